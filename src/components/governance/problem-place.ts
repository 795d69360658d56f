import type { FormGroup, FormNode } from "@/lib/governance/language/form-model";
import type { NodePath } from "./form-tree";

/** The node of the form a problem at `path` of the same condition's expression belongs to. */
export function problemPlace(form: FormGroup, path: string): NodePath {
  return placeWithin(form, path, []);
}

function placeWithin(node: FormNode, path: string, here: NodePath): NodePath {
  switch (node.kind) {
    case "row":
    case "expression":
      return here;
    case "quantifier": {
      const body = node.quantifier === "none" ? "/of/body" : "/body";
      return path.startsWith(body) ? placeWithin(node.condition, path.slice(body.length), here) : here;
    }
    case "group":
      return placeInGroup(node, path, here);
  }
}

/** A group of one part is that part, and "none of" is a `not` around it. */
function placeInGroup({ match, children }: FormGroup, path: string, here: NodePath): NodePath {
  const around = match === "none" ? "/of" : "";
  for (const [index, child] of children.entries()) {
    const prefix = children.length === 1 ? around : `${around}/items/${index}`;
    if (path === prefix || path.startsWith(`${prefix}/`)) {
      return placeWithin(child, path.slice(prefix.length), [...here, index]);
    }
  }
  return here;
}
