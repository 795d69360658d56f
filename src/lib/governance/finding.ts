import { type ProductRef, productHref } from "@/lib/registry/model";
import type { Finding } from "./evaluation";

/** One place that breaks one rule, before it is told whose product and which policy it belongs to. */
export type Fault = {
  elementKey: string;
  partKey: string | null;
  pointer: string;
  /** Tells two faults of one element apart; the same after re-ordering. */
  leaf: string;
  label: string;
  message: string;
  expected: string;
  actual: unknown;
  alternatives: Finding["alternatives"];
  standing: Finding["standing"];
  waiver: Finding["waiver"];
};

type Remedy = { hint: string; url: string | null; field: string | null };

const FINDINGS_MAX = 200;

/** The faults as findings in a fixed order, cut at what a person can read; the outcome's counts stay exact. */
export function toFindings(
  policyKey: string,
  faults: readonly Fault[],
  product: ProductRef,
  remedy: Remedy,
): Finding[] {
  return faults
    .map((fault) => ({ ...fault, fingerprint: fingerprintOf(policyKey, fault) }))
    .sort((a, b) => compare(a.elementKey, b.elementKey) || compare(a.fingerprint, b.fingerprint))
    .slice(0, FINDINGS_MAX)
    .map(({ leaf: _leaf, partKey, ...fault }) => {
      const pointer = placeToMend(fault.pointer, remedy.field);
      return {
        ...fault,
        ...(partKey !== null && { partKey }),
        actual: copyOf(fault.actual),
        fix: {
          pointer,
          href: editHref(product, pointer, policyKey),
          hint: remedy.hint,
          url: remedy.url,
        },
      };
    });
}

/** What a waiver names to cover this finding and no other one. */
export function waivableKey({ elementKey, partKey }: Pick<Finding, "elementKey" | "partKey">): string {
  return partKey ?? elementKey;
}

export function fingerprintOf(
  policyKey: string,
  { elementKey, leaf }: Pick<Fault, "elementKey" | "leaf">,
): string {
  return `${policyKey}|${elementKey}|${leaf}`;
}

/** Opens the editor at a place in the descriptor, with the words of one policy beside it. */
export function editHref(product: ProductRef, pointer: string, policyKey: string): string {
  return `${productHref(product)}/edit?${new URLSearchParams({ focus: pointer, policy: policyKey })}`;
}

/** What was published or computed cannot be edited: the same place of the draft can, or the draft as a whole. */
function placeToMend(pointer: string, field: string | null): string {
  if (field !== null) return field;
  const current = pointer.replace(/^@previous/, "");
  return current.startsWith("@") ? "" : current;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings are stored and compared, so they hold plain JSON: no symbols of the view, no shared lists. */
function copyOf(value: unknown): Finding["actual"] {
  return JSON.parse(JSON.stringify(value ?? null));
}
