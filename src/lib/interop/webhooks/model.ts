import { z } from "zod";
import { OutgoingType } from "./outgoing-events";

export const WEBHOOKS = "/admin/webhooks";
export const WEBHOOK_EVENTS = "/admin/webhooks/events";

const Id = z.string().min(1).max(40);

const Fields = {
  name: z.string().trim().min(3, "Name the receiver in a few words.").max(80, "Use at most 80 characters."),
  url: z.string().trim().min(1, "Write where the events go."),
  types: z
    .union([OutgoingType.transform((type) => [type]), z.array(OutgoingType)], {
      error: "Choose at least one kind of event.",
    })
    .refine((types) => types.length > 0, "Choose at least one kind of event.")
    .transform((types) => [...new Set(types)]),
  domainId: z
    .string()
    .max(40)
    .default("")
    .transform((id) => id || null),
};

export const CreateWebhook = z.object(Fields);
export type CreateWebhook = z.infer<typeof CreateWebhook>;
export const ChangeWebhook = z.object({ ...Fields, id: Id, revision: z.coerce.number().int() });
export type ChangeWebhook = z.infer<typeof ChangeWebhook>;
export const ChosenWebhook = z.object({ id: Id });
export type ChosenWebhook = z.infer<typeof ChosenWebhook>;
export const DeleteWebhook = ChosenWebhook.extend({
  agreed: z.literal("yes", { error: "Tick the box: removing cannot be undone." }),
});
export type DeleteWebhook = z.infer<typeof DeleteWebhook>;
export const ChosenDelivery = z.object({ id: Id });
export type ChosenDelivery = z.infer<typeof ChosenDelivery>;
export const ReplaySince = ChosenWebhook.extend({
  /** As a browser writes a date and time, which is meant as UTC. */
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "Choose a day and a time.")
    .transform((text) => new Date(`${text}Z`))
    .refine((at) => !Number.isNaN(at.getTime()), "Choose a day and a time."),
});
export type ReplaySince = z.infer<typeof ReplaySince>;

export const DELIVERY_STATES = ["waiting", "delivered", "given-up", "skipped"] as const;
export const DeliveryState = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const WebhookState = z.enum(["active", "paused"]);

/** A webhook as its list shows it; its secret is told once and never read again by anybody. */
export const WebhookSummary = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  types: z.array(z.string()),
  domain: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: WebhookState,
  pausedReason: z.string(),
  previousUntil: z.date().nullable(),
  revision: z.number().int(),
  lastSuccessAt: z.date().nullable(),
  failingSince: z.date().nullable(),
  waiting: z.number().int(),
  givenUp: z.number().int(),
});
export type WebhookSummary = z.infer<typeof WebhookSummary>;

const Attempt = z.object({
  id: z.string(),
  at: z.date(),
  durationMs: z.number().int(),
  status: z.number().int().nullable(),
  error: z.string(),
  response: z.string(),
});

export const WebhookDelivery = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  sequence: z.number().int(),
  body: z.string(),
  state: DeliveryState,
  attempts: z.number().int(),
  createdAt: z.date(),
  dueAt: z.date(),
  settledAt: z.date().nullable(),
  /** The latest first. */
  tries: z.array(Attempt),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const DELIVERIES_ON_A_PAGE = 25;

export const DeliveryPage = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  state: DeliveryState.nullable().catch(null),
});
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export function webhookHref(id: string): string {
  return `${WEBHOOKS}/${id}`;
}
