import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import type { Page } from "@/lib/registry/page";
import { visibility } from "@/lib/registry/visibility";
import { readWaivablePolicies } from "../waivable-policies";
import type { Waiver, WaiverFilter } from "../waiver";
import { inState, toWaiver, visibleWaivers, WAIVER, waitingFor } from "../waiver-rows";

export const WAIVERS_PAGE_SIZE = 20;

export type WaiverPage = Page<Waiver> & {
  /** What waits for the reader under the same filter, the longest waiting first; not repeated among the items. */
  waiting: readonly Waiver[];
  /** The policies there is any waiver of, for the filter. */
  policies: readonly { key: string; title: string }[];
  /** Ids of the products among them that the actor can open; a decision may be about a draft one cannot read. */
  openable: ReadonlySet<string>;
};

/** The register of the waivers the actor may see. */
export async function findWaivers(actor: Actor, filter: WaiverFilter, tx: Tx = db): Promise<WaiverPage> {
  const at = now();
  const policies = await readWaivablePolicies(tx);
  const mine = waitingFor(actor, policies, at);
  const visible = visibleWaivers(actor, policies);
  const matching = { AND: [visible, narrowedTo(filter, at)] };
  const others = { AND: [matching, { NOT: mine }, filter.waiting === "me" ? NONE : {}] };

  const waiting = await tx.waiver.findMany({
    where: { AND: [matching, mine] },
    select: WAIVER,
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  const rows = await tx.waiver.findMany({
    where: others,
    select: WAIVER,
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    skip: (filter.page - 1) * WAIVERS_PAGE_SIZE,
    take: WAIVERS_PAGE_SIZE,
  });
  const waived = await tx.waiver.findMany({
    where: visible,
    distinct: ["policyId"],
    select: { policyId: true },
  });
  const products = await tx.dataProduct.findMany({
    where: {
      AND: [
        { id: { in: [...waiting, ...rows].map(({ product }) => product.id) } },
        visibility.toWhere(actor),
      ],
    },
    select: { id: true },
  });
  const used = new Set(waived.map(({ policyId }) => policyId));
  return {
    waiting: waiting.map((row) => toWaiver(row, policies)),
    items: rows.map((row) => toWaiver(row, policies)),
    total: await tx.waiver.count({ where: others }),
    policies: [...policies.values()].filter(({ id }) => used.has(id)),
    openable: new Set(products.map(({ id }) => id)),
  };
}

const NONE: Prisma.WaiverWhereInput = { id: { in: [] } };

function narrowedTo({ id, state, policy, product }: WaiverFilter, at: Date): Prisma.WaiverWhereInput {
  const [domain = "", name = ""] = product?.split("/") ?? [];
  return {
    AND: [
      id ? { id } : {},
      state ? inState(state, at) : {},
      policy ? { policy: { key: policy } } : {},
      product ? { product: { name, domain: { slug: domain } } } : {},
    ],
  };
}

/** How many requests wait for the actor to decide. */
export async function countWaitingWaivers(actor: Actor, tx: Tx = db): Promise<number> {
  const mine = waitingFor(actor, await readWaivablePolicies(tx), now());
  return tx.waiver.count({ where: mine });
}
