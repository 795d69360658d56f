import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PolicyDraft, ReferenceDraft } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";

type ReferencesEditorProps = {
  references: PolicyDraft["references"];
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

const FACTS = [
  { name: "framework", label: "Law or standard" },
  { name: "clause", label: "Clause" },
  { name: "url", label: "Link" },
] as const satisfies readonly { name: keyof ReferenceDraft; label: string }[];

/** The laws and standards the policy rests on. */
export function ReferencesEditor({ references, faultOf, dispatch }: ReferencesEditorProps) {
  const set = (next: PolicyDraft["references"]) => dispatch({ type: "facts", facts: { references: next } });

  return (
    <div className="flex flex-col items-start gap-3">
      {references.length === 0 && <p className="text-muted">It rests on no law or standard in particular.</p>}
      {references.map((reference, index) => (
        <fieldset
          key={`reference-${
            // biome-ignore lint/suspicious/noArrayIndexKey: a reference has no identity but its place.
            index
          }`}
          aria-label={`Reference ${index + 1}`}
          className="flex w-full items-start gap-2"
        >
          <div className="grid flex-1 gap-3 sm:grid-cols-3">
            {FACTS.map(({ name, label }) => (
              <Field
                key={name}
                id={`reference-${index}-${name}`}
                label={label}
                error={faultOf(`references.${index}.${name}`)}
              >
                {(control) => (
                  <Input
                    {...control}
                    value={reference[name]}
                    onChange={({ target }) =>
                      set(references.with(index, { ...reference, [name]: target.value }))
                    }
                  />
                )}
              </Field>
            ))}
          </div>
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={`Remove reference ${index + 1}`}
            className="mt-6"
            onClick={() => set(references.toSpliced(index, 1))}
          >
            <X />
          </Button>
        </fieldset>
      ))}
      <Button size="sm" onClick={() => set([...references, { framework: "", clause: "", url: "" }])}>
        <Plus aria-hidden />
        Reference
      </Button>
    </div>
  );
}
