import type { FormGroup, FormNode } from "@/lib/governance/language/form-model";

/** Where a node stands: the index among the children of each node on the way; the empty path is the outermost group. */
export type NodePath = readonly number[];

/** What stands within a node: the parts of a group, or what a quantifier asks of each element. */
export function childrenOf(node: FormNode): readonly FormNode[] {
  if (node.kind === "group") return node.children;
  return node.kind === "quantifier" ? node.condition.children : [];
}

function withChildren(node: FormNode, children: FormNode[]): FormNode {
  if (node.kind === "group") return { ...node, children };
  return node.kind === "quantifier" ? { ...node, condition: { ...node.condition, children } } : node;
}

export function nodeAt(root: FormNode, path: NodePath): FormNode | null {
  return path.reduce<FormNode | null>((node, index) => (node && childrenOf(node)[index]) ?? null, root);
}

/** A copy of the form in which the nodes from `path` on stand in place of the one that stood there. */
function splicedAt(root: FormGroup, path: NodePath, nodes: readonly FormNode[]): FormGroup {
  const replaced = spliced(root, path, nodes);
  return replaced.kind === "group" ? replaced : root;
}

function spliced(node: FormNode, path: NodePath, nodes: readonly FormNode[]): FormNode {
  const [index, ...rest] = path;
  const child = index === undefined ? undefined : childrenOf(node)[index];
  if (index === undefined || child === undefined) return node;
  const next = rest.length === 0 ? nodes : [spliced(child, rest, nodes)];
  return withChildren(node, childrenOf(node).toSpliced(index, 1, ...next));
}

export function replaceNode(root: FormGroup, path: NodePath, node: FormNode): FormGroup {
  if (path.length === 0) return node.kind === "group" ? node : root;
  return splicedAt(root, path, [node]);
}

/** A changed form, and where the person's attention goes. */
export type Edited = { form: FormGroup; focus: NodePath };

/** The node as the last part of the group or quantifier at `path`. */
export function appendNode(root: FormGroup, path: NodePath, node: FormNode): Edited {
  const parent = nodeAt(root, path);
  if (!parent) return { form: root, focus: path };
  const children = childrenOf(parent);
  const form = replaceNode(root, path, withChildren(parent, [...children, node]));
  return { form, focus: [...path, children.length] };
}

export function insertAfter(root: FormGroup, path: NodePath, node: FormNode): Edited {
  const here = nodeAt(root, path);
  if (!here || path.length === 0) return { form: root, focus: path };
  return { form: splicedAt(root, path, [here, node]), focus: beside(path, 1) };
}

/** A group left without parts goes with its last one. */
export function removeNode(root: FormGroup, path: NodePath): Edited {
  const outer = path.slice(0, -1);
  const parent = nodeAt(root, outer);
  if (outer.length > 0 && parent?.kind === "group" && parent.children.length === 1)
    return removeNode(root, outer);
  const last = path.at(-1) ?? 0;
  return { form: splicedAt(root, path, []), focus: last > 0 ? beside(path, -1) : path };
}

export function moveNode(root: FormGroup, path: NodePath, by: -1 | 1): Edited {
  const target = beside(path, by);
  const here = nodeAt(root, path);
  const other = nodeAt(root, target);
  if (!here || !other || (target.at(-1) ?? -1) < 0) return { form: root, focus: path };
  return { form: replaceNode(replaceNode(root, path, other), target, here), focus: target };
}

/** Into the group before it, or into a new group of its own; "any of" where the parts around it are "all of". */
export function indentNode(root: FormGroup, path: NodePath): Edited {
  const here = nodeAt(root, path);
  if (!here || path.length === 0) return { form: root, focus: path };
  const above = (path.at(-1) ?? 0) > 0 ? nodeAt(root, beside(path, -1)) : null;
  if (above?.kind === "group") {
    const without = splicedAt(root, path, []);
    return appendNode(without, beside(path, -1), here);
  }
  const around = nodeAt(root, path.slice(0, -1));
  const group = around?.kind === "quantifier" ? around.condition : around;
  const match = group?.kind === "group" && group.match === "all" ? "any" : "all";
  return {
    form: replaceNode(root, path, { kind: "group", match, children: [here] }),
    focus: [...path, 0],
  };
}

/** Out of its group, to stand after it. A quantifier keeps its parts: outside they would be about something else. */
export function outdentNode(root: FormGroup, path: NodePath): Edited {
  const outer = path.slice(0, -1);
  const here = nodeAt(root, path);
  const parent = nodeAt(root, outer);
  if (!here || parent?.kind !== "group" || outer.length === 0) return { form: root, focus: path };
  const rest = parent.children.toSpliced(path.at(-1) ?? 0, 1);
  if (rest.length === 0) return { form: replaceNode(root, outer, here), focus: outer };
  const form = splicedAt(root, outer, [{ ...parent, children: rest }, here]);
  return { form, focus: beside(outer, 1) };
}

function beside(path: NodePath, by: number): NodePath {
  return [...path.slice(0, -1), (path.at(-1) ?? 0) + by];
}
