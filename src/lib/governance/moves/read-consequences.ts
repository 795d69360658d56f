import "server-only";
import type { Tx } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { readBundle } from "../bundle";
import { readPublishedChunk, toChunks } from "../compliance/published-chunk";
import { type Bundle, EMPTY_BUNDLE } from "../evaluation";
import { readWaiversOf } from "../granted-waivers";
import { toSubject } from "../published-subject";
import {
  type MoveConsequences,
  newRefusals,
  policiesBeyond,
  type RefusedProduct,
  toLine,
} from "./consequences";

/** What moves, and the two sets of policies: of where it is, and of where it would be. */
type Move = { productIds: readonly string[]; before: Bundle; after: Bundle; at: Date };

/** Evaluates every published product that would move by the policies it would come under. */
async function readConsequences(tx: Tx, { productIds, before, after, at }: Move): Promise<MoveConsequences> {
  const gained = policiesBeyond(after, before);
  const refused: RefusedProduct[] = [];
  for (const ids of gained.length > 0 ? await toChunks(tx, productIds) : []) {
    const waivers = await readWaiversOf(tx, ids);
    for (const product of await readPublishedChunk(tx, ids)) {
      const subject = toSubject(product, { asOf: at, waivers: waivers.get(product.id) ?? [] });
      const policies = newRefusals(gained, subject);
      if (policies.length > 0) refused.push({ ref: subject.ref, title: product.title, policies });
    }
  }
  return {
    gained: gained.map(toLine),
    lost: policiesBeyond(before, after).map(toLine),
    products: productIds.length,
    refused,
  };
}

export async function productMoveConsequences(
  tx: Tx,
  { id, domainId }: { id: string; domainId: string },
  toDomainId: string,
  at: Date,
): Promise<MoveConsequences> {
  return readConsequences(tx, {
    productIds: await publishedAmong(tx, { id }),
    before: await readBundle(tx, domainId),
    after: await readBundle(tx, toDomainId),
    at,
  });
}

/** A domain keeps its own policies and those below it; what changes is what it inherits. At the root it inherits nothing. */
export async function domainMoveConsequences(
  tx: Tx,
  { branch, from, to }: { branch: readonly string[]; from: string | null; to: string | null },
  at: Date,
): Promise<MoveConsequences> {
  return readConsequences(tx, {
    productIds: await publishedAmong(tx, { domainId: { in: [...branch] } }),
    before: await inherited(tx, from),
    after: await inherited(tx, to),
    at,
  });
}

/** The policies of domains that bind what stands beneath this place; the organisation's bind everywhere anyway. */
async function inherited(tx: Tx, domainId: string | null): Promise<Bundle> {
  if (domainId === null) return EMPTY_BUNDLE;
  const { hash, policies } = await readBundle(tx, domainId);
  return { hash, policies: policies.filter(({ layer }) => layer.kind === "domain") };
}

async function publishedAmong(
  tx: Tx,
  where: { id: string } | { domainId: { in: string[] } },
): Promise<string[]> {
  const rows = await tx.dataProduct.findMany({
    where: {
      AND: [where, { currentVersionId: { not: null }, lifecycle: { in: [...PUBLISHED_LIFECYCLES] } }],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}
