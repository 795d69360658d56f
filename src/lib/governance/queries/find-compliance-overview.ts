import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { dayOf } from "../compliance/compliance-days";
import { Criticality } from "../compliance/criticality";
import type { FullCheck } from "../compliance/full-check";
import {
  type BadgeCount,
  type ComplianceFilter,
  type OwnerStanding,
  type PolicyStanding,
  type Standing,
  standingByOwner,
  standingOf,
  type TrendDay,
} from "../compliance/overview";
import { readPolicyTitles } from "../compliance/policy-titles";
import { readFullCheck } from "../compliance/progress";
import { Badge } from "../compliance/score";
import { domainsSeenWhole, readScope, type StandingScope } from "../compliance/standing-scope";
import { OutcomeStatus } from "../evaluation";

export type DomainStanding = Standing & {
  domain: { slug: string; name: string; hue: number; depth: number };
};

export type ComplianceOverview = Standing & {
  /** Published, but not evaluated yet. */
  pending: number;
  /** Domains that have products of the scope, in the order of the tree. */
  byDomain: readonly DomainStanding[];
  byOwner: readonly OwnerStanding[];
  worstPolicies: readonly PolicyStanding[];
  trend: readonly TrendDay[];
  /** Null for those who may not know of every product. */
  lastCheck: FullCheck | null;
};

/** How the products the actor may see stand, by whatever one may want to ask next. */
export async function findComplianceOverview(
  actor: Actor,
  filter: Pick<ComplianceFilter, "domain" | "owner">,
  tx: Tx = db,
): Promise<ComplianceOverview> {
  const scope = await readScope(tx, actor, filter);
  const counts = await countBadges(tx, scope);
  const pending = await tx.dataProduct.count({
    where: { AND: [scope.products, { compliance: { is: null } }] },
  });
  return {
    ...standingOf(counts),
    pending,
    byDomain: scope.domains.flatMap(({ id, slug, name, hue, depth }) => {
      const own = counts.filter(({ domainId }) => domainId === id);
      return own.length === 0 ? [] : [{ ...standingOf(own), domain: { slug, name, hue, depth } }];
    }),
    byOwner: standingByOwner(counts, scope.ownersOf),
    worstPolicies: await findWorstPolicies(tx, actor, scope),
    trend: await findTrend(tx, actor, scope),
    lastCheck: can(actor, "product.see-all") ? await readFullCheck(tx) : null,
  };
}

const CountRow = z.object({
  domainId: z.string(),
  badge: Badge,
  criticality: Criticality,
  _count: z.object({ _all: z.number().int(), score: z.number().int() }),
  _sum: z.object({ score: z.number().nullable() }),
});

async function countBadges(tx: Tx, { products }: StandingScope): Promise<BadgeCount[]> {
  const rows = await tx.productCompliance.groupBy({
    by: ["domainId", "badge", "criticality"],
    where: { product: products },
    _count: { _all: true, score: true },
    _sum: { score: true },
  });
  return z
    .array(CountRow)
    .parse(rows)
    .map(({ domainId, badge, criticality, _count, _sum }) => ({
      domainId,
      badge,
      criticality,
      products: _count._all,
      scored: _count.score,
      scoreSum: _sum.score ?? 0,
    }));
}

const POLICIES_SHOWN = 10;
const StatusRow = z.object({
  policyKey: z.string(),
  status: OutcomeStatus,
  _count: z.object({ _all: z.number().int() }),
});

async function findWorstPolicies(
  tx: Tx,
  actor: Actor,
  { products }: StandingScope,
): Promise<PolicyStanding[]> {
  const rows = await tx.policyOutcome.groupBy({
    by: ["policyKey", "status"],
    where: { mode: "binding", status: { in: ["fail", "error", "waived", "grace"] }, product: products },
    _count: { _all: true },
  });
  const byKey = new Map<string, Omit<PolicyStanding, "title">>();
  for (const { policyKey: key, status, _count } of z.array(StatusRow).parse(rows)) {
    const known = byKey.get(key) ?? { key, open: 0, waived: 0, grace: 0 };
    const counted = status === "waived" || status === "grace" ? status : "open";
    byKey.set(key, { ...known, [counted]: known[counted] + _count._all });
  }
  const worst = [...byKey.values()]
    .toSorted(
      (a, b) => b.open - a.open || b.waived + b.grace - (a.waived + a.grace) || (a.key < b.key ? -1 : 1),
    )
    .slice(0, POLICIES_SHOWN);
  const titleOf = await readPolicyTitles(tx, actor);
  return worst.map((policy) => ({ ...policy, title: titleOf(policy.key) }));
}

const TREND_DAYS = 90;
const DAY_MS = 86_400_000;
const DayRow = z.object({
  day: z.string(),
  _sum: z.object({
    products: z.number(),
    compliant: z.number(),
    rated: z.number(),
    scoreSum: z.number(),
    weightSum: z.number(),
  }),
});

/** Days count what everybody may find, and of the actor's own domains the rest as well. */
async function findTrend(tx: Tx, actor: Actor, { domainIds }: StandingScope): Promise<TrendDay[]> {
  const whole = domainsSeenWhole(actor, domainIds);
  const rows = await tx.complianceDay.groupBy({
    by: ["day"],
    where: {
      day: { gt: dayOf(new Date(now().getTime() - TREND_DAYS * DAY_MS)) },
      domainId: { in: [...domainIds] },
      OR: [{ discoverableBy: "everyone" }, { domainId: { in: whole } }],
    },
    _sum: { products: true, compliant: true, rated: true, scoreSum: true, weightSum: true },
    orderBy: { day: "asc" },
  });
  return z
    .array(DayRow)
    .parse(rows)
    .map(({ day, _sum: { products, compliant, rated, scoreSum, weightSum } }) => ({
      day,
      products,
      compliant,
      rated,
      average: weightSum === 0 ? null : scoreSum / weightSum,
    }));
}
