import type { Json, JsonObject } from "@/lib/registry/json";
import { withValueAt } from "@/lib/registry/json-pointer";

/** One place of the document and what it holds from now on; undefined removes it. */
export type Edit = { pointer: string; value: Json | undefined };

export type EditorHistory = {
  past: readonly JsonObject[];
  document: JsonObject;
  future: readonly JsonObject[];
  /** Edits of one group, such as the letters typed into one field, are undone together. */
  group: string | null;
  /** Raised when the document changes other than by typing, so that controls with a state of their own start over. */
  generation: number;
};

export type HistoryAction =
  | { type: "edit"; edits: readonly Edit[]; group: string | null }
  | { type: "replace"; document: JsonObject; group: string | null }
  | { type: "settle" }
  | { type: "undo" }
  | { type: "redo" };

const STEPS_MAX = 300;

export function startHistory(document: JsonObject): EditorHistory {
  return { past: [], document, future: [], group: null, generation: 0 };
}

export function historyReducer(history: EditorHistory, action: HistoryAction): EditorHistory {
  switch (action.type) {
    case "edit": {
      const next = withEdits(history.document, action.edits);
      return next === history.document ? history : advanced(history, next, action.group);
    }
    case "replace": {
      if (action.document === history.document) return history;
      return { ...advanced(history, action.document, action.group), generation: history.generation + 1 };
    }
    case "settle":
      return history.group === null ? history : { ...history, group: null };
    case "undo": {
      const previous = history.past.at(-1);
      if (!previous) return history;
      return {
        past: history.past.slice(0, -1),
        document: previous,
        future: [history.document, ...history.future],
        group: null,
        generation: history.generation + 1,
      };
    }
    case "redo": {
      const [next, ...future] = history.future;
      if (!next) return history;
      return {
        past: [...history.past, history.document],
        document: next,
        future,
        group: null,
        generation: history.generation + 1,
      };
    }
  }
}

export function withEdits(document: JsonObject, edits: readonly Edit[]): JsonObject {
  return edits.reduce((next, { pointer, value }) => withValueAt(next, pointer, value), document);
}

function advanced(history: EditorHistory, document: JsonObject, group: string | null): EditorHistory {
  const continues = group !== null && group === history.group;
  const past = continues ? history.past : [...history.past, history.document].slice(-STEPS_MAX);
  return { ...history, past, document, future: [], group };
}
