import { z } from "zod";
import { ProductRef, Slug } from "@/lib/registry/model";
import { Category, Level, PolicyKey, WaiverApprover } from "./model";

/** What is stored. That a waiver is over is a matter of the date alone, so no status says it. */
export const WaiverStatus = z.enum(["requested", "active", "rejected", "revoked", "withdrawn"]);
export type WaiverStatus = z.infer<typeof WaiverStatus>;

/** How a waiver stands at a moment. "ending": still in force, and over soon. */
export const WAIVER_STATES = [
  "requested",
  "active",
  "ending",
  "expired",
  "rejected",
  "revoked",
  "withdrawn",
] as const;
export const WaiverState = z.enum(WAIVER_STATES);
export type WaiverState = z.infer<typeof WaiverState>;

const ELEMENTS_MAX = 200;

const Elements = z
  .array(z.string().min(1).max(500))
  .max(ELEMENTS_MAX, `Name at most ${ELEMENTS_MAX} elements, or choose the whole product.`)
  .default([])
  .transform((keys) => [...new Set(keys)].sort());

export const REASON_LENGTH_MIN = 40;

const Reason = z
  .string()
  .trim()
  .min(REASON_LENGTH_MIN, `Say in at least ${REASON_LENGTH_MIN} characters why it cannot be mended now.`)
  .max(4_000, "Use at most 4,000 characters.");

export const RequestWaiver = ProductRef.extend({
  policy: PolicyKey,
  /** "all" covers every element, those that are added later too; "some" the elements that are named. */
  reach: z.enum(["some", "all"], "Choose what the waiver is for."),
  elements: Elements,
  reason: Reason,
  compensatingControl: z.string().trim().max(4_000, "Use at most 4,000 characters.").default(""),
  /** The last day on which it counts. */
  expiresOn: z.iso.date("Choose the last day."),
  renewsId: z
    .string()
    .max(40)
    .optional()
    .transform((id) => id || null),
}).refine(({ reach, elements }) => reach === "all" || elements.length > 0, {
  path: ["elements"],
  error: "Choose at least one element, or the whole product.",
});
export type RequestWaiver = z.infer<typeof RequestWaiver>;

const WaiverId = z.string().min(1).max(40);
const Note = z.string().trim().max(2_000, "Use at most 2,000 characters.");

export const DecideWaiver = z
  .object({ id: WaiverId, decision: z.enum(["grant", "reject"]), note: Note.default("") })
  .refine(({ decision, note }) => decision === "grant" || note.length > 0, {
    path: ["note"],
    error: "Say why, so that the person who asked knows what to do instead.",
  });
export type DecideWaiver = z.infer<typeof DecideWaiver>;

export const RevokeWaiver = z.object({ id: WaiverId, note: Note.min(1, "Say why it ends before its time.") });
export type RevokeWaiver = z.infer<typeof RevokeWaiver>;

export const WithdrawWaiver = z.object({ id: WaiverId });
export type WithdrawWaiver = z.infer<typeof WithdrawWaiver>;

/** What somebody can do about a waiver, as it is told to others. */
export type WaiverEvent = `waiver.${"requested" | "granted" | "rejected" | "revoked" | "withdrawn"}`;

const Person = z.object({ id: z.string(), name: z.string() });

/** A waiver as lists show it. */
export const Waiver = z.object({
  id: z.string(),
  status: WaiverStatus,
  policy: z.object({
    id: z.string(),
    key: z.string(),
    /** Of the version in force; who grants is always asked of that one. */
    title: z.string(),
    category: Category,
    level: Level,
    approver: WaiverApprover,
  }),
  policyVersion: z.number().int(),
  product: z.object({
    id: z.string(),
    ref: ProductRef,
    title: z.string(),
    domain: z.object({ id: z.string(), slug: Slug, name: z.string(), hue: z.number().int() }),
  }),
  /** Element keys; empty for every element. */
  elements: z.array(z.string()),
  reason: z.string(),
  compensatingControl: z.string(),
  requestedAt: z.date(),
  requestedBy: Person.nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: Person.nullable(),
  decisionNote: z.string(),
  startsAt: z.date().nullable(),
  expiresAt: z.date(),
  renewals: z.number().int(),
  /** Whether a later waiver that goes on from this one has been granted. */
  isRenewed: z.boolean(),
});
export type Waiver = z.infer<typeof Waiver>;

/** The URL of the register of waivers: what cannot be read is as if it had not been asked for. */
export const WaiverFilter = z.object({
  /** One waiver alone. */
  id: z.string().max(40).optional().catch(undefined),
  state: WaiverState.optional().catch(undefined),
  policy: PolicyKey.optional().catch(undefined),
  /** `domain/name`. */
  product: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
    .optional()
    .catch(undefined),
  /** "me": only what the reader may decide. */
  waiting: z.literal("me").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type WaiverFilter = z.infer<typeof WaiverFilter>;

export const WAIVERS = "/governance/waivers";

/** The register with one waiver alone: an address that finds it however many there are. */
export function waiverHref({ id }: { id: string }): `/${string}` {
  return `${WAIVERS}?${new URLSearchParams({ id })}`;
}

/** Where a waiver of a policy is asked for; a renewal starts from what the earlier one said. */
export function waiverRequestHref({ domain, name }: ProductRef, policy: string, renewsId?: string): string {
  const query = new URLSearchParams({ policy, ...(renewsId === undefined ? {} : { renews: renewsId }) });
  return `/products/${domain}/${name}/waivers/new?${query}`;
}
