import { z } from "zod";
import { CONSUMER_KINDS } from "@/lib/access/consumer";
import type { EventType } from "@/lib/platform/events";

const Product = z.object({
  id: z.string().describe("Stays the same when the product is moved"),
  ref: z.string().nullable().describe("domain/name at the time; null once the product is gone"),
});

const Consumer = z.object({
  key: z.string().describe("The consumer in one word, such as person:4711"),
  kind: z.enum(CONSUMER_KINDS),
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe("Of a person; null for a team, a product and a closed account"),
});

const AccessFacts = z.object({
  product: Product,
  port: z.string().describe("The output port"),
  consumer: Consumer,
  requestId: z.string().nullable().describe("What was asked for at this port"),
  grantId: z.string().nullable().describe("The access itself; null before it is granted"),
  columns: z
    .array(z.string())
    .nullable()
    .describe("Those asked for, as dotted paths; an empty list is all of them, null says they are not known"),
  purpose: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable().describe("When the access ends by itself"),
  reason: z.string().describe("Why, where somebody said so"),
});

const Asked = AccessFacts.extend({ days: z.number().int().describe("For how long") });
const Decided = AccessFacts.extend({ step: z.number().int().describe("1 or 2") });
const ToConfirm = AccessFacts.extend({
  causes: z.string().describe("What has changed: terms, classification, personal-data"),
  version: z.string().describe("The version that changed it"),
});
const Confirmed = AccessFacts.extend({
  outcome: z.string().describe("confirmed or declined"),
  version: z.string(),
});

const Published = z.object({ product: Product, version: z.string(), changeNote: z.string() });
const Moved = z.object({ product: Product, from: z.string(), to: z.string() });
const LifecycleChanged = Moved.extend({ sunset: z.string().nullable(), note: z.string() });
const Deleted = z.object({ product: Product });

/** Which events leave, what they mean to a receiver, and what they say. The one place that knows the payload. */
export const OUTGOING_EVENTS = {
  "access.requested": { words: "Access was asked for", data: Asked },
  "access.approved": { words: "One step of a request was approved", data: Decided },
  "access.denied": { words: "A request was denied", data: Decided },
  "access.withdrawn": { words: "A request was withdrawn", data: Decided },
  "access.request-expired": { words: "Nobody decided about a request in time", data: Decided },
  "access.granted": { words: "Access is in force: set it up", data: AccessFacts },
  "access.renewed": { words: "A grant was replaced by its renewal", data: AccessFacts },
  "access.expired": { words: "Access has run out: take it away", data: AccessFacts },
  "access.revoked": { words: "The owner ended access: take it away", data: AccessFacts },
  "access.given-back": { words: "The consumer ended access: take it away", data: AccessFacts },
  "access.lapsed": { words: "Nobody confirmed access in time: take it away", data: AccessFacts },
  "access.port-removed": { words: "The output port is gone: take access away", data: AccessFacts },
  "access.account-closed": { words: "The account was closed: take access away", data: AccessFacts },
  "access.attestation-asked": { words: "The consumer has to confirm access", data: ToConfirm },
  "access.attested": { words: "The consumer answered", data: Confirmed },
  "product.published": { words: "A version was published", data: Published },
  "product.lifecycle-changed": { words: "The lifecycle of a product has changed", data: LifecycleChanged },
  "product.moved": { words: "A product was moved to another domain", data: Moved },
  "product.deleted": { words: "A product is gone: take all access to it away", data: Deleted },
} as const satisfies Partial<Record<EventType, { words: string; data: z.ZodType }>>;

export const OutgoingType = z.enum(
  // Object.keys forgets which keys the type allows.
  Object.keys(OUTGOING_EVENTS) as [keyof typeof OUTGOING_EVENTS, ...(keyof typeof OUTGOING_EVENTS)[]],
);
export type OutgoingType = z.infer<typeof OutgoingType>;

export const TEST_TYPE = "test";

export function isOutgoing(type: string): type is OutgoingType {
  return Object.hasOwn(OUTGOING_EVENTS, type);
}

/** `agora.access.granted`: the type as receivers see it. */
export function sentType(type: string): string {
  return `agora.${type}`;
}
