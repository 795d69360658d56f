import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { isPrivacySteward, managedBy } from "./access-rows";
import type { Directory } from "./approvers";
import { daysAfter } from "./calendar-day";
import { readDirectory } from "./directory";
import { readApprovals } from "./port-approvals";
import { WAITING_DAYS_MAX } from "./request-rules";
import { approversOf } from "./who-decides";

const CANDIDATE = {
  id: true,
  productId: true,
  portName: true,
  request: { select: { requestedById: true } },
  decisions: { select: { decidedById: true }, orderBy: { step: "asc" } },
} as const satisfies Prisma.AccessRequestPortSelect;

const AT_ONCE = 200;

/**
 * The ids of the requests that wait for this person, the longest waiting first, and no more than `max` of them. Nothing
 * is read but what says who decides: every page counts them.
 */
export async function readWaitingIds(
  tx: Tx,
  actor: Actor,
  max = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const where = mayWaitFor(actor, now());
  const ids: string[] = [];
  let directory: Directory | null = null;
  for (let skip = 0; ids.length < max; skip += AT_ONCE) {
    const candidates = await tx.accessRequestPort.findMany({
      where,
      select: CANDIDATE,
      orderBy: [{ request: { requestedAt: "asc" } }, { portName: "asc" }, { id: "asc" }],
      skip,
      take: AT_ONCE,
    });
    if (candidates.length === 0) break;
    directory ??= await readDirectory(tx);
    ids.push(...(await theirs(tx, actor, directory, candidates)));
    if (candidates.length < AT_ONCE) break;
  }
  return ids.slice(0, max);
}

type Candidate = Prisma.AccessRequestPortGetPayload<{ select: typeof CANDIDATE }>;

async function theirs(
  tx: Tx,
  actor: Actor,
  directory: Directory,
  candidates: readonly Candidate[],
): Promise<string[]> {
  const products = await readDeciders(tx, [...new Set(candidates.map(({ productId }) => productId))]);
  return candidates.flatMap(({ id, productId, portName, request, decisions }) => {
    const product = products.get(productId);
    if (!product) return [];
    const { domainId, named, approvals } = product;
    const asked = {
      domainId,
      named,
      approval: approvals.get(portName),
      requestedById: request.requestedById,
    };
    return approversOf(directory, asked, decisions).ids.includes(actor.id) ? [id] : [];
  });
}

/** Everything the actor could have to decide: narrow enough to look at one by one. */
function mayWaitFor(actor: Actor, at: Date): Prisma.AccessRequestPortWhereInput {
  const isAnywhere = can(actor, "access.read-all") || isPrivacySteward(actor);
  return {
    isOpen: true,
    request: {
      OR: [{ requestedById: null }, { requestedById: { not: actor.id } }],
      requestedAt: { gt: daysAfter(at, -WAITING_DAYS_MAX) },
    },
    ...(isAnywhere ? {} : { product: managedBy(actor) }),
  };
}

type Deciders = { domainId: string; named: string[]; approvals: ReadonlyMap<string, string> };

const ProductRow = z.object({ id: z.string(), domainId: z.string(), currentVersionId: z.string() });

async function readDeciders(tx: Tx, ids: readonly string[]): Promise<Map<string, Deciders>> {
  const rows = await tx.dataProduct.findMany({
    where: { id: { in: [...ids] }, currentVersionId: { not: null } },
    select: { id: true, domainId: true, currentVersionId: true },
  });
  const products = z.array(ProductRow).parse(rows);
  const named = await tx.accessApprover.findMany({
    where: { productId: { in: [...ids] }, user: { isActive: true } },
    select: { productId: true, userId: true },
  });
  const approvals = await readApprovals(
    tx,
    products.map(({ currentVersionId }) => currentVersionId),
  );
  const deciders = new Map<string, Deciders>(
    products.map(({ id, domainId, currentVersionId }) => [
      id,
      { domainId, named: [], approvals: approvals.get(currentVersionId) ?? new Map() },
    ]),
  );
  for (const { productId, userId } of named) deciders.get(productId)?.named.push(userId);
  return deciders;
}
