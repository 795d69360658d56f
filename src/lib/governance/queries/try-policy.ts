import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { TryPolicy } from "../model";
import { requirePolicyChange } from "../policy-access";
import { NO_EFFECT, type PolicyEffect } from "../policy-effect";
import { findPolicyEffects } from "./find-policy-effects";

/** What a policy somebody is writing would say of the published products; for those who may write it there. */
export async function tryPolicy(
  actor: Actor,
  { domainId, requirement }: TryPolicy,
  tx: Tx = db,
): Promise<PolicyEffect> {
  requirePolicyChange(actor, { domainId });
  const [effect = NO_EFFECT] = await findPolicyEffects(actor, { domainId }, [requirement], tx);
  return effect;
}
