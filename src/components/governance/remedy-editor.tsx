import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LabelHint } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import type { PolicyDraft } from "./policy-draft";
import type { PlainFacts, PolicyEditorAction } from "./policy-editor-state";

type RemedyEditorProps = {
  draft: PolicyDraft;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** What a producer whose product fails is told, and what they can do. */
export function RemedyEditor({ draft, faultOf, dispatch }: RemedyEditorProps) {
  const set = (facts: Partial<PlainFacts>) => dispatch({ type: "facts", facts });
  const optional = <LabelHint>optional</LabelHint>;

  return (
    <div className="flex flex-col gap-4">
      <Field
        id="message"
        label={<>Message {optional}</>}
        help="Left empty, it is made from the rule. {it.name}, {actual}, {expected} and {param.…} stand for what was found."
        error={faultOf("message")}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={draft.message}
            onChange={({ target }) => set({ message: target.value })}
          />
        )}
      </Field>
      <Field
        id="hint"
        label={<>What to do {optional}</>}
        help="One sentence that helps them on: what to write, whom to ask."
        error={faultOf("remediation.hint")}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={draft.hint}
            onChange={({ target }) => set({ hint: target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="help-url" label={<>Help page {optional}</>} error={faultOf("remediation.url")}>
          {(control) => (
            <Input
              {...control}
              inputMode="url"
              value={draft.helpUrl}
              onChange={({ target }) => set({ helpUrl: target.value })}
            />
          )}
        </Field>
        <Field
          id="fix-field"
          label={<>Field to mend {optional}</>}
          help="Only where that is not the place the finding is about, for example /retention/days."
          error={faultOf("remediation.field")}
        >
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              value={draft.field}
              onChange={({ target }) => set({ field: target.value })}
              className="font-mono"
            />
          )}
        </Field>
      </div>
    </div>
  );
}
