import type { Actor } from "@/lib/identity/model";
import type { Waiver } from "./waiver";
import { decisionOf, mayRequestWaiver, mayRevokeWaiver, waiverState } from "./waiver-rules";

export type WaiverAbilities = Readonly<Record<"decide" | "revoke" | "withdraw" | "renew", boolean>>;

/** What the actor can do with a waiver as it stands now; the commands ask the same rules again. */
export function waiverAbilities(actor: Actor, waiver: Waiver, now: Date): WaiverAbilities {
  const state = waiverState(waiver, now);
  const domainId = waiver.product.domain.id;
  const requestedById = waiver.requestedBy?.id ?? null;
  const facts = { ...waiver.policy, domainId, requestedById };
  const isInForce = state === "active" || state === "ending";
  return {
    decide: state === "requested" && decisionOf(actor, facts).allowed,
    revoke: isInForce && mayRevokeWaiver(actor, facts),
    withdraw: waiver.status === "requested" && requestedById === actor.id,
    renew: waiver.status === "active" && !waiver.isRenewed && mayRequestWaiver(actor, { domainId }),
  };
}
