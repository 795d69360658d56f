import { Code } from "@/components/ui/code-block";
import { ClauseText } from "./clause-text";
import type { DraftProblems } from "./draft-problems";
import type { ClauseName, PolicyDraft } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";

type RuleTextEditorProps = {
  draft: PolicyDraft;
  problems: DraftProblems["clauses"];
  dispatch: (action: PolicyEditorAction) => void;
};

const LABELS = [
  { name: "scope", label: "of products" },
  { name: "where", label: "where" },
  { name: "require", label: "require" },
] as const satisfies readonly { name: ClauseName; label: string }[];

/** The same rule as text; whatever is written here shows in the sentence as soon as it can be read. */
export function RuleTextEditor({ draft, problems, dispatch }: RuleTextEditorProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">
        for every <Code>{draft.select}</Code>
      </p>
      {LABELS.map(({ name, label }) => (
        <ClauseText
          key={name}
          name={name}
          label={label}
          text={draft.clauses[name].text}
          problems={problems[name]}
          onText={(text) => dispatch({ type: "text", clause: name, text })}
        />
      ))}
    </div>
  );
}
