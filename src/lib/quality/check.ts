import type { Outcome } from "./proof";

/** A check that a pipeline ran, in the words of its tool. */
export type Check = {
  /** As the tool names it. */
  name: string;
  /** What it looks for, in the words of ODCS; null where only its name tells. */
  metric: string | null;
  /** `database.schema.table` as the tool writes it; null where it does not say. */
  dataset: string | null;
  column: string | null;
  outcome: Outcome;
  value: string;
  note: string;
  observedAt: Date;
};

/** What the tests that every tool knows look for. */
const METRICS: Readonly<Record<string, string>> = {
  notnull: "nullValues",
  nonull: "nullValues",
  expectcolumnvaluestonotbenull: "nullValues",
  unique: "duplicateValues",
  expectcolumnvaluestobeunique: "duplicateValues",
  acceptedvalues: "invalidValues",
  expectcolumnvaluestobeinset: "invalidValues",
  rowcount: "rowCount",
  expecttablerowcounttobebetween: "rowCount",
};

export function metricOf(name: string): string | null {
  const word = plain(name);
  return Object.hasOwn(METRICS, word) ? (METRICS[word] ?? null) : null;
}

/** Names as they are compared: tools differ in case and in what they put between words. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
