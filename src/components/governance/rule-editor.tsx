import type { Selector } from "@/lib/governance/language/ir";
import { isAboutAccess } from "@/lib/governance/language/scope";
import { ClauseEditor } from "./clause-editor";
import type { DraftProblems } from "./draft-problems";
import { InlineSelect } from "./inline-select";
import type { PolicyDraft } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";

type RuleEditorProps = {
  draft: PolicyDraft;
  problems: DraftProblems["clauses"];
  /** "of every domain", "of Sales and its sub-domains". */
  reach: string;
  /** Why the sentence as a whole cannot be saved yet. */
  fault: string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

const SELECTORS = [
  { value: "product", label: "product" },
  { value: "outputPorts[]", label: "output port" },
  { value: "outputPorts[].columns[]", label: "column of every output port" },
  { value: "inputPorts[]", label: "input port" },
  { value: "change.breaking[]", label: "breaking change since the last version" },
  { value: "change.lowered[]", label: "lowered protection since the last version" },
  { value: "access.requests[]", label: "request for access" },
] as const satisfies readonly { value: Selector; label: string }[];

/** The sentence of the policy, which is its editor. */
export function RuleEditor({ draft, problems, reach, fault, dispatch }: RuleEditorProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4 text-lg">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">For every</span>
        <InlineSelect
          label="What the policy looks at"
          value={draft.select}
          options={SELECTORS}
          onPick={(select) => dispatch({ type: "select", select })}
        />
      </p>
      <ClauseEditor
        name="scope"
        opening={isAboutAccess(draft.select) ? "to products" : "of products"}
        whenEmpty={reach}
        draft={draft}
        problems={problems.scope}
        dispatch={dispatch}
      />
      <ClauseEditor
        name="where"
        opening="where"
        whenEmpty="nothing in particular: all of them"
        draft={draft}
        problems={problems.where}
        dispatch={dispatch}
      />
      <ClauseEditor
        name="require"
        opening="require"
        whenEmpty="… add what must hold"
        draft={draft}
        problems={fault ? [{ path: [], start: 0, end: 0, message: fault }] : problems.require}
        dispatch={dispatch}
      />
    </div>
  );
}
