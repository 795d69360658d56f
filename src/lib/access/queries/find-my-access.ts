import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductSummary } from "@/lib/registry/product";
import { SUMMARY, toSummary } from "@/lib/registry/summary-rows";
import { visibility } from "@/lib/registry/visibility";
import { askedBy, GRANT, inForceAt, REQUEST, toGrant, toRequest } from "../access-rows";
import type { MyAccess, WaitingRequest } from "../access-views";
import { deciderWords } from "../approver-words";
import { mayActFor } from "../consumer";
import { readDirectory, readNames } from "../directory";
import { isInForce } from "../grant-rules";
import type { AccessRequest } from "../model";
import { readProductAccess } from "../port-rows";
import { isOpenState } from "../request-rules";
import { whoDecides } from "../who-decides";

const LISTED_MAX = 200;
const ENDED_MAX = 30;

/** What the actor and those they act for have, have asked for, and had. */
export async function findMyAccess(actor: Actor, tx: Tx = db): Promise<MyAccess> {
  const at = now();
  const grantRows = await tx.accessGrant.findMany({
    where: { requestPort: { request: askedBy(actor) } },
    select: GRANT,
    orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { expiresAt: "asc" }],
    take: LISTED_MAX,
  });
  const requestRows = await tx.accessRequestPort.findMany({
    where: { request: askedBy(actor), grant: null },
    select: REQUEST,
    orderBy: [{ isOpen: "desc" }, { request: { requestedAt: "desc" } }],
    take: LISTED_MAX,
  });
  const grants = grantRows.map((row) => toGrant(row, at));
  const inForce = grants.filter(({ state }) => isInForce(state));
  const requests = requestRows.map((row) => toRequest(row, at));
  const ended = [
    ...grants
      .filter(({ state }) => !isInForce(state) && state !== "renewed")
      .map((grant) => ({ kind: "grant", at: grant.endedAt ?? grant.expiresAt, grant }) as const),
    ...requests
      .filter(({ state }) => !isOpenState(state))
      .map(
        (request) =>
          ({ kind: "request", at: request.decisions.at(-1)?.at ?? request.requestedAt, request }) as const,
      ),
  ];
  return {
    grants: inForce,
    inForce:
      grantRows.length < LISTED_MAX
        ? inForce.length
        : await tx.accessGrant.count({
            where: { AND: [inForceAt(at), { requestPort: { request: askedBy(actor) } }] },
          }),
    waiting: await readWaiting(
      tx,
      requests.filter(({ state }) => isOpenState(state)),
    ),
    ended: ended.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, ENDED_MAX),
    products: await readOpenable(tx, actor, [...requests, ...grants.map(({ request }) => request)]),
    mine: new Set([
      ...requests
        .filter((request) => request.requestedById === actor.id || mayActFor(actor, request.consumer))
        .map(({ id }) => id),
      ...grants.filter(({ request }) => mayActFor(actor, request.consumer)).map(({ id }) => id),
    ]),
  };
}

async function readWaiting(tx: Tx, open: readonly AccessRequest[]): Promise<WaitingRequest[]> {
  if (open.length === 0) return [];
  const directory = await readDirectory(tx);
  const products = await readProductAccess(tx, { id: { in: open.map(({ product }) => product.id) } });
  const byId = new Map(products.map((product) => [product.id, product]));
  const undecided = open.flatMap((request) => {
    const product = byId.get(request.product.id);
    return product ? [{ request, ...whoDecides(directory, product, request) }] : [];
  });
  const namesOf = await readNames(
    tx,
    undecided.flatMap(({ approvers }) => approvers.ids),
  );
  return undecided.map(({ approvers, ...waiting }) => ({
    ...waiting,
    heldBy: deciderWords(approvers, namesOf(approvers.ids)),
  }));
}

async function readOpenable(
  tx: Tx,
  actor: Actor,
  requests: readonly AccessRequest[],
): Promise<Map<string, ProductSummary>> {
  const ids = requests.flatMap(({ product, decisions }) => [
    product.id,
    ...decisions.flatMap(({ alternativeId }) => alternativeId ?? []),
  ]);
  const rows = await tx.dataProduct.findMany({
    where: { AND: [{ id: { in: [...new Set(ids)] } }, visibility.toWhere(actor)] },
    select: SUMMARY,
  });
  return new Map(rows.map((row) => [row.id, toSummary(row)]));
}

/** How many grants the actor is asked to confirm. */
export async function countToConfirm(actor: Actor, tx: Tx = db): Promise<number> {
  return tx.accessGrant.count({
    where: {
      endedAt: null,
      expiresAt: { gt: now() },
      attestations: { some: { isOpen: true, dueAt: { gt: now() } } },
      requestPort: { request: askedBy(actor) },
    },
  });
}
