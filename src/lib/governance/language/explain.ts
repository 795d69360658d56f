import { evaluate } from "./evaluate";
import type { Expression } from "./ir";
import { itemKeys } from "./item-key";
import { type Alternative, type Leaf, leafId, leafOf, type Place } from "./leaf";
import { type Located, locate, locateItem } from "./locate";
import { print } from "./print";
import { isExhausted, type Value } from "./run";
import { scopeWithin } from "./scope";
import { bodyWords } from "./sentence";
import { elementKeyOf, elementLabelOf, pointerOf } from "./view";

/**
 * Why `node` is not `wanted`: each failed part of a conjunction, and the ways out of a failed disjunction as one leaf.
 *
 * Incomplete once the budget of `place.run` is used up.
 */
export function explain(node: Expression, wanted: boolean, place: Place): Leaf[] {
  if (isExhausted(place.run)) return [];
  switch (node.kind) {
    case "and":
    case "or": {
      const mustAllHold = (node.kind === "and") === wanted;
      if (!mustAllHold) return explainChoice(node, wanted, place);
      const failed = node.items.filter((item) => evaluate(item, place.run) !== wanted);
      return mergeMissing(failed.flatMap((item) => explain(item, wanted, place)));
    }
    case "not":
      return explain(node.of, !wanted, place);
    case "each":
      return explainEach(node, wanted, place);
    case "conditional": {
      const condition = evaluate(node.condition, place.run);
      if (typeof condition !== "boolean") return explain(node.condition, true, place);
      return explain(condition ? node.yes : node.no, wanted, place);
    }
    default:
      return [leafOf(node, wanted, place)];
  }
}

/** "At least 95" and "at most 100" of one missing value is one thing to fill in, not two faults. */
function mergeMissing(leaves: readonly Leaf[]): Leaf[] {
  const merged: Leaf[] = [];
  for (const leaf of leaves) {
    const isSame = (other: Leaf) =>
      other.pointer === leaf.pointer && other.label === leaf.label && other.itemKey === leaf.itemKey;
    const at = leaf.actual === null && !leaf.alternatives ? merged.findIndex(isSame) : -1;
    const earlier = merged[at];
    if (!earlier || earlier.actual !== null || earlier.alternatives) merged.push(leaf);
    else
      merged[at] = {
        ...earlier,
        id: `${earlier.id} ${leaf.id}`,
        expected: `${earlier.expected} and ${leaf.expected}`,
      };
  }
  return merged;
}

/** In `!a || b` the first part says when the second applies; nobody should be told to make `a` false. */
function withoutGuards(items: readonly Expression[]): readonly Expression[] {
  const asked = items.filter(
    (item) => item.kind !== "not" && !(item.kind === "binary" && item.operator === "!="),
  );
  return asked.length > 0 ? asked : items;
}

type Choice = Extract<Expression, { kind: "and" | "or" }>;

function explainChoice(node: Choice, wanted: boolean, place: Place): Leaf[] {
  const items = node.kind === "or" ? withoutGuards(node.items) : node.items;
  if (items.length === 1 && items[0]) return explain(items[0], wanted, place);
  const ways = items.flatMap((item) => asWays(explain(item, wanted, place)));
  const [first, ...alternatives] = ways;
  if (!first) return [leafOf(node, wanted, place)];
  // The ways out may lie in several items, so the choice is at fault in what holds them all.
  return [{ ...first, id: leafId(node, place), itemKey: place.itemKey, alternatives }];
}

/** Several leaves of one way must all be mended, so together they are one alternative. */
function asWays(leaves: readonly Leaf[]): Alternative[] {
  const [first, ...rest] = leaves;
  if (!first) return [];
  const { id: _id, itemKey: _itemKey, alternatives = [], ...way } = first;
  const others = rest.map((leaf) => `${leaf.field} ${leaf.expected}`);
  if (others.length === 0) return [way, ...alternatives];
  return [{ ...way, expected: [way.expected, ...others].join(", and ") }];
}

type Each = Extract<Expression, { kind: "each" }>;

function explainEach(node: Each, wanted: boolean, place: Place): Leaf[] {
  const items = evaluate(node.of, place.run);
  const list = locate(node.of, place);
  const isPerElement = (node.macro === "all" && wanted) || (node.macro === "exists" && !wanted);
  if (!isPerElement || !Array.isArray(items) || !list || !holdsViewElements(node.of)) {
    return [countLeaf(node, wanted, items, list, place)];
  }
  const keys = itemKeys(items, locateItem({ ...list, value: items }, 0).field);
  return items.flatMap((value: Value, index) => {
    const item = locateItem({ ...list, value: items }, index);
    // An element left over by a filter has another index than in the descriptor.
    const pointer = node.of.kind === "each" ? (pointerOf(value) ?? list.pointer) : item.pointer;
    const element: ListItem = { ...item, value: value ?? null, pointer, key: keys[index] ?? "", index };
    return explainElement(node, wanted, element, place);
  });
}

/** Elements made by `map` or written out are not in the descriptor, and their fields are not those of the schema. */
function holdsViewElements(list: Expression): boolean {
  if (list.kind === "each") return list.macro === "filter" && holdsViewElements(list.of);
  return list.kind === "name" || list.kind === "field" || list.kind === "index";
}

type ListItem = Located & { key: string; index: number };

function explainElement(node: Each, wanted: boolean, item: ListItem, place: Place): Leaf[] {
  const { run } = place;
  const outer = run.names.get(node.as);
  run.names.set(node.as, item.value);
  const inner: Place = {
    ...place,
    pointer: item.pointer,
    pointers: new Map([...place.pointers, [node.as, item.pointer]]),
    scope: scopeWithin(place.scope, node.as, item.field),
    keys: [...place.keys, item.key],
    itemKey: elementKeyOf(item.value) ?? place.itemKey,
    labels: withLabel(place.labels, elementLabelOf(item.value) ?? `${item.field.label} ${item.index + 1}`),
  };
  const leaves = evaluate(node.body, run) === wanted ? [] : explain(node.body, wanted, inner);
  if (outer === undefined) run.names.delete(node.as);
  else run.names.set(node.as, outer);
  return leaves;
}

/** For a loop that failed as a whole: the list is at fault, no single element is. */
function countLeaf(node: Each, wanted: boolean, items: Value, list: Located | null, place: Place): Leaf {
  const type = list?.field.type;
  const item = type?.kind === "list" ? type.item : null;
  const body = item
    ? bodyWords(node.body, scopeWithin(place.scope, node.as, item))
    : `\`${print(node.body)}\``;
  const where = `${item?.label ?? "item"} where ${node.macro === "all" ? `it is not so that ${body}` : body}`;
  const count = node.macro === "exists_one" ? `${wanted ? "" : "anything but "}exactly one` : "at least one";
  const leaf = leafOf(node.of, wanted, place);
  const actual = Array.isArray(items) ? leaf.actual : null;
  return { ...leaf, id: leafId(node, place), expected: `${count} ${where}`, actual };
}

/** An element's own label often names what it is in already: Output port "a" › column "b". */
function withLabel(labels: readonly string[], label: string): string[] {
  const outer = labels.at(-1);
  return outer !== undefined && label.startsWith(outer)
    ? [...labels.slice(0, -1), label]
    : [...labels, label];
}
