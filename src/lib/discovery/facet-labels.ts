import { BADGE_LABELS } from "@/lib/governance/compliance/badge-labels";
import { TRUST_LABELS } from "@/lib/quality/trust";
import type { FacetParam } from "./model";
import { wordsBegin } from "./words-begin";

/** Names of values that are addresses, by value. */
export type ValueNames = Partial<Record<FacetParam, ReadonlyMap<string, string>>>;

/** Words for values that are codes; everything else is shown as it is. */
const WORDS: ValueNames = {
  port: new Map([
    ["table", "Table or view"],
    ["files", "Files"],
    ["stream", "Event stream"],
    ["api", "API"],
    ["model", "Model or feature set"],
    ["dashboard", "Dashboard"],
  ]),
  classification: new Map([
    ["public", "Public"],
    ["internal", "Internal"],
    ["confidential", "Confidential"],
    ["restricted", "Restricted"],
  ]),
  personal: new Map([
    ["none", "None"],
    ["personal", "Personal data"],
    ["special", "Special categories"],
  ]),
  compliance: new Map(Object.entries(BADGE_LABELS)),
  trust: new Map(Object.entries(TRUST_LABELS)),
  status: new Map([
    ["active", "Active"],
    ["deprecated", "Deprecated"],
  ]),
  archetype: new Map([
    ["source-aligned", "Source-aligned"],
    ["aggregate", "Aggregate"],
    ["consumer-aligned", "Consumer-aligned"],
  ]),
};

export function facetLabel(param: FacetParam, value: string, names: ValueNames = {}): string {
  return names[param]?.get(value) ?? WORDS[param]?.get(value) ?? value;
}

/** The values whose name, rather than themselves, these words begin. */
export function valuesNamed(param: FacetParam, q: string, names: ValueNames = {}): string[] {
  return [...(names[param] ?? []), ...(WORDS[param] ?? [])].flatMap(([value, name]) =>
    wordsBegin(name, q) ? [value] : [],
  );
}
