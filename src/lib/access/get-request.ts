import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { GRANT, REQUEST, toGrant, toRequest, visibleGrants, visibleRequests } from "./access-rows";
import type { AccessGrant, AccessRequest } from "./model";

/** The request at one port, which nobody else can decide until the transaction ends. */
export async function lockRequest(tx: Tx, actor: Actor, id: string): Promise<AccessRequest> {
  await tx.$queryRaw`SELECT 1 FROM "access_request_port" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.accessRequestPort.findFirst({
    where: { AND: [{ id }, visibleRequests(actor)] },
    select: REQUEST,
  });
  if (!row) throw notFound("request");
  return toRequest(row, now());
}

/** The grant the actor may see, which nobody else can end until the transaction does. */
export async function getLockedGrant(tx: Tx, actor: Actor, id: string): Promise<AccessGrant> {
  await tx.$queryRaw`SELECT 1 FROM "access_grant" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.accessGrant.findFirst({
    where: { AND: [{ id }, visibleGrants(actor)] },
    select: GRANT,
  });
  if (!row) throw notFound("access");
  return toGrant(row, now());
}
