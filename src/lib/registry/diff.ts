import { changeLabel } from "./change-label";
import { equalJson, isJsonObject, type Json, type JsonObject } from "./json";
import { fromPointer, toPointer } from "./json-pointer";
import { identitiesOf } from "./list-identities";
import { isReordered, pairUp } from "./pair-up";

/** One difference a person can read. What was removed is pointed to in the older document, all else in the newer. */
export type Change = {
  kind: "added" | "removed" | "changed";
  pointer: string;
  label: string;
  before: Json | undefined;
  after: Json | undefined;
};

/** Every difference between two versions of a document; none exactly when they say the same. */
export function diffDocuments(before: JsonObject, after: JsonObject): Change[] {
  return differences(before, after, "", "").map(({ kind, pointer, was, is }) => ({
    kind,
    pointer,
    label: changeLabel(kind === "removed" ? before : after, pointer),
    before: was,
    after: is,
  }));
}

type Difference = { kind: Change["kind"]; pointer: string; was: Json | undefined; is: Json | undefined };

function differences(was: Json, is: Json, from: string, to: string): Difference[] {
  if (equalJson(was, is)) return [];
  if (Array.isArray(was) && Array.isArray(is)) return betweenLists(was, is, from, to);
  if (isJsonObject(was) && isJsonObject(is)) return betweenGroups(was, is, from, to);
  return [{ kind: "changed", pointer: to, was, is }];
}

function betweenGroups(was: JsonObject, is: JsonObject, from: string, to: string): Difference[] {
  const keys = [...Object.keys(is), ...Object.keys(was).filter((key) => !Object.hasOwn(is, key))];
  return keys.flatMap((key) => {
    const [older, newer] = [ownValue(was, key), ownValue(is, key)];
    const step = toPointer([key]);
    if (older === undefined && newer !== undefined) return [added(newer, to + step)];
    if (older !== undefined && newer === undefined) return [removed(older, from + step)];
    return older === undefined || newer === undefined
      ? []
      : differences(older, newer, from + step, to + step);
  });
}

function betweenLists(was: readonly Json[], is: readonly Json[], from: string, to: string): Difference[] {
  const pairing = pairUp(was, is, identitiesOf(fromPointer(to).at(-1) ?? ""));
  const within = pairing.pairs.flatMap((pair) => {
    const [older, newer] = [was[pair.before], is[pair.after]];
    if (older === undefined || newer === undefined) return [];
    return differences(older, newer, from + toPointer([pair.before]), to + toPointer([pair.after]));
  });
  const gone = pairing.removed.map((index) => removed(was[index] ?? null, from + toPointer([index])));
  const fresh = pairing.added.map((index) => added(is[index] ?? null, to + toPointer([index])));
  const order: Difference[] = isReordered(pairing) ? [{ kind: "changed", pointer: to, was, is }] : [];
  return [...within, ...gone, ...fresh, ...order];
}

function ownValue(group: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(group, key) ? group[key] : undefined;
}

function added(value: Json, pointer: string): Difference {
  return { kind: "added", pointer, was: undefined, is: value };
}

function removed(value: Json, pointer: string): Difference {
  return { kind: "removed", pointer, was: value, is: undefined };
}
