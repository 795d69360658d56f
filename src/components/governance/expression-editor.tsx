import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code-block";
import type { Expression } from "@/lib/governance/language/ir";
import { print } from "@/lib/governance/language/print";

type ExpressionEditorProps = { expression: Expression; onEdit: () => void };

/** A part the sentence has no words for. It can be moved and removed here, and is changed in the text. */
export function ExpressionEditor({ expression, onEdit }: ExpressionEditorProps) {
  return (
    <>
      <Code className="min-w-0 whitespace-pre-wrap px-1.5 py-1">{print(expression)}</Code>
      <Button size="sm" variant="quiet" onClick={onEdit}>
        Edit as text
      </Button>
    </>
  );
}
