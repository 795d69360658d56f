import { type Check, plain } from "./check";
import type { ContractPromise } from "./promise";
import type { NewFinding } from "./record-findings";

type Matched = {
  findings: NewFinding[];
  /** Every check that is not among the findings, with the reason. */
  unmatched: { check: string; reason: string }[];
};

/** Finds the promises that checks are about. A check may prove the same promise at several ports; none is dropped. */
export function matchChecks(checks: readonly Check[], promises: readonly ContractPromise[]): Matched {
  const matched: Matched = { findings: [], unmatched: [] };
  for (const check of checks) {
    const found = promisesOf(check, promises);
    if (found.length === 0)
      matched.unmatched.push({ check: labelOf(check), reason: reasonOf(check, promises) });
    for (const promise of found) {
      const { outcome, value, note, observedAt } = check;
      matched.findings.push({ promise, check: labelOf(check), outcome, value, note, observedAt });
    }
  }
  return matched;
}

/** By name where one has it, or else by what is looked for in which column. */
function promisesOf(check: Check, promises: readonly ContractPromise[]): ContractPromise[] {
  const near = promises.filter((promise) => isOfDataset(check, promise) && isOfColumn(check, promise));
  const named = near.filter((promise) => isNamed(check, promise));
  if (named.length > 0) return named;
  if (check.metric === null) return [];
  return near.filter(
    ({ kind, check: known }) =>
      kind === "quality-rule" &&
      isMetric(known.metric, check.metric) &&
      // Without a column on either side, only a table that both name tells that they mean the same.
      (check.column !== null ? known.column !== "" : known.column === "") &&
      (check.column !== null || check.dataset !== null),
  );
}

function isNamed({ name }: Check, { check: { names, implementation } }: ContractPromise): boolean {
  const word = plain(name);
  if (word === "") return false;
  return (
    names.some((known) => plain(known) === word) || (word.length > 8 && plain(implementation).includes(word))
  );
}

/** A missing value is one way of having none. */
function isMetric(known: string, asked: string | null): boolean {
  return known === asked || (known === "missingValues" && asked === "nullValues");
}

function isOfColumn({ column }: Check, { check }: ContractPromise): boolean {
  if (column === null || check.column === "") return true;
  return plain(check.column) === plain(column);
}

/** The last part of a dataset's name is its table, the one before its schema; what one side does not say is no contradiction. */
function isOfDataset({ dataset }: Check, { check: { table } }: ContractPromise): boolean {
  if (dataset === null || table === null) return true;
  const parts = dataset.split(/[./]/).filter(Boolean);
  const [name = "", schema] = parts.toReversed();
  const isTable = table.names.some(
    (known) =>
      [plain(name), plain(dataset)].includes(plain(known.split(".").at(-1) ?? "")) ||
      plain(known) === plain(dataset),
  );
  if (!isTable) return false;
  if (schema === undefined || table.schemas.length === 0) return true;
  return table.schemas.some((known) => plain(known) === plain(schema));
}

function reasonOf(check: Check, promises: readonly ContractPromise[]): string {
  if (promises.length === 0) return "The published contracts promise nothing.";
  if (
    check.dataset !== null &&
    !promises.some((promise) => promise.check.table && isOfDataset(check, promise))
  )
    return `No contract has quality rules for ${check.dataset}.`;
  return check.metric === null
    ? "No service level or quality rule has this name."
    : "No quality rule of this kind is stated there.";
}

function labelOf({ name, dataset, column }: Check): string {
  const place = [dataset, column].filter(Boolean).join(".");
  return place ? `${name} (${place})` : name;
}
