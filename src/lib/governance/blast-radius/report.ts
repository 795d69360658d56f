import { z } from "zod";
import type { Finding, Outcome } from "../evaluation";

/** What a change of the rules means for one product, worst first. */
export const EFFECTS = [
  "error",
  "newly-failing",
  "still-failing",
  "newly-passing",
  "newly-applying",
  "unaffected",
] as const;
export const Effect = z.enum(EFFECTS);
export type Effect = z.infer<typeof Effect>;

const DomainEffect = z.object({
  id: z.string(),
  name: z.string(),
  hue: z.number().int(),
  newlyFailing: z.number().int(),
  stillFailing: z.number().int(),
  newlyPassing: z.number().int(),
});
export type DomainEffect = z.infer<typeof DomainEffect>;

/** A product somebody has to know about; the messages are the first few of `failed`. */
export const AffectedProduct = z.object({
  productId: z.string(),
  effect: Effect,
  failed: z.number().int(),
  checked: z.number().int(),
  messages: z.array(z.string()),
});
export type AffectedProduct = z.infer<typeof AffectedProduct>;

/** Of the products two policies are about: how many there are, how many meet the other, and how many both. */
export const PolicyPair = z.object({
  key: z.string(),
  products: z.number().int(),
  meetOther: z.number().int(),
  meetBoth: z.number().int(),
});
export type PolicyPair = z.infer<typeof PolicyPair>;

/**
 * What a version of a policy would change among the published products. Figures count every product of the catalog;
 * which products they are is told only to those who may see them.
 */
export const BlastRadiusReport = z.object({
  total: z.number().int(),
  looked: z.number().int(),
  applicable: z.number().int(),
  effects: z.record(Effect, z.number().int()),
  domains: z.array(DomainEffect),
  /** Published products that are made from one that would newly fail. */
  downstream: z.number().int(),
  /** The fields that would fail in most products. */
  fields: z.array(z.object({ label: z.string(), products: z.number().int() })),
  affected: z.array(AffectedProduct),
  /** How this policy and each other one in force go together on the products both are about. */
  pairs: z.array(PolicyPair).default([]),
  asOf: z.iso.datetime(),
});
export type BlastRadiusReport = z.infer<typeof BlastRadiusReport>;

const AFFECTED_MAX = 2_000;
const MESSAGES_SHOWN = 3;
const FIELDS_SHOWN = 8;

export function emptyReport(total: number, asOf: Date): BlastRadiusReport {
  const effects = {
    error: 0,
    "newly-failing": 0,
    "still-failing": 0,
    "newly-passing": 0,
    "newly-applying": 0,
    unaffected: 0,
  };
  return {
    total,
    looked: 0,
    applicable: 0,
    effects,
    domains: [],
    downstream: 0,
    fields: [],
    affected: [],
    pairs: [],
    asOf: asOf.toISOString(),
  };
}

export type Verdict = Pick<Outcome, "status" | "failed" | "checked" | "error"> & {
  findings: readonly Pick<Finding, "label" | "message">[];
};

/** `before` and `after` are what the policy says today and would say; null where it says nothing, being no policy. */
export function effectOf(before: Verdict | null, after: Verdict | null): Effect {
  const was = before?.status ?? "not-applicable";
  const will = after?.status ?? "not-applicable";
  if (will === "error") return "error";
  const failed = isUnmet(was);
  if (isUnmet(will)) return failed ? "still-failing" : "newly-failing";
  if (failed) return "newly-passing";
  return will === "pass" && was === "not-applicable" ? "newly-applying" : "unaffected";
}

function isUnmet(status: Outcome["status"]): boolean {
  return status !== "pass" && status !== "not-applicable";
}

type LookedAt = {
  productId: string;
  domain: { id: string; name: string; hue: number };
  before: Verdict | null;
  after: Verdict | null;
};

/** Counts in place: a report is made once, over ten thousand products. */
export function count(report: BlastRadiusReport, { productId, domain, before, after }: LookedAt): void {
  const effect = effectOf(before, after);
  report.looked += 1;
  report.effects[effect] += 1;
  if (after !== null && after.status !== "not-applicable") report.applicable += 1;
  if (effect === "unaffected" || effect === "newly-applying") return;

  const row = domainRow(report, domain);
  if (effect === "newly-failing") row.newlyFailing += 1;
  if (effect === "still-failing") row.stillFailing += 1;
  if (effect === "newly-passing") row.newlyPassing += 1;
  const { failed = 0, checked = 0, findings = [], error = null } = after ?? {};
  for (const label of new Set(findings.map((finding) => lastPart(finding.label)))) addField(report, label);
  const messages = error === null ? findings.slice(0, MESSAGES_SHOWN).map(({ message }) => message) : [error];
  if (report.affected.length < AFFECTED_MAX)
    report.affected.push({ productId, effect, failed, checked, messages });
}

/**
 * Other policies that some meet, but no product together with this one. Where nobody meets this one at all, every other
 * policy would be named, and that is told by a warning of its own. One product alone says nothing about policies.
 */
export function exclusivePairs({
  pairs,
  applicable,
  effects,
}: Pick<BlastRadiusReport, "pairs" | "applicable" | "effects">): PolicyPair[] {
  const met = applicable - effects["newly-failing"] - effects["still-failing"] - effects.error;
  return met > 0
    ? pairs.filter(({ products, meetOther, meetBoth }) => products > 1 && meetOther > 0 && meetBoth === 0)
    : [];
}

function domainRow(report: BlastRadiusReport, { id, name, hue }: LookedAt["domain"]): DomainEffect {
  const known = report.domains.find((domain) => domain.id === id);
  if (known) return known;
  const fresh = { id, name, hue, newlyFailing: 0, stillFailing: 0, newlyPassing: 0 };
  report.domains.push(fresh);
  return fresh;
}

function addField(report: BlastRadiusReport, label: string): void {
  const known = report.fields.find((field) => field.label === label);
  if (known) known.products += 1;
  else report.fields.push({ label, products: 1 });
}

/** `Output port "a" › column "b" › Description` is about descriptions. */
function lastPart(label: string): string {
  return label.split(" › ").at(-1) ?? label;
}

/** The report as it is shown: the worst first, and of the fields only the most frequent. */
export function inOrder(report: BlastRadiusReport): BlastRadiusReport {
  const affected = report.affected.toSorted(
    (a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || b.failed - a.failed,
  );
  const domains = report.domains.toSorted(
    (a, b) =>
      b.newlyFailing - a.newlyFailing || b.stillFailing - a.stillFailing || (a.name < b.name ? -1 : 1),
  );
  const fields = report.fields.toSorted((a, b) => b.products - a.products).slice(0, FIELDS_SHOWN);
  return { ...report, affected, domains, fields };
}

/** What to think about before a policy is put in force. */
export function warningsOf({ looked, applicable, effects, pairs }: BlastRadiusReport): string[] {
  const failing = effects["newly-failing"] + effects["still-failing"];
  const warnings: string[] = [];
  if (looked > 0 && applicable === 0)
    warnings.push("Nothing published is what this policy is about. Is the scope what you meant?");
  if (applicable > 0 && failing === applicable)
    warnings.push("No product it is about meets it. Can it be met at all, together with the other policies?");
  else if (failing * 2 > applicable)
    warnings.push(
      "More than half of the products it is about do not meet it. Consider level “warn” first, or a longer grace.",
    );
  for (const { key, products } of exclusivePairs({ pairs, applicable, effects }))
    warnings.push(
      `None of the ${products.toLocaleString("en")} products that this policy and ${key} are both about meets both. Can they be met together?`,
    );
  if (effects.error > 0)
    warnings.push("Some products could not be evaluated; in force, the policy would refuse them.");
  return warnings;
}

/** A change is called by what it does, whatever its author meant by it. */
export function changeClass(
  { effects }: BlastRadiusReport,
  isStricterLevel: boolean,
): "tightening" | "loosening" | "editorial" {
  if (isStricterLevel || effects["newly-failing"] > 0 || effects.error > 0 || effects["newly-applying"] > 0)
    return "tightening";
  return effects["newly-passing"] > 0 ? "loosening" : "editorial";
}
