import type { Expression } from "./ir";

export const LIMITS = {
  characters: 4_000,
  nodes: 400,
  depth: 60,
  loops: 3,
  listItems: 200,
  patternCharacters: 200,
  patternSize: 2_000,
  /** Per policy and product; a product with more in its lists gets more, so that a wide one is not refused for its width. */
  steps: 100_000,
  stepsPerItem: 200,
} as const;

export type Child = { key: string; node: Expression };

/** The direct parts of an expression in reading order, each with its place as a JSON pointer suffix. */
export function childrenOf(node: Expression): Child[] {
  switch (node.kind) {
    case "literal":
    case "name":
      return [];
    case "list":
    case "and":
    case "or":
      return node.items.map((item, index) => ({ key: `items/${index}`, node: item }));
    case "field":
    case "not":
    case "negate":
      return [{ key: "of", node: node.of }];
    case "index":
      return [
        { key: "of", node: node.of },
        { key: "index", node: node.index },
      ];
    case "call":
      return [
        { key: "of", node: node.of },
        ...node.args.map((arg, index) => ({ key: `args/${index}`, node: arg })),
      ];
    case "each":
      return [
        { key: "of", node: node.of },
        { key: "body", node: node.body },
      ];
    case "binary":
      return [
        { key: "left", node: node.left },
        { key: "right", node: node.right },
      ];
    case "conditional":
      return [
        { key: "condition", node: node.condition },
        { key: "yes", node: node.yes },
        { key: "no", node: node.no },
      ];
  }
}

type Breach = { message: string; node: Expression };

/** The first limit the expression breaks, or null. Call it only on an expression of bounded depth. */
export function limitBreach(root: Expression): Breach | null {
  let nodes = 0;
  function visit(node: Expression, depth: number, loops: number): Breach | null {
    nodes += 1;
    if (nodes > LIMITS.nodes) return { message: `A condition has at most ${LIMITS.nodes} parts.`, node };
    if (depth > LIMITS.depth) return { message: `Nest at most ${LIMITS.depth} levels.`, node };
    if (loops > LIMITS.loops) return { message: `Nest at most ${LIMITS.loops} loops in one another.`, node };
    if (node.kind === "list" && node.items.length > LIMITS.listItems) {
      return { message: `A list has at most ${LIMITS.listItems} items.`, node };
    }
    for (const child of childrenOf(node)) {
      const inner = node.kind === "each" && child.key === "body" ? 1 : 0;
      const breach = visit(child.node, depth + 1, loops + inner);
      if (breach) return breach;
    }
    return null;
  }
  return visit(root, 1, 0);
}

/** Whether unparsed JSON is small and shallow enough to be parsed recursively. */
export function isWithinBounds(json: unknown): boolean {
  const pending = [{ value: json, depth: 1 }];
  const visitsMax = LIMITS.nodes * 6;
  for (let visits = 0; visits < visitsMax; visits += 1) {
    const next = pending.pop();
    if (!next) return true;
    if (typeof next.value !== "object" || next.value === null) continue;
    // Every level of an expression is an object, and at most one array between it and the next.
    if (next.depth > LIMITS.depth * 2) return false;
    for (const value of Object.values(next.value)) pending.push({ value, depth: next.depth + 1 });
  }
  return false;
}
