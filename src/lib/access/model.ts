import { z } from "zod";
import { ProductRef, Slug } from "@/lib/registry/model";
import { MIGRATION_ANSWERS, MIGRATION_CAUSES } from "./burn-down";
import { Consumer } from "./consumer";
import { GRANT_ENDS, GRANT_STATES } from "./grant-rules";
import { ATTESTATION_CAUSES } from "./port-basis";
import { REQUEST_STATES } from "./request-rules";

export const MY_ACCESS = "/access";
export const INBOX = "/inbox";

/** What data may be needed for, in the words of the organisation. */
export const Purpose = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  isRetired: z.boolean(),
  revision: z.number().int(),
  /** How many requests named it. */
  requests: z.number().int(),
});
export type Purpose = z.infer<typeof Purpose>;

const Person = z.object({ id: z.string(), name: z.string() });

const AskedProduct = z.object({
  id: z.string(),
  ref: ProductRef,
  title: z.string(),
  /** The last day consumers can count on it, once it is deprecated. */
  sunset: z.string().nullable(),
  domain: z.object({ id: z.string(), slug: Slug, name: z.string(), hue: z.number().int() }),
});

export const DecisionFacts = z.object({
  step: z.union([z.literal(1), z.literal(2)]),
  ofSteps: z.union([z.literal(1), z.literal(2)]),
  outcome: z.enum(["approved", "denied", "withdrawn", "expired"]),
  decidedBy: Person.nullable(),
  decidedById: z.string().nullable(),
  isAutomatic: z.boolean(),
  reason: z.string(),
  alternativeId: z.string().nullable(),
  at: z.date(),
});
export type DecisionFacts = z.infer<typeof DecisionFacts>;

/** A request at one output port: what is decided. */
export const AccessRequest = z.object({
  id: z.string(),
  requestId: z.string(),
  consumer: Consumer,
  requestedBy: Person.nullable(),
  requestedById: z.string().nullable(),
  requestedAt: z.date(),
  product: AskedProduct,
  portName: z.string(),
  /** Dotted paths; empty for all columns. */
  columns: z.array(z.string()),
  /** The name in the registry of purposes; null where only words were given. */
  purposeName: z.string().nullable(),
  purpose: z.string(),
  days: z.number().int(),
  renewsId: z.string().nullable(),
  /** The key of the policy that takes a second decision for it; null where none did when it was asked for. */
  secondStepFor: z.string().nullable(),
  decisions: z.array(DecisionFacts),
  state: z.enum(REQUEST_STATES),
});
export type AccessRequest = z.infer<typeof AccessRequest>;

/** Access to one output port, with the request it came from. */
export const AccessGrant = z.object({
  id: z.string(),
  request: AccessRequest,
  startsAt: z.date(),
  expiresAt: z.date(),
  endedAt: z.date().nullable(),
  end: z
    .object({ kind: z.enum(GRANT_ENDS), endedBy: Person.nullable(), reason: z.string(), at: z.date() })
    .nullable(),
  /** What the consumer is asked to confirm. */
  attestation: z
    .object({
      id: z.string(),
      causes: z.array(z.enum(ATTESTATION_CAUSES)),
      version: z.string(),
      askedAt: z.date(),
      dueAt: z.date(),
    })
    .nullable(),
  /** What the consumer is asked to be ready for, with what they said last. */
  migrations: z.array(
    z.object({
      id: z.string(),
      cause: z.enum(MIGRATION_CAUSES),
      /** The version that broke something; null where the product is going. */
      version: z.string().nullable(),
      askedAt: z.date(),
      state: z.enum(["unanswered", ...MIGRATION_ANSWERS]),
      until: z.string().nullable(),
      note: z.string(),
      answeredAt: z.date().nullable(),
    }),
  ),
  /** The open request that is to go on from it. */
  renewalId: z.string().nullable(),
  state: z.enum(GRANT_STATES),
});
export type AccessGrant = z.infer<typeof AccessGrant>;

/** Where access to a product's ports is asked for. */
export function requestHref({ domain, name }: ProductRef, port?: string, renewsId?: string): string {
  const query = new URLSearchParams({
    ...(port === undefined ? {} : { port }),
    ...(renewsId === undefined ? {} : { renews: renewsId }),
  }).toString();
  return `/products/${domain}/${name}/access/new${query && `?${query}`}`;
}
