import type { Selector } from "@/lib/governance/language/ir";
import { withForm, withText } from "./clause";
import { editForm, type FormEdit } from "./form-edit";
import type { NodePath } from "./form-tree";
import { renameParameter } from "./parameter-name";
import { CLAUSES, type ClauseName, clauseScope, type PolicyDraft } from "./policy-draft";

/** Where the keyboard goes after the form has changed; a new object each time, so that it goes there again. */
export type EditorFocus = { clause: ClauseName; path: NodePath };

/** Where a new policy is going to stand. A code of null is the one that is suggested. */
export type PlaceDraft = { code: string | null; domainId: string | null };

export type PolicyEditorState = {
  draft: PolicyDraft;
  place: PlaceDraft;
  changeNote: string;
  focus: EditorFocus | null;
  /** Whether anything was changed since the last save. */
  isDirty: boolean;
};

/** Everything of a draft that is no part of the rule: it is set as it is. */
export type PlainFacts = Omit<PolicyDraft, "select" | "clauses" | "params">;

export type PolicyEditorAction =
  | { type: "facts"; facts: Partial<PlainFacts> }
  | { type: "select"; select: Selector }
  | { type: "form"; clause: ClauseName; edit: FormEdit }
  | { type: "text"; clause: ClauseName; text: string }
  | { type: "params"; params: PolicyDraft["params"] }
  | { type: "rename-param"; from: string; to: string }
  | { type: "place"; place: Partial<PlaceDraft> }
  | { type: "note"; changeNote: string }
  | { type: "saved" };

export function startEditing(draft: PolicyDraft, domainId: string | null): PolicyEditorState {
  return { draft, place: { code: null, domainId }, changeNote: "", focus: null, isDirty: false };
}

export function editPolicy(state: PolicyEditorState, action: PolicyEditorAction): PolicyEditorState {
  if (action.type === "saved") return { ...state, isDirty: false };
  return { ...changed(state, action), isDirty: true };
}

type Change = Exclude<PolicyEditorAction, { type: "saved" }>;

function changed(state: PolicyEditorState, action: Change): PolicyEditorState {
  const { draft } = state;
  switch (action.type) {
    case "facts":
      return { ...state, draft: { ...draft, ...action.facts } };
    case "place":
      return { ...state, place: { ...state.place, ...action.place } };
    case "note":
      return { ...state, changeNote: action.changeNote };
    case "select":
      return { ...state, draft: reread({ ...draft, select: action.select }) };
    case "params":
      return { ...state, draft: reread({ ...draft, params: action.params }) };
    case "rename-param":
      return { ...state, draft: reread(renameParameter(draft, action.from, action.to)) };
    case "text": {
      const clause = withText(draft.clauses[action.clause], action.text, clauseScope(draft, action.clause));
      return { ...state, draft: withClauses(draft, { [action.clause]: clause }) };
    }
    case "form": {
      const { form, focus } = editForm(draft.clauses[action.clause].form, action.edit);
      return {
        ...state,
        draft: withClauses(draft, { [action.clause]: withForm(form) }),
        focus: focus && { clause: action.clause, path: focus },
      };
    }
  }
}

function withClauses(draft: PolicyDraft, clauses: Partial<PolicyDraft["clauses"]>): PolicyDraft {
  return { ...draft, clauses: { ...draft.clauses, ...clauses } };
}

/** Other names are in scope now: what the form could not show it may show, and the other way about. */
function reread(draft: PolicyDraft): PolicyDraft {
  return CLAUSES.reduce((next, name) => {
    const clause = draft.clauses[name];
    return withClauses(next, { [name]: withText(clause, clause.text, clauseScope(draft, name)) });
  }, draft);
}
