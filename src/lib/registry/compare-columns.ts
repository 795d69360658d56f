import type { BreakingChange, Comparison, LoweredFact, NotableChange, Place } from "./breaking-changes";
import { columnTypeChange } from "./column-type-change";
import type { Column } from "./columns";
import { mergeComparisons } from "./merge-comparisons";
import { pairUp } from "./pair-up";
import { classificationMove, type FactMove, personalDataMove } from "./sensitivity";

/** What became of the columns of one table: gone, renamed, retyped, or protected otherwise. */
export function compareColumns(
  before: readonly Column[],
  after: readonly Column[],
  place: Place,
): Comparison {
  const pairing = pairUp<Column>(before, after, [
    ({ path }) => path,
    ({ physicalName }) => physicalName,
    (column) => JSON.stringify({ ...column, pointer: "", path: parentOf(column.path), name: "" }),
  ]);
  const gone = new Set(pairing.removed.map((index) => before[index]?.path));
  const removed = pairing.removed.flatMap((index): BreakingChange[] => {
    const column = before[index];
    // A group that is gone takes its columns with it; saying it once is enough.
    if (!column || gone.has(parentOf(column.path))) return [];
    return [
      { kind: "column-removed", ...labelled(place, column), message: `Column ${column.path} was removed.` },
    ];
  });
  const kept = pairing.pairs.map((pair) => {
    const [older, newer] = [before[pair.before], after[pair.after]];
    return older && newer ? compareColumn(older, newer, place) : mergeComparisons([]);
  });
  const key = keyChange(before, after, renames(before, after, pairing.pairs), place);
  return mergeComparisons([{ breaking: [...removed, ...key], lowered: [], notable: [] }, ...kept]);
}

function compareColumn(before: Column, after: Column, place: Place): Comparison {
  const at = { ...labelled(place, after), pointer: after.pointer };
  const breaking: BreakingChange[] = [];
  const notable: NotableChange[] = [];
  if (before.path !== after.path && before.name !== after.name) {
    const message = `Column ${before.path} was renamed to ${after.path}.`;
    breaking.push({ kind: "column-renamed", ...at, pointer: `${at.pointer}/name`, message });
  }
  for (const change of columnTypeChange(before, after)) {
    const { field, message } = change;
    const found = { ...at, pointer: `${at.pointer}/${field}`, message: `Column ${after.path} ${message}` };
    if (change.kind === "type-widened") notable.push({ kind: change.kind, ...found });
    else breaking.push({ kind: change.kind, ...found });
  }
  if (!before.nullable && after.nullable) {
    const message = `Column ${after.path} was always filled and may now be empty.`;
    breaking.push({ kind: "nullability-loosened", ...at, pointer: `${at.pointer}/required`, message });
  }
  if (before.semanticType && before.semanticType !== after.semanticType) {
    const message = `Column ${after.path} meant ${before.semanticType} and now means ${after.semanticType ?? "nothing stated"}.`;
    notable.push({ kind: "semantic-type-changed", ...at, message });
  }
  return mergeComparisons([{ breaking, lowered: [], notable }, compareFacts(before, after, at)]);
}

function compareFacts(before: Column, after: Column, place: Place): Comparison {
  const facts = [
    {
      kind: "classification",
      words: "classification",
      move: classificationMove(before.classification, after.classification),
    },
    {
      kind: "personalData",
      words: "personal data",
      move: personalDataMove(before.personalData, after.personalData),
    },
  ] as const satisfies readonly { kind: LoweredFact["kind"]; words: string; move: FactMove }[];
  return mergeComparisons(
    facts.map(({ kind, words, move }): Comparison => {
      if (move === "same") return mergeComparisons([]);
      const [was, is] = [before[kind], after[kind]];
      const pointer =
        kind === "classification" ? `${place.pointer}/classification` : `${place.pointer}/customProperties`;
      const message = `Column ${after.path}: ${words} went from ${was ?? "not stated"} to ${is ?? "not stated"}.`;
      if (move === "raised")
        return { breaking: [], lowered: [], notable: [{ kind, ...place, pointer, message }] };
      // A word off the scale may be anything; whoever decides about lowered facts decides about it too.
      return {
        breaking: [],
        lowered: [{ kind, ...place, pointer, message, before: was, after: is }],
        notable: [],
      };
    }),
  );
}

type Renames = ReadonlyMap<string, string>;

function renames(
  before: readonly Column[],
  after: readonly Column[],
  pairs: readonly { before: number; after: number }[],
): Renames {
  return new Map(pairs.map((pair) => [before[pair.before]?.path ?? "", after[pair.after]?.path ?? ""]));
}

function keyChange(
  before: readonly Column[],
  after: readonly Column[],
  renamed: Renames,
  place: Place,
): BreakingChange[] {
  const [was, is] = [keyOf(before), keyOf(after)];
  const expected = was.map((path) => renamed.get(path) ?? path);
  // A first key takes nothing from anybody.
  if (was.length === 0 || expected.join("\n") === is.join("\n")) return [];
  const message = `The primary key was ${was.join(", ")} and is now ${is.join(", ") || "not stated"}.`;
  return [
    { kind: "primary-key-changed", pointer: place.pointer, label: `${place.label}, primary key`, message },
  ];
}

function keyOf(columns: readonly Column[]): string[] {
  return columns
    .filter((column) => column.primaryKey)
    .map((column, index) => ({ path: column.path, position: column.primaryKeyPosition ?? -1, index }))
    .sort((a, b) => a.position - b.position || a.index - b.index)
    .map(({ path }) => path);
}

function labelled(place: Place, column: Column): Place {
  return { pointer: place.pointer, label: `${place.label}, column ${column.path}` };
}

function parentOf(path: string): string {
  return path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
}
