import { z } from "zod";
import { ProductRef, Slug } from "@/lib/registry/model";
import { DAYS_MAX } from "./access-terms";
import { MIGRATION_ANSWERS, MIGRATION_CAUSES } from "./burn-down";
import { Consumer, ConsumerKey } from "./consumer";
import { GRANT_ENDS, GRANT_STATES } from "./grant-rules";
import { ATTESTATION_CAUSES } from "./port-basis";
import { isSqlName } from "./provisioning/sql-name";
import { REQUEST_STATES } from "./request-rules";

export const MY_ACCESS = "/access";
export const INBOX = "/inbox";

export const PORTS_MAX = 20;
const COLUMNS_MAX = 2_000;
export const PURPOSE_LENGTH_MIN = 10;

const Id = z.string().min(1).max(40);
const Reason = z.string().trim().max(2_000, "Use at most 2,000 characters.");
const PortName = z.string().min(1).max(200);

/** One output port of a basket, and of its columns those that are needed; none means all. */
export const AskedPort = ProductRef.extend({
  port: PortName,
  columns: z.array(z.string().min(1).max(500)).max(COLUMNS_MAX).default([]),
});
export type AskedPort = z.infer<typeof AskedPort>;

export const RequestAccess = z
  .object({
    ports: z
      .array(AskedPort)
      .min(1, "Choose at least one output port.")
      .max(PORTS_MAX, `Ask for at most ${PORTS_MAX} ports at once.`),
    consumer: ConsumerKey,
    purposeId: z
      .string()
      .max(40)
      .optional()
      .transform((id) => id || null),
    purpose: Reason.default(""),
    days: z.coerce.number("Choose for how long.").int().min(1, "Choose for how long.").max(DAYS_MAX),
    /** The grant that is to be gone on from; of the same consumer and port. */
    renewsId: z
      .string()
      .max(40)
      .optional()
      .transform((id) => id || null),
  })
  .refine(({ purposeId, purpose }) => purposeId !== null || purpose.length >= PURPOSE_LENGTH_MIN, {
    path: ["purpose"],
    error: `Choose a purpose, or say in at least ${PURPOSE_LENGTH_MIN} characters what the data is for.`,
  });
export type RequestAccess = z.infer<typeof RequestAccess>;

export const DecideAccess = z
  .object({
    ids: z.array(Id).min(1, "Choose at least one request.").max(200),
    decision: z.enum(["approve", "deny"]),
    reason: Reason.default(""),
    /** `domain/name` of a product to use instead. */
    alternative: z.string().trim().max(200).default(""),
  })
  .refine(({ decision, reason }) => decision === "approve" || reason.length > 0, {
    path: ["reason"],
    error: "Say why, so that whoever asked knows what to do instead.",
  });
export type DecideAccess = z.infer<typeof DecideAccess>;

export const WithdrawAccess = z.object({ id: Id });
export type WithdrawAccess = z.infer<typeof WithdrawAccess>;

export const GiveBackAccess = z.object({ id: Id });
export type GiveBackAccess = z.infer<typeof GiveBackAccess>;

export const RevokeAccess = z.object({
  id: Id,
  note: Reason.min(1, "Say why it ends before its time."),
});
export type RevokeAccess = z.infer<typeof RevokeAccess>;

export const AttestAccess = z.object({ id: Id, answer: z.enum(["confirm", "decline"]) });
export type AttestAccess = z.infer<typeof AttestAccess>;

const Day = z.iso.date("Write the date as year-month-day.");

export const AnswerMigration = z
  .object({
    id: Id,
    cause: z.enum(MIGRATION_CAUSES),
    answer: z.enum(MIGRATION_ANSWERS, { error: "Choose one of the three." }),
    until: z.union([z.literal("").transform(() => null), Day]).default(null),
    note: Reason.default(""),
  })
  .refine(({ answer, until }) => answer !== "needs-time" || until !== null, {
    path: ["until"],
    error: "Say until when you need it.",
  })
  .refine(({ answer, note }) => answer !== "blocked" || note.length > 0, {
    path: ["note"],
    error: "Say what keeps you.",
  });
export type AnswerMigration = z.infer<typeof AnswerMigration>;

/** With a reason the owner retires it although consumers are not ready. */
export const RetireSharedProduct = ProductRef.extend({ note: Reason.default("") });
export type RetireSharedProduct = z.infer<typeof RetireSharedProduct>;

/** As whom a consumer signs in to a database. */
export const NameDatabaseRole = z.object({
  consumer: ConsumerKey,
  target: z.string().min(1).max(400),
  role: z
    .string()
    .trim()
    .min(1, "Write the name of the role you connect with.")
    .refine(isSqlName, "This cannot be the name of a role.")
    .refine((role) => !/^(pg_|agora_)/.test(role), "Roles that begin like this belong to the database."),
});
export type NameDatabaseRole = z.infer<typeof NameDatabaseRole>;

export const RetryProvisioning = z.object({ id: Id });
export type RetryProvisioning = z.infer<typeof RetryProvisioning>;

export const ConfigureAccess = ProductRef.extend({
  revision: z.coerce.number().int().min(0),
  approvers: z.array(Id).max(50).default([]),
  maxDays: z
    .union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(DAYS_MAX)], {
      error: `Write a number of days from 1 to ${DAYS_MAX}, or nothing.`,
    })
    .default(null),
  isTeamApproved: z
    .literal("on")
    .optional()
    .transform((on) => on !== undefined),
});
export type ConfigureAccess = z.infer<typeof ConfigureAccess>;

const PurposeFields = {
  name: z.string().trim().min(3, "Name the purpose in a few words.").max(80, "Use at most 80 characters."),
  description: z.string().trim().max(500, "Use at most 500 characters.").default(""),
};
export const AddPurpose = z.object(PurposeFields);
export type AddPurpose = z.infer<typeof AddPurpose>;
export const ChangePurpose = z.object({ ...PurposeFields, id: Id, revision: z.coerce.number().int() });
export type ChangePurpose = z.infer<typeof ChangePurpose>;
export const RetirePurpose = z.object({ id: Id });
export type RetirePurpose = z.infer<typeof RetirePurpose>;

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
