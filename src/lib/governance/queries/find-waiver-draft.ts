import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { mayRequestWaiver } from "../waiver-rules";
import { findWaiverSubject, type WaiverSubject } from "../waiver-subject";

const Renewed = z.object({
  id: z.string(),
  elements: z.array(z.string()),
  reason: z.string(),
  compensatingControl: z.string(),
  expiresAt: z.date(),
  renewals: z.number().int(),
});

export type WaiverDraft = WaiverSubject & {
  mayRequest: boolean;
  /** The waiver this one would go on from. */
  renews: z.infer<typeof Renewed> | null;
};

type Asked = { ref: ProductRef; policyKey: string; renewsId: string | null };

/** What the form that asks for a waiver starts from; null where there is no such product or policy. */
export async function findWaiverDraft(
  actor: Actor,
  { ref, policyKey, renewsId }: Asked,
  tx: Tx = db,
): Promise<WaiverDraft | null> {
  const product = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: { id: true, domainId: true },
  });
  const subject =
    product && (await findWaiverSubject(tx, actor, { domainId: product.domainId, ref, policyKey }));
  if (!product || !subject) return null;
  return {
    ...subject,
    mayRequest: mayRequestWaiver(actor, product),
    renews: renewsId === null ? null : await findRenewed(tx, { renewsId, policyKey, productId: product.id }),
  };
}

type Earlier = { renewsId: string; policyKey: string; productId: string };

async function findRenewed(tx: Tx, { renewsId, policyKey, productId }: Earlier) {
  const row = await tx.waiver.findFirst({
    where: { id: renewsId, productId, policy: { key: policyKey }, status: "active" },
    select: {
      id: true,
      elements: true,
      reason: true,
      compensatingControl: true,
      expiresAt: true,
      renewals: true,
    },
  });
  return Renewed.nullable().parse(row);
}
