import type { BreakingChange, Comparison, Place } from "./breaking-changes";
import { columnsOfObject } from "./columns";
import { compareColumns } from "./compare-columns";
import { compareServers } from "./compare-servers";
import { compareServiceLevels } from "./compare-service-levels";
import type { Contract, SchemaObject } from "./contract";
import { mergeComparisons } from "./merge-comparisons";
import { pairUp } from "./pair-up";

/** What a contract's new version means for those who rely on its previous one. */
export function compareContracts(before: Contract, after: Contract, place: Place): Comparison {
  const [was, is] = [before.schema ?? [], after.schema ?? []];
  const isOnlyOne = was.length === 1 && is.length === 1;
  const pairing = pairUp<SchemaObject>(was, is, [
    (object) => object.name,
    (object) => object.physicalName,
    (object) => JSON.stringify(object.properties),
    (object) => (object.name ? undefined : ""),
    // One table that became one table is that table, whatever it is called now.
    () => (isOnlyOne ? "" : undefined),
  ]);
  const removed = pairing.removed.map((index): BreakingChange => {
    const name = was[index]?.name ?? `#${index + 1}`;
    const message = `${place.label} no longer holds ${name}, nor any of its columns.`;
    return {
      kind: "object-removed",
      pointer: `${place.pointer}/schema`,
      label: `${place.label}, ${name}`,
      message,
    };
  });
  const kept = pairing.pairs.map((pair) =>
    compareObjects(
      { object: was[pair.before] ?? {}, index: pair.before },
      { object: is[pair.after] ?? {}, index: pair.after },
      place,
    ),
  );
  return mergeComparisons([
    { breaking: removed, lowered: [], notable: [] },
    ...kept,
    compareServers(before, after, place),
    compareServiceLevels(before, after, place),
  ]);
}

type Numbered = { object: SchemaObject; index: number };

function compareObjects(before: Numbered, after: Numbered, place: Place): Comparison {
  const [was, is] = [before.object, after.object];
  const pointer = `${place.pointer}/schema/${after.index}`;
  const label = `${place.label}, ${is.name ?? was.name ?? ""}`;
  const found: BreakingChange[] = [];
  if (was.name && was.name !== is.name) {
    const message = `${was.name} was renamed to ${is.name ?? "nothing"}.`;
    found.push({ kind: "object-renamed", pointer: `${pointer}/name`, label, message });
  }
  if (isOtherKind(was.physicalType, is.physicalType)) {
    const message = `${label} was a ${was.physicalType} and is now a ${is.physicalType}.`;
    found.push({ kind: "physical-type-changed", pointer: `${pointer}/physicalType`, label, message });
  }
  const columns = compareColumns(
    columnsOfObject(was, before.index, place.pointer),
    columnsOfObject(is, after.index, place.pointer),
    { pointer: `${pointer}/properties`, label },
  );
  return mergeComparisons([{ breaking: found, lowered: [], notable: [] }, columns]);
}

/** Tables and views are read alike; a topic or a file is read otherwise. */
const READ_LIKE_TABLES = new Set([
  "table",
  "view",
  "materialized view",
  "materialised view",
  "external table",
]);

function isOtherKind(before: string | undefined, after: string | undefined): boolean {
  const [was, is] = [before?.trim().toLowerCase(), after?.trim().toLowerCase()];
  if (!was || !is || was === is) return false;
  return !(READ_LIKE_TABLES.has(was) && READ_LIKE_TABLES.has(is));
}
