import { CircleAlert } from "lucide-react";
import type { Clause } from "./clause";
import { clauseView } from "./clause-view";
import type { ClauseProblem } from "./draft-problems";
import { MatchSelect, NodeList } from "./node-list";
import { type ClauseName, clauseScope, type PolicyDraft } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";

type ClauseEditorProps = {
  name: ClauseName;
  /** How the clause begins in the sentence, and what it says while it is empty. */
  opening: string;
  whenEmpty: string;
  draft: PolicyDraft;
  problems: readonly ClauseProblem[];
  dispatch: (action: PolicyEditorAction) => void;
};

/** One condition of the sentence, part by part. */
export function ClauseEditor({ name, opening, whenEmpty, draft, problems, dispatch }: ClauseEditorProps) {
  const clause = draft.clauses[name];
  const view = clauseView(name, problems, (edit) => dispatch({ type: "form", clause: name, edit }));
  const { form } = clause;
  const isEmpty = form.children.length === 0;
  const faults = view.problemsAt([]);

  return (
    <fieldset
      id={view.nodeId([])}
      aria-label={opening}
      data-fault={faults.length > 0 ? true : undefined}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{opening}</span>
        {isEmpty && <span className="text-muted">{whenEmpty}</span>}
        {(form.children.length > 1 || form.match !== "all") && (
          <MatchSelect
            group={form}
            onGroup={(group) => view.edit({ kind: "replace", path: [], node: group })}
          />
        )}
      </div>
      <ClauseNotes clause={clause} problems={faults} />
      <div className="min-w-0 pl-4">
        <NodeList clause={view} group={form} path={[]} scope={clauseScope(draft, name)} />
      </div>
    </fieldset>
  );
}

function ClauseNotes({ clause, problems }: { clause: Clause; problems: readonly string[] }) {
  const notes = clause.isReadable
    ? problems
    : ["The text cannot be read; this is what it said last. A change here replaces the text."];
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="flex gap-1.5 text-fail-ink text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
          {note}
        </p>
      ))}
    </>
  );
}
