import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, domainsWhere } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Prisma } from "@/lib/platform/prisma/client";
import { visibility } from "@/lib/registry/visibility";
import type { WaiverApprover } from "./model";
import { readWaivablePolicies, type WaivablePolicies, type WaivablePolicy } from "./waivable-policies";
import { Waiver, type WaiverState } from "./waiver";
import { endingFrom } from "./waiver-rules";

const PERSON = { select: { id: true, name: true } } as const;

export const WAIVER = {
  id: true,
  status: true,
  policyId: true,
  policyVersion: true,
  product: {
    select: {
      id: true,
      name: true,
      title: true,
      domain: { select: { id: true, slug: true, name: true, hue: true } },
    },
  },
  elements: true,
  reason: true,
  compensatingControl: true,
  requestedAt: true,
  requestedBy: PERSON,
  decidedAt: true,
  decidedBy: PERSON,
  decisionNote: true,
  startsAt: true,
  expiresAt: true,
  renewals: true,
  renewedBy: { where: { status: "active" }, select: { id: true }, take: 1 },
} as const satisfies Prisma.WaiverSelect;

type WaiverRow = Prisma.WaiverGetPayload<{ select: typeof WAIVER }>;

export function toWaiver(
  { policyId, product, renewedBy, ...row }: WaiverRow,
  policies: WaivablePolicies,
): Waiver {
  const policy = policies.get(policyId);
  if (!policy) throw new Error(`The policy ${policyId} has a waiver, but was never in force.`);
  const { name, ...facts } = product;
  return Waiver.parse({
    ...row,
    policy: { ...policy, approver: policy.waivable.approver },
    product: { ...facts, ref: { domain: product.domain.slug, name } },
    isRenewed: renewedBy.length > 0,
  });
}

/** The waiver the actor may see, with its policy as it is in force. */
export async function getWaiver(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ waiver: Waiver; policy: WaivablePolicy }> {
  const policies = await readWaivablePolicies(tx);
  const row = await tx.waiver.findFirst({
    where: { AND: [{ id }, visibleWaivers(actor, policies)] },
    select: WAIVER,
  });
  const policy = row && policies.get(row.policyId);
  if (!row || !policy) throw notFound("waiver");
  return { waiver: toWaiver(row, policies), policy };
}

/** The rule `waiverState` as a condition on rows; tests hold the two to each other. */
export function inState(state: WaiverState, now: Date): Prisma.WaiverWhereInput {
  const ending = endingFrom(now);
  switch (state) {
    case "requested":
      return { status: state, expiresAt: { gt: now } };
    case "active":
      return { status: state, expiresAt: { gt: ending } };
    case "ending":
      return { status: "active", expiresAt: { gt: now, lte: ending } };
    case "expired":
      return { status: { in: ["requested", "active"] }, expiresAt: { lte: now } };
    case "rejected":
    case "revoked":
    case "withdrawn":
      return { status: state };
  }
}

/** The rule `decisionOf` as a condition on rows: the open requests that wait for the actor. */
export function waitingFor(actor: Actor, policies: WaivablePolicies, now: Date): Prisma.WaiverWhereInput {
  const fromOthers = { OR: [{ requestedById: null }, { requestedById: { not: actor.id } }] };
  return { AND: [inState("requested", now), fromOthers, approvedBy(actor, policies)] };
}

/** Whoever may see the product; and whoever decides, for a product may need its waiver before it can be published. */
export function visibleWaivers(actor: Actor, policies: WaivablePolicies): Prisma.WaiverWhereInput {
  // An empty condition among alternatives would match nothing rather than everything.
  if (can(actor, "product.see-all")) return {};
  return { OR: [{ product: visibility.toWhere(actor) }, approvedBy(actor, policies)] };
}

/** The rule `isApprover` as a condition on rows. */
function approvedBy(actor: Actor, policies: WaivablePolicies): Prisma.WaiverWhereInput {
  if (can(actor, "waiver.decide-any")) return {};
  const idsOf = (approver: WaiverApprover, isTheirs: (policy: WaivablePolicy) => boolean = () => true) => ({
    in: [...policies.values()]
      .filter((policy) => policy.waivable.approver === approver && isTheirs(policy))
      .map(({ id }) => id),
  });
  const domains = domainsWhere(actor, "waiver.decide");
  return {
    OR: [
      { policyId: idsOf("category-steward", ({ category }) => actor.stewardOf.includes(category)) },
      { policyId: idsOf("governance-group", () => actor.delegateOf.length > 0) },
      {
        policyId: idsOf("domain-owner"),
        product: domains === "all" ? {} : { domainId: { in: domains } },
      },
    ],
  };
}
