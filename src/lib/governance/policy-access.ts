import type { Actor } from "@/lib/identity/model";
import { can, canInDomain, domainsWhere, requireCan, requireInDomain } from "@/lib/identity/permissions";
import type { Layer } from "./evaluation";
import type { PolicyStatus } from "./model";

/** Where a policy stands: global, or of a domain. */
export type PolicyPlace = { domainId: string | null };

export function placeOfLayer(layer: Layer): PolicyPlace {
  return { domainId: layer.kind === "domain" ? layer.domainId : null };
}

export function mayChangePolicy(actor: Actor, { domainId }: PolicyPlace): boolean {
  return domainId === null
    ? can(actor, "policy.write-global")
    : canInDomain(actor, "policy.write-local", domainId);
}

/** Whether the actor alone may put a policy in force or take it out; for the whole organisation others need a vote. */
export function mayActivatePolicy(actor: Actor, { domainId }: PolicyPlace): boolean {
  return domainId === null ? can(actor, "policy.activate-global") : mayChangePolicy(actor, { domainId });
}

export function requirePolicyActivation(actor: Actor, { domainId }: PolicyPlace): void {
  if (domainId === null) requireCan(actor, "policy.activate-global");
  else requireInDomain(actor, "policy.write-local", domainId);
}

/** Whether there is any place, global or a domain, the actor may write a policy for. */
export function mayWritePolicies(actor: Actor): boolean {
  return can(actor, "policy.write-global") || domainsWhere(actor, "policy.write-local").length > 0;
}

export function requirePolicyChange(actor: Actor, { domainId }: PolicyPlace): void {
  if (domainId === null) requireCan(actor, "policy.write-global");
  else requireInDomain(actor, "policy.write-local", domainId);
}

/** To be told whom a policy would hit, before it is anybody's rule. */
export function requirePolicyTrial(actor: Actor, { domainId }: PolicyPlace): void {
  if (domainId === null) requireCan(actor, "policy.try-global");
  else requireInDomain(actor, "policy.try-local", domainId);
}

/** Versions that were never in force are their authors' and the governance group's to read. */
export function mayReadPolicyDrafts(actor: Actor, place: PolicyPlace): boolean {
  return can(actor, "policy.read-drafts") || mayChangePolicy(actor, place);
}

/** What was decided is for everyone to read: people must be able to know the rules they are held to. */
export function mayReadPolicy(actor: Actor, policy: PolicyPlace & { status: PolicyStatus }): boolean {
  if (!can(actor, "policy.read")) return false;
  return policy.status !== "draft" || mayReadPolicyDrafts(actor, policy);
}
