import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { readBundle } from "./bundle";
import type { BoundPolicy } from "./evaluation";
import { type FailingElements, failingElements } from "./failing-elements";
import { checkDraft } from "./queries/check-draft";
import { findCompliance } from "./queries/find-compliance";

/** What a waiver would be about: a policy that binds the product, and what of it fails that policy today. */
export type WaiverSubject = FailingElements & {
  policy: Pick<BoundPolicy, "key" | "version" | "layer" | "requirement">;
};

/**
 * In the draft or in what is published: a waiver lets the one through and accounts for the other. Null for a policy
 * that does not bind the product.
 */
export async function findWaiverSubject(
  tx: Tx,
  actor: Actor,
  { domainId, ref, policyKey }: { domainId: string; ref: ProductRef; policyKey: string },
): Promise<WaiverSubject | null> {
  const { policies } = await readBundle(tx, domainId);
  const policy = policies.find(({ key }) => key === policyKey);
  if (!policy) return null;
  const draft = await checkDraft(actor, ref, tx);
  const compliance = await findCompliance(actor, ref, tx);
  const evaluations = [draft?.evaluation, compliance].filter((evaluation) => !!evaluation);
  return { policy, ...failingElements(evaluations, policyKey) };
}
