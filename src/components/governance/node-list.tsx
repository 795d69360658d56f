import { type FormGroup, type FormNode, MATCHES, QUANTIFIERS } from "@/lib/governance/language/form-model";
import { fieldAt, type Scope, scopeWithin } from "@/lib/governance/language/scope";
import { lowerFirst } from "@/lib/governance/language/words";
import { AddNode } from "./add-node";
import type { ClauseView } from "./clause-view";
import { ExpressionEditor } from "./expression-editor";
import { fieldLabel } from "./field-choices";
import type { NodePath } from "./form-tree";
import { InlineSelect } from "./inline-select";
import { NodeFrame } from "./node-frame";
import { QuantifierEditor } from "./quantifier-editor";
import { newRow, typeAt } from "./row-edit";
import { RowEditor } from "./row-editor";
import { verbLabel } from "./verb-choices";

type NodeListProps = { clause: ClauseView; group: FormGroup; path: NodePath; scope: Scope };

/** The parts of a group beneath each other, joined by "and" or "or", and the ways to add another. */
export function NodeList({ clause, group, path, scope }: NodeListProps) {
  const joint = group.match === "all" ? "and" : "or";

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {group.children.map((node, index) => {
        const here = [...path, index];
        return (
          <NodeEditor
            key={clause.nodeId(here)}
            clause={clause}
            node={node}
            path={here}
            scope={scope}
            joint={index === 0 ? "" : joint}
          />
        );
      })}
      <AddNode scope={scope} onAdd={(node) => clause.edit({ kind: "append", path, node })} />
    </div>
  );
}

type NodeEditorProps = { clause: ClauseView; node: FormNode; path: NodePath; scope: Scope; joint: string };

function NodeEditor({ clause, node, path, scope, joint }: NodeEditorProps) {
  const frame = {
    clause,
    path,
    joint,
    onAnother: () => clause.edit({ kind: "insert-after", path, node: newRow(scope) }),
  };
  const replace = (next: FormNode) => clause.edit({ kind: "replace", path, node: next });

  switch (node.kind) {
    case "row": {
      const label = `${fieldLabel(node.field, scope)} ${verbLabel(node, typeAt(scope, node.field))}`;
      return (
        <NodeFrame {...frame} label={label} line={<RowEditor row={node} scope={scope} onRow={replace} />} />
      );
    }
    case "expression":
      return (
        <NodeFrame
          {...frame}
          label="An expression"
          line={<ExpressionEditor expression={node.expression} onEdit={clause.editText} />}
        />
      );
    case "group":
      return (
        <NodeFrame
          {...frame}
          label={`${MATCHES[node.match]} these`}
          line={<MatchSelect group={node} onGroup={replace} />}
        >
          <Nested>
            <NodeList clause={clause} group={node} path={path} scope={scope} />
          </Nested>
        </NodeFrame>
      );
    case "quantifier": {
      const type = typeAt(scope, node.list);
      const item = type.kind === "list" ? type.item : fieldAt(scope, node.list);
      const inner = item ? scopeWithin(scope, node.as, item) : scope;
      return (
        <NodeFrame
          {...frame}
          label={`${QUANTIFIERS[node.quantifier].label} ${lowerFirst(item?.label ?? node.list)}`}
          line={<QuantifierEditor node={node} scope={scope} onNode={replace} />}
        >
          <Nested>
            {node.condition.children.length > 1 && (
              <MatchSelect group={node.condition} onGroup={(condition) => replace({ ...node, condition })} />
            )}
            <NodeList clause={clause} group={node.condition} path={path} scope={inner} />
          </Nested>
        </NodeFrame>
      );
    }
  }
}

function Nested({ children }: { children: React.ReactNode }) {
  return <div className="ml-1 flex min-w-0 flex-col gap-1.5 border-l-2 pl-3">{children}</div>;
}

const MATCH_OPTIONS = [
  { value: "all", label: "all of these hold" },
  { value: "any", label: "at least one of these holds" },
  { value: "none", label: "none of these holds" },
] as const;

type MatchSelectProps = { group: FormGroup; onGroup: (group: FormGroup) => void };

/** How the parts of a group count together. */
export function MatchSelect({ group, onGroup }: MatchSelectProps) {
  return (
    <InlineSelect
      label="How these count together"
      value={group.match}
      options={MATCH_OPTIONS}
      onPick={(match) => onGroup({ ...group, match })}
    />
  );
}
