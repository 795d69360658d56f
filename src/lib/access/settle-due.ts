import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { mailEnd } from "./access-mail";
import { factsOf, GRANT, REQUEST, toGrant, toRequest } from "./access-rows";
import { endGrant, insertDecision, lockGrant } from "./access-store";
import { daysAfter } from "./calendar-day";
import { endOf, grantState, moveGrant } from "./grant-rules";
import { readProductAccess } from "./port-rows";
import { decideRequest, WAITING_DAYS_MAX } from "./request-rules";

type DueGrants = Prisma.AccessGrantWhereInput;

/** Which grants time has ended without anybody having noted it. */
export function overdueGrants(at: Date): DueGrants {
  return {
    endedAt: null,
    OR: [{ expiresAt: { lte: at } }, { attestations: { some: { isOpen: true, dueAt: { lte: at } } } }],
  };
}

export function overdueRequests(at: Date): Prisma.AccessRequestPortWhereInput {
  return { isOpen: true, request: { requestedAt: { lte: daysAfter(at, -WAITING_DAYS_MAX) } } };
}

/** Notes that a grant is over; false when it is not, or somebody noted it first. */
export async function settleGrant(tx: Tx, id: string, at: Date): Promise<boolean> {
  await lockGrant(tx, id);
  const row = await tx.accessGrant.findUnique({ where: { id }, select: GRANT });
  if (!row) return false;
  const grant = toGrant(row, at);
  const facts = factsOf(grant);
  const move = grantState(facts, at) === "lapsed" ? "lapse" : "expire";
  if (!moveGrant(facts, move, at).allowed) return false;
  const kind = endOf(move);
  await endGrant(tx, grant, { kind, by: null, reason: "", at });
  await mailEnd(tx, grant, { kind, reason: "" });
  return true;
}

/** Notes that a request has waited for too long. */
export async function settleRequest(tx: Tx, id: string, at: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "access_request_port" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.accessRequestPort.findUnique({ where: { id }, select: REQUEST });
  if (!row) return false;
  const request = toRequest(row, at);
  const decided = decideRequest(request, { kind: "expire" }, { steps: 1, now: at });
  const [product] = await readProductAccess(tx, { id: request.product.id });
  if (!decided.allowed || !product) return false;
  const { decision, isFinal } = decided;
  const reason = `Nobody decided within ${WAITING_DAYS_MAX} days.`;
  await insertDecision(tx, request, product, { decision, isFinal, isAutomatic: true, reason });
  return true;
}
