import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { fromRefText } from "@/lib/registry/ref-text";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { lockLiveRequest } from "../lock-request";

export const ClaimRequest = z.object({ id: z.string(), domainId: z.string().min(1, "Choose a domain.") });
export type ClaimRequest = z.infer<typeof ClaimRequest>;

/** A domain means to provide the data; from then on it is theirs alone. */
export async function claimRequest(actor: Actor, { id, domainId }: ClaimRequest): Promise<void> {
  requireInDomain(actor, "demand.claim", domainId);
  await db.$transaction(async (tx) => {
    const request = await lockLiveRequest(tx, id);
    if (request.domainId !== null)
      throw new AppError("conflict", "A domain has claimed this request already.");
    await tx.dataRequest.update({
      where: { id },
      data: { domainId, claimedAt: now() },
      select: { id: true },
    });
  });
}

export const ReleaseRequest = z.object({ id: z.string() });
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;

/** The domain will not provide it after all; another one may. */
export async function releaseRequest(actor: Actor, { id }: ReleaseRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const { domainId } = await lockLiveRequest(tx, id);
    if (domainId === null) return;
    requireInDomain(actor, "demand.claim", domainId);
    await tx.dataRequest.update({
      where: { id },
      data: { domainId: null, claimedAt: null, productId: null },
      select: { id: true },
    });
  });
}

export const PlanForRequest = z.object({
  id: z.string(),
  product: z
    .string()
    .transform(fromRefText)
    .pipe(
      z.object(
        { domain: z.string(), name: z.string() },
        "Name a product as domain/name, such as sales/orders.",
      ),
    ),
});
export type PlanForRequest = z.infer<typeof PlanForRequest>;

/** Names the product that is to fulfil the request: once it is published, those who need it are told. */
export async function planForRequest(actor: Actor, { id, product }: PlanForRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const { domainId } = await lockLiveRequest(tx, id);
    if (domainId === null) throw new AppError("conflict", "Claim the request first.");
    requireInDomain(actor, "demand.claim", domainId);
    const { id: productId, domainId: home } = await getVisibleProduct(tx, actor, product);
    // Whoever claims for a domain names what is theirs to publish, in it or in a sub-domain.
    requireInDomain(actor, "demand.claim", home);
    const { count } = await tx.dataRequest.updateMany({ where: { id }, data: { productId } });
    if (count === 0) throw notFound("request");
  });
}
