import { compareAccess } from "./compare-access";
import { compareContracts } from "./compare-contracts";
import type { OutputPort } from "./descriptor";
import type { JsonObject } from "./json";
import { mergeComparisons } from "./merge-comparisons";
import { pairUp } from "./pair-up";
import { readDescriptor } from "./read-descriptor";

export const BREAKING_KINDS = [
  "port-removed",
  "port-renamed",
  "port-type-changed",
  "object-removed",
  "object-renamed",
  "column-removed",
  "column-renamed",
  "type-changed",
  "type-narrowed",
  "physical-type-changed",
  "format-changed",
  "nullability-loosened",
  "primary-key-changed",
  "service-level-loosened",
  "access-tightened",
] as const;
export type BreakingKind = (typeof BREAKING_KINDS)[number];

/** What a change does to whoever reads the product. */
export type Consequence = {
  /** Where it shows in the newer descriptor; for what is gone, the nearest place that is still there. */
  pointer: string;
  label: string;
  message: string;
};
export type BreakingChange = Consequence & { kind: BreakingKind };
/** A classification or personal-data fact that protects less than it did. */
export type LoweredFact = Consequence & {
  kind: "classification" | "personalData";
  before: string | undefined;
  after: string | undefined;
};
/** A change consumers should read about although nothing of theirs stops working. */
export type NotableChange = Consequence & { kind: string };

/** Everything a new version means for consumers, gathered. */
export type Comparison = {
  breaking: readonly BreakingChange[];
  lowered: readonly LoweredFact[];
  notable: readonly NotableChange[];
};

/** Where in the newer descriptor a comparison is, and what people call the place. */
export type Place = { pointer: string; label: string };

/** What a new version means for the consumers of the previous one. Computed from the two documents, never typed. */
export function compareVersions(previous: JsonObject, next: JsonObject): Comparison {
  const [older, newer] = [readDescriptor(previous).descriptor, readDescriptor(next).descriptor];
  const [before, after] = [older.outputPorts ?? [], newer.outputPorts ?? []];
  const pairing = pairUp<OutputPort>(before, after, [
    (port) => port.name && JSON.stringify([port.name, port.version]),
    (port) => port.name,
    (port) => port.contract?.id ?? port.contractId,
    (port) => port.contract && JSON.stringify(port.contract.schema),
    // Ports still without a name are told apart by nothing but their turn.
    (port) => (port.name ? undefined : ""),
  ]);
  const removed = pairing.removed.map((index): Comparison => {
    const name = before[index]?.name || `#${index + 1}`;
    const message = `Output port ${name} was removed.`;
    return onlyBreaking({
      kind: "port-removed",
      pointer: "/outputPorts",
      label: `Output port ${name}`,
      message,
    });
  });
  const kept = pairing.pairs.map((pair) =>
    comparePorts(before[pair.before] ?? {}, after[pair.after] ?? {}, `/outputPorts/${pair.after}`),
  );
  return mergeComparisons([...removed, ...kept, compareVisibility(older.visibility, newer.visibility)]);
}

function comparePorts(before: OutputPort, after: OutputPort, pointer: string): Comparison {
  const label = `Output port ${after.name ?? before.name ?? ""}`;
  const found: BreakingChange[] = [];
  if (before.name !== after.name) {
    const message = `Output port ${before.name ?? ""} was renamed to ${after.name ?? "nothing"}.`;
    found.push({ kind: "port-renamed", pointer: `${pointer}/name`, label, message });
  }
  if (before.type && before.type !== after.type) {
    const message = `${label} was of type ${before.type} and is now ${after.type ?? "of no stated type"}.`;
    found.push({ kind: "port-type-changed", pointer: `${pointer}/type`, label, message });
  }
  return mergeComparisons([
    { breaking: found, lowered: [], notable: [] },
    compareContracts(before.contract ?? {}, after.contract ?? {}, { pointer: `${pointer}/contract`, label }),
    compareAccess(before, after, { pointer, label }),
  ]);
}

type Visibility = { discoverableBy?: string | undefined } | undefined;

function compareVisibility(before: Visibility, after: Visibility): Comparison {
  const isHidden = (after?.discoverableBy ?? "everyone") !== "everyone";
  if ((before?.discoverableBy ?? "everyone") !== "everyone" || !isHidden) return mergeComparisons([]);
  const message = "The product can no longer be found by everyone.";
  const change = { kind: "visibility", pointer: "/visibility/discoverableBy", label: "Visibility", message };
  return { breaking: [], lowered: [], notable: [change] };
}

function onlyBreaking(change: BreakingChange): Comparison {
  return { breaking: [change], lowered: [], notable: [] };
}
