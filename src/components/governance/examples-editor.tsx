import { Button } from "@/components/ui/button";
import type { Outcome } from "@/lib/governance/evaluation";
import type { Example, PolicyContent } from "@/lib/governance/model";
import type { Subject } from "@/lib/governance/policy-view";
import { exampleName, exampleOf } from "./example-edit";
import { ExampleItem } from "./example-item";
import type { PolicyEditorAction } from "./policy-editor-state";

export type TriedProduct = { title: string; subject: Subject };

type ExamplesEditorProps = {
  content: PolicyContent;
  /** The product the policy is being tried on, and what it says of it. */
  tried: TriedProduct;
  outcome: Outcome | null;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** Documents that hold the policy to what it was meant to say. */
export function ExamplesEditor({ content, tried, outcome, faultOf, dispatch }: ExamplesEditorProps) {
  const { examples } = content;
  const set = (next: readonly Example[]) => dispatch({ type: "facts", facts: { examples: next } });
  const add = (now: Outcome, expects: "pass" | "fail") =>
    set([...examples, exampleOf(tried.subject, exampleName(tried.title, examples), now, expects)]);

  return (
    <div className="flex flex-col items-start gap-3">
      <p className="max-w-[72ch] text-muted">
        Each save runs them, and a policy that says otherwise of one of them is not saved. They become part of
        the policy, for everybody who may read it.
      </p>
      {examples.length > 0 && (
        <ul className="w-full divide-y rounded-lg border bg-surface">
          {examples.map((example, index) => (
            <ExampleItem
              key={`example-${
                // biome-ignore lint/suspicious/noArrayIndexKey: an example has no identity but its place.
                index
              }`}
              id={`example-${index}`}
              content={content}
              example={example}
              fault={faultOf(`examples.${index}`) ?? faultOf(`examples.${index}.name`)}
              onChange={(next) => set(examples.with(index, next))}
              onRemove={() => set(examples.toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      {outcome && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => add(outcome, "pass")}>
            Add “{tried.title}” as one that passes
          </Button>
          {outcome.status === "fail" && (
            <Button size="sm" onClick={() => add(outcome, "fail")}>
              Add “{tried.title}” as one that fails
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
