import { ChevronDown, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { FormNode } from "@/lib/governance/language/form-model";
import type { Scope } from "@/lib/governance/language/scope";
import { newQuantifier, newRow } from "./row-edit";

type AddNodeProps = { scope: Scope; onAdd: (node: FormNode) => void };

/** The ways to say more: about a field, about what is in a list, or with alternatives. */
export function AddNode({ scope, onAdd }: AddNodeProps) {
  const quantifier = newQuantifier(scope);

  return (
    <div className="-ml-1.5 flex items-center">
      <Button variant="quiet" size="sm" onClick={() => onAdd(newRow(scope))} className="text-muted">
        <Plus aria-hidden />
        Condition
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="quiet" size="icon-sm" aria-label="Add something else">
            <ChevronDown />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {quantifier && (
            <DropdownMenuItem onSelect={() => onAdd(quantifier)}>
              <Words label="About a list" help="in at least one, in every one, in none …" />
            </DropdownMenuItem>
          )}
          <DropdownMenuItem
            onSelect={() => onAdd({ kind: "group", match: "any", children: [newRow(scope)] })}
          >
            <Words label="Alternatives" help="of which at least one holds" />
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}

function Words({ label, help }: { label: string; help: string }) {
  return (
    <span className="flex flex-col">
      {label}
      <span className="text-muted text-xs">{help}</span>
    </span>
  );
}
