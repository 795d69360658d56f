import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";

const LockedRequest = z.object({
  id: z.string(),
  madeById: z.string().nullable(),
  domainId: z.string().nullable(),
  productId: z.string().nullable(),
  fulfilledAt: z.date().nullable(),
  closedAt: z.date().nullable(),
});
type LockedRequest = z.infer<typeof LockedRequest>;

/** The request as it stays until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<LockedRequest> {
  const rows = await tx.$queryRaw`
    SELECT "id", "made_by_id" AS "madeById", "domain_id" AS "domainId", "product_id" AS "productId",
      "fulfilled_at" AS "fulfilledAt", "closed_at" AS "closedAt"
    FROM "data_request" WHERE "id" = ${id} FOR UPDATE`;
  const [request] = z.array(LockedRequest).parse(rows);
  if (!request) throw notFound("request");
  return request;
}

/** Refuses what has ended already. */
export async function lockLiveRequest(tx: Tx, id: string): Promise<LockedRequest> {
  const request = await lockRequest(tx, id);
  if (request.fulfilledAt !== null || request.closedAt !== null)
    throw new AppError("conflict", "This request has ended already.");
  return request;
}
