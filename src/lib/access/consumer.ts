import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";

export const CONSUMER_KINDS = ["person", "domain", "product"] as const;
export const ConsumerKind = z.enum(CONSUMER_KINDS);
export type ConsumerKind = z.infer<typeof ConsumerKind>;

/** `person:4711`: who would have the access, in one word. */
export const ConsumerKey = z
  .string()
  .max(80)
  .regex(/^(person|domain|product):[\w-]+$/, "Choose whom the access is for.");

/** Who would have the access: a person, the team of a domain, or a data product that is made from the data. */
export const Consumer = z.object({
  key: ConsumerKey,
  kind: ConsumerKind,
  id: z.string(),
  name: z.string(),
  /** The domain that acts for it; null for a person. */
  domainId: z.string().nullable(),
});
export type Consumer = z.infer<typeof Consumer>;

/** So many products can be chosen as consumers at most; their domain can be asked for instead. */
export const PRODUCT_CHOICES_MAX = 500;

export function consumerKey(kind: ConsumerKind, id: string): string {
  return `${kind}:${id}`;
}

export function readConsumerKey(key: string): { kind: ConsumerKind; id: string } {
  const [kind, id = ""] = key.split(":");
  return { kind: ConsumerKind.parse(kind), id };
}

/** Who may ask for access for a consumer, and give it back: oneself, or those who work for the domain. */
export function mayActFor(actor: Actor, { kind, id, domainId }: Omit<Consumer, "key" | "name">): boolean {
  if (actor.tokenScopes !== null) return false;
  if (kind === "person") return id === actor.id;
  return domainId !== null && canInDomain(actor, "access.request", domainId);
}

/** Who says as whom a consumer signs in to a database: oneself, or a steward of the team. */
export function mayNameRole(actor: Actor, { kind, id, domainId }: Omit<Consumer, "key" | "name">): boolean {
  if (actor.tokenScopes !== null) return false;
  if (kind === "person") return id === actor.id;
  return domainId !== null && canInDomain(actor, "access.manage", domainId);
}
