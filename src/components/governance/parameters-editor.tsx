import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Parameter } from "@/lib/governance/language/ir";
import { ParameterFields } from "./parameter-fields";
import type { PolicyDraft } from "./policy-draft";
import type { PolicyEditorAction } from "./policy-editor-state";

type ParametersEditorProps = {
  params: PolicyDraft["params"];
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** Values with a name, to be changed without touching the sentence. */
export function ParametersEditor({ params, faultOf, dispatch }: ParametersEditorProps) {
  const set = (next: readonly Parameter[]) => dispatch({ type: "params", params: next });
  const names = params.map(({ name }) => name);

  return (
    <div className="flex flex-col items-start gap-3">
      {params.length === 0 && (
        <p className="max-w-[72ch] text-muted">
          None. A parameter gives a value of the sentence a name, so that it can be changed on its own.
        </p>
      )}
      {params.map((param, index) => (
        <fieldset
          key={param.name}
          aria-label={`Parameter ${param.name}`}
          className="flex w-full items-start gap-2"
        >
          <ParameterFields
            param={param}
            others={names.filter((name) => name !== param.name)}
            fault={faultOf(`rule.params.${index}`) ?? faultOf(`rule.params.${index}.value`)}
            onChange={(next) => set(params.with(index, next))}
            onRename={(to) => dispatch({ type: "rename-param", from: param.name, to })}
          />
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={`Remove parameter ${param.name}`}
            className="mt-6"
            onClick={() => set(params.toSpliced(index, 1))}
          >
            <X />
          </Button>
        </fieldset>
      ))}
      <Button
        size="sm"
        onClick={() => set([...params, { name: freshName(names), type: "number", value: 1 }])}
      >
        <Plus aria-hidden />
        Parameter
      </Button>
    </div>
  );
}

function freshName(names: readonly string[]): string {
  if (!names.includes("min")) return "min";
  const numbers = Array.from({ length: names.length + 2 }, (_, index) => `value${index + 1}`);
  return numbers.find((name) => !names.includes(name)) ?? "value";
}
