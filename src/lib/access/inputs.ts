import { z } from "zod";
import { soughtText } from "@/lib/platform/sought-text";
import { ProductRef } from "@/lib/registry/model";
import { PageRequest } from "@/lib/registry/page";
import { DAYS_MAX } from "./access-terms";
import { MIGRATION_ANSWERS, MIGRATION_CAUSES } from "./burn-down";
import { ConsumerKey } from "./consumer";
import { isSqlName } from "./provisioning/sql-name";

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

/** Which page of a list of consumers, of those whose names have these words. */
export const ConsumersPage = z.object({
  q: soughtText(100),
  page: PageRequest.shape.page,
});
export type ConsumersPage = z.infer<typeof ConsumersPage>;
