import { Code } from "@/components/ui/code-block";
import type { FormQuantifier, Quantifier } from "@/lib/governance/language/form-model";
import type { Scope } from "@/lib/governance/language/scope";
import { fieldLabel } from "./field-choices";
import { InlinePicker } from "./inline-picker";
import { InlineSelect } from "./inline-select";
import { listChoices, typeAt, withList } from "./row-edit";

type QuantifierEditorProps = {
  node: FormQuantifier;
  scope: Scope;
  onNode: (node: FormQuantifier) => void;
};

const OPTIONS = [
  { value: "every", label: "in every one" },
  { value: "some", label: "in at least one" },
  { value: "one", label: "in exactly one" },
  { value: "none", label: "in none" },
] as const satisfies readonly { value: Quantifier; label: string }[];

/** How many elements of which list must meet what stands beneath. */
export function QuantifierEditor({ node, scope, onNode }: QuantifierEditorProps) {
  const type = typeAt(scope, node.list);

  return (
    <>
      <InlineSelect
        label="How many"
        value={node.quantifier}
        options={OPTIONS}
        onPick={(quantifier) => onNode({ ...node, quantifier })}
      />
      <span>of</span>
      <InlinePicker
        label="List"
        value={node.list}
        text={fieldLabel(node.list, scope)}
        groups={listChoices(scope)}
        onPick={(list) => onNode(withList(node, list, scope))}
      />
      {type.kind === "list" && (
        <span className="text-muted text-sm" title={`Each ${type.item.label}, in the text`}>
          as <Code>{node.as}</Code>
        </span>
      )}
    </>
  );
}
