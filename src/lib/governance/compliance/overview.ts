import { z } from "zod";
import { PolicyKey } from "../model";
import { type Criticality, criticalityWeight } from "./criticality";
import { BADGES, type Badge } from "./score";

export const COMPLIANCE = "/governance/compliance";

/** What the list of products shows: those with one badge, or all of them. */
export const SHOWN = [...BADGES, "all"] as const;
export const Shown = z.enum(SHOWN);
export type Shown = z.infer<typeof Shown>;

/** The URL of the overview: what cannot be read is as if it had not been asked for. */
export const ComplianceFilter = z.object({
  /** A domain's slug; its sub-domains are meant too. */
  domain: z.string().max(80).optional().catch(undefined),
  /** Id of a person who answers for the domains. */
  owner: z.string().max(80).optional().catch(undefined),
  /** Only products that do not meet this policy. */
  policy: PolicyKey.optional().catch(undefined),
  show: Shown.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type ComplianceFilter = z.infer<typeof ComplianceFilter>;

/** A policy that only warns fails in compliant products too, so whoever asks for a policy sees them all. */
export function shownUnder({ show, policy }: Pick<ComplianceFilter, "show" | "policy">): Shown {
  return show ?? (policy === undefined ? "non-compliant" : "all");
}

/** The address of the overview under another filter; a changed filter starts at the first page again. */
export function complianceHref(
  filter: ComplianceFilter,
  change: Partial<Record<keyof ComplianceFilter, ComplianceFilter[keyof ComplianceFilter]>> = {},
  path = COMPLIANCE,
): string {
  const { page, ...narrowing } = { ...filter, page: 1, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowing)) {
    if (value !== undefined && value !== "") params.set(name, String(value));
  }
  if (Number(page) > 1) params.set("page", String(page));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** How a set of products stands. */
export type Standing = {
  products: number;
  badges: Readonly<Record<Badge, number>>;
  /** How many products have a score. */
  scored: number;
  /** The mean of their scores, each product counted as often as its criticality weighs; null with none. */
  average: number | null;
};

/** Products of one domain with one badge and one criticality, as the database counts them. */
export type BadgeCount = {
  domainId: string;
  badge: Badge;
  criticality: Criticality;
  products: number;
  scored: number;
  scoreSum: number;
};

export function standingOf(counts: readonly BadgeCount[]): Standing {
  const badges = { "non-compliant": 0, compliant: 0, "not-rated": 0 };
  let products = 0;
  let scored = 0;
  let scoreSum = 0;
  let weights = 0;
  for (const count of counts) {
    badges[count.badge] += count.products;
    products += count.products;
    scored += count.scored;
    const weight = criticalityWeight(count.criticality);
    scoreSum += weight * count.scoreSum;
    weights += weight * count.scored;
  }
  return { products, badges, scored, average: weights === 0 ? null : scoreSum / weights };
}

/** The share of the rated products that is compliant, 0 to 1; null with nothing rated. */
export function compliantShare({ badges }: Pick<Standing, "badges">): number | null {
  const rated = badges.compliant + badges["non-compliant"];
  return rated === 0 ? null : badges.compliant / rated;
}

/** Rounded down, so that "100 %" is said of nothing that has an exception. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

export type OwnerStanding = Standing & { person: { id: string; name: string }; domains: number };

/** How the products stand that each person answers for: the least compliant first. */
export function standingByOwner(
  counts: readonly BadgeCount[],
  ownersOf: ReadonlyMap<string, readonly { id: string; name: string }[]>,
): OwnerStanding[] {
  const held = new Map<string, { person: { id: string; name: string }; counts: BadgeCount[] }>();
  for (const count of counts) {
    for (const { id, name } of ownersOf.get(count.domainId) ?? []) {
      const of = held.get(id) ?? { person: { id, name }, counts: [] };
      of.counts.push(count);
      held.set(id, of);
    }
  }
  return [...held.values()]
    .map(({ person, counts: own }) => ({
      ...standingOf(own),
      person,
      domains: new Set(own.map(({ domainId }) => domainId)).size,
    }))
    .toSorted(worstFirst);
}

function worstFirst(a: Standing, b: Standing): number {
  return (
    b.badges["non-compliant"] - a.badges["non-compliant"] ||
    (a.average ?? 101) - (b.average ?? 101) ||
    b.products - a.products
  );
}

/** One day of the trend. */
export type TrendDay = {
  day: string;
  products: number;
  compliant: number;
  rated: number;
  average: number | null;
};

/** A policy with how many products do not meet it, and for how many that is accepted for now. */
export type PolicyStanding = { key: string; title: string; open: number; waived: number; grace: number };

export const REASONS_SHOWN = 5;

/** Why a product stands where it does: one policy it does not meet. */
export type OpenPolicy = {
  key: string;
  title: string;
  status: "fail" | "error";
  failed: number;
  checked: number;
  blocking: boolean;
  since: Date;
};

export type ProductStanding = {
  id: string;
  ref: { domain: string; name: string };
  title: string;
  domain: { name: string; hue: number };
  badge: Badge;
  criticality: Criticality;
  score: number | null;
  waived: number;
  grace: number;
  dueAt: Date | null;
  since: Date;
  /** The policies that refuse come first. */
  open: readonly OpenPolicy[];
};
