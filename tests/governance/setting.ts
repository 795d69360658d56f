import { ALWAYS, type BoundPolicy, type Bundle } from "@/lib/governance/evaluation";
import { PolicyContent } from "@/lib/governance/model";
import type { Subject } from "@/lib/governance/policy-view";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { Json, JsonObject } from "@/lib/registry/json";
import { withValueAt } from "@/lib/registry/json-pointer";
import type { ProductRef } from "@/lib/registry/model";

export const AS_OF = new Date("2026-01-15T12:00:00Z");
export const REF: ProductRef = { domain: "sales", name: "customer-orders" };
export const EMAIL_COLUMN = "/outputPorts/0/contract/schema/0/properties/1";

/** The good product with the value at each pointer replaced; undefined removes. */
export function goodProductBut(changes: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.entries(changes).reduce(
    (document, [pointer, value]) => withValueAt(document, pointer, value),
    GOOD_PRODUCT,
  );
}

export function aSubject(document: JsonObject, facts: Partial<Subject> = {}): Subject {
  return {
    ref: REF,
    document,
    previous: null,
    lastPublished: AS_OF,
    asOf: AS_OF,
    baseline: null,
    waivers: [],
    ...facts,
  };
}

const STARTERS = new Map(starterPolicies().map(({ code, content }) => [code, PolicyContent.parse(content)]));

/** A starter policy that binds at once: what grace does is tested where it is given. */
export function contentOf(code: string): PolicyContent {
  const content = STARTERS.get(code);
  if (!content) throw new Error(`There is no starter policy ${code}.`);
  return { ...content, graceDays: 0 };
}

const BOUND = new Map(
  [...STARTERS].map(([key, { examples: _examples, ...requirement }]): [string, BoundPolicy] => [
    key,
    { key, version: 1, layer: { kind: "global" }, requirement, ...ALWAYS },
  ]),
);

/** Starter policies as a bundle of global ones. */
export function bundleOf(...codes: string[]): Bundle {
  return { hash: codes.join(" "), policies: codes.flatMap((code) => BOUND.get(code) ?? []) };
}
