import { z } from "zod";
import type { Consumer } from "../consumer";

export const PROVISION_STATES = [
  "by-hand",
  "wanted",
  "waiting-for-role",
  "done",
  "failed",
  "removed",
  "removal-failed",
] as const;
export const ProvisionState = z.enum(PROVISION_STATES);
export type ProvisionState = z.infer<typeof ProvisionState>;

/** How far the database behind a grant is with it. */
export const Provision = z.object({
  grantId: z.string(),
  target: z.string(),
  state: ProvisionState,
  /** The login role that was let in last. */
  role: z.string().nullable(),
  attempts: z.number().int(),
  error: z.string().nullable(),
  dueAt: z.date().nullable(),
  at: z.date(),
});
export type Provision = z.infer<typeof Provision>;

const MINUTE_MS = 60_000;
const WAITS_MINUTES = [1, 5, 15] as const;
const LONGEST_WAIT_MINUTES = 60;

/** When what failed is tried again. It never stops: what somebody may not read any more must not stay. */
export function triedAgainAt(attempts: number, now: Date): Date {
  const minutes = WAITS_MINUTES[attempts - 1] ?? LONGEST_WAIT_MINUTES;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

const QUIET_FAILURES = 2;

/** Admins hear at once that access could not be taken away; of one that cannot be given, when it goes on. */
export function isLoud(state: ProvisionState, attempts: number): boolean {
  return state === "removal-failed" || (state === "failed" && attempts > QUIET_FAILURES);
}

/** How far a database is with a grant, for those who may see it. */
export const ProvisionView = Provision.pick({
  grantId: true,
  target: true,
  state: true,
  role: true,
  error: true,
}).extend({ mayRetry: z.boolean() });
export type ProvisionView = z.infer<typeof ProvisionView>;

/** As whom a consumer signs in to a database; null until somebody said so. */
export type NamedRole = { consumer: Consumer; target: string; role: string | null; mayName: boolean };
