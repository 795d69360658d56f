import type { JsonObject } from "@/lib/registry/json";
import type { LiveCheck } from "./editor-findings";
import { type EditorHistory, type HistoryAction, historyReducer, startHistory } from "./editor-history";
import { placeOf } from "./editor-step";

/**
 * A place somebody asked to be brought to, with the policy and the word of the finding they came from: of several
 * things missing from one list each has a field of its own.
 */
export type FocusRequest = {
  pointer: string;
  policyKey: string | null;
  word: string | null;
  sequence: number;
};

export type EditorState = {
  history: EditorHistory;
  /** What the policies say about the document of a moment ago; null until they have been asked once. */
  check: LiveCheck | null;
  /** Fields whose findings are spelled out: those one has left once, or was led to. */
  visited: ReadonlySet<string>;
  /** Whether every finding is spelled out, as after an attempt to publish. */
  isJudged: boolean;
  /** The output port and the table that are open, by position. */
  port: number;
  table: number;
  focus: FocusRequest | null;
  /** Whether the form takes the room of the steps and the check beside it. */
  isWide: boolean;
};

export type EditorAction =
  | HistoryAction
  | { type: "checked"; check: LiveCheck }
  | { type: "visit"; pointer: string }
  | { type: "judge" }
  | { type: "open"; port: number; table: number }
  | { type: "widen"; isWide: boolean }
  | ({ type: "focus" } & Omit<FocusRequest, "sequence">);

export function startEditing(document: JsonObject): EditorState {
  return {
    history: startHistory(document),
    check: null,
    visited: new Set(),
    isJudged: false,
    port: 0,
    table: 0,
    focus: null,
    isWide: false,
  };
}

export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "checked":
      return { ...state, check: action.check };
    case "visit":
      return state.visited.has(action.pointer)
        ? state
        : { ...state, visited: new Set([...state.visited, action.pointer]) };
    case "judge":
      return { ...state, isJudged: true };
    case "open":
      return { ...state, port: action.port, table: action.table };
    case "widen":
      return { ...state, isWide: action.isWide };
    case "focus": {
      const { pointer, policyKey, word } = action;
      const place = placeOf(pointer);
      return {
        ...state,
        port: place.port ?? state.port,
        table: place.table ?? (place.port === null ? state.table : 0),
        visited: new Set([...state.visited, pointer]),
        focus: { pointer, policyKey, word, sequence: (state.focus?.sequence ?? 0) + 1 },
      };
    }
    default: {
      const history = historyReducer(state.history, action);
      return history === state.history ? state : { ...state, history };
    }
  }
}
