import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { GRANT, REQUEST, toGrant, toRequest } from "./access-rows";
import { dayOf } from "./calendar-day";
import { isInForce } from "./grant-rules";
import type { AskedPort, RequestAccess } from "./inputs";
import type { AccessGrant, AccessRequest } from "./model";
import { isOpenState } from "./request-rules";

/** What a consumer has and has asked for at some ports. "Over": time has ended it, and nobody has noted it yet. */
export type Overlaps = {
  grants: readonly AccessGrant[];
  open: readonly AccessRequest[];
  overGrants: readonly AccessGrant[];
  overRequests: readonly AccessRequest[];
};

export async function findOverlaps(
  tx: Tx,
  consumerKey: string,
  ports: readonly { asked: Pick<AskedPort, "port">; product: { id: string } }[],
): Promise<Overlaps> {
  const at = now();
  const places = { OR: ports.map(({ asked, product }) => ({ productId: product.id, portName: asked.port })) };
  const grantRows = await tx.accessGrant.findMany({
    where: { AND: [{ consumerKey, endedAt: null }, places] },
    select: GRANT,
  });
  const requestRows = await tx.accessRequestPort.findMany({
    where: { AND: [{ consumerKey, isOpen: true }, places] },
    select: REQUEST,
  });
  const grants = grantRows.map((row) => toGrant(row, at));
  const requests = requestRows.map((row) => toRequest(row, at));
  return {
    grants: grants.filter(({ state }) => isInForce(state)),
    open: requests.filter(({ state }) => isOpenState(state)),
    overGrants: grants.filter(({ state }) => !isInForce(state)),
    overRequests: requests.filter(({ state }) => !isOpenState(state)),
  };
}

/** The id of the request that is this very one, sent twice; null when it is another one. */
export function isSameRequest(
  open: readonly AccessRequest[],
  actor: Pick<Actor, "id">,
  { days, ports, purpose, renewsId }: RequestAccess,
): string | null {
  const [first] = open;
  if (
    !first ||
    open.length !== new Set(ports.map(({ domain, name, port }) => `${domain}/${name}#${port}`)).size
  )
    return null;
  const isSame = open.every(
    (request) =>
      request.requestId === first.requestId &&
      request.requestedById === actor.id &&
      request.days === days &&
      request.purpose === purpose &&
      request.renewsId === renewsId,
  );
  return isSame ? first.requestId : null;
}

/** What stands in the way, in words that say what there is; null when nothing does. */
export function overlapWords(
  { grants, open }: Pick<Overlaps, "grants" | "open">,
  { renewsId, now: at }: { renewsId: string | null; now: Date },
): string | null {
  const [waiting] = open;
  if (waiting) {
    const since = dayOf(waiting.requestedAt) === dayOf(at) ? "today" : `on ${dayOf(waiting.requestedAt)}`;
    const who = waiting.requestedBy?.name ?? "Somebody";
    return `${who} asked for ${waiting.portName} for ${waiting.consumer.name} ${since}; it waits to be decided.`;
  }
  const [held] = grants.filter(({ id }) => id !== renewsId);
  if (held)
    return `${held.request.consumer.name} has access to ${held.request.portName} until ${dayOf(held.expiresAt)}. Renew that one instead.`;
  if (renewsId !== null && grants.length === 0) return "The access to renew has ended. Ask for it anew.";
  return null;
}
