/** Why a grant ended. */
export const GRANT_ENDS = [
  "expired",
  "revoked",
  "given-back",
  "renewed",
  "lapsed",
  "port-removed",
  "account-closed",
] as const;
export type GrantEnd = (typeof GRANT_ENDS)[number];

/** How a grant stands. "ending": over soon; "to-confirm": what it was granted on has changed; "lapsed": nobody confirmed it. */
export const GRANT_STATES = ["active", "ending", "to-confirm", ...GRANT_ENDS] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** What of a grant decides how it stands: its term, how it ended, and until when it has to be confirmed. */
export type GrantFacts = {
  startsAt: Date;
  expiresAt: Date;
  end: GrantEnd | null;
  confirmBy: Date | null;
};

const DAY_MS = 86_400_000;

/** Days before its end from which a grant is shown as ending. */
export const ENDING_DAYS = 14;
/** How long a consumer has to say that what they do with the data still stands. */
export const CONFIRM_DAYS = 14;

/** Time ends a grant at the moment it says, whether or not a job has noted it. */
export function grantState({ expiresAt, end, confirmBy }: GrantFacts, now: Date): GrantState {
  if (end !== null) return end;
  if (expiresAt <= now) return "expired";
  if (confirmBy !== null) return confirmBy <= now ? "lapsed" : "to-confirm";
  return expiresAt <= endingFrom(now) ? "ending" : "active";
}

const IN_FORCE = ["active", "ending", "to-confirm"] as const satisfies readonly GrantState[];

/** Whether the consumer may use the data now. */
export function isInForce(state: GrantState): boolean {
  return IN_FORCE.some((inForce) => inForce === state);
}

export type GrantMove =
  | "revoke"
  | "give-back"
  | "renew"
  | "remove-port"
  | "close-account"
  | "ask"
  | "ask-again"
  | "confirm"
  | "decline"
  | "supersede"
  | "expire"
  | "lapse";

/** In which states a move can be made; time's own moves only note what it has done. */
const ALLOWED = {
  revoke: IN_FORCE,
  "give-back": IN_FORCE,
  renew: IN_FORCE,
  "remove-port": IN_FORCE,
  "close-account": IN_FORCE,
  ask: ["active", "ending"],
  "ask-again": ["to-confirm"],
  confirm: ["to-confirm"],
  decline: ["to-confirm"],
  supersede: ["to-confirm"],
  expire: ["expired"],
  lapse: ["lapsed"],
} as const satisfies Record<GrantMove, readonly GrantState[]>;

const ENDS_AS = {
  revoke: "revoked",
  "give-back": "given-back",
  renew: "renewed",
  "remove-port": "port-removed",
  "close-account": "account-closed",
  decline: "given-back",
  expire: "expired",
  lapse: "lapsed",
} as const satisfies Partial<Record<GrantMove, GrantEnd>>;

export type EndingMove = keyof typeof ENDS_AS;

export function endOf(move: EndingMove): GrantEnd {
  return ENDS_AS[move];
}

export type GrantDecision = { allowed: true; grant: GrantFacts } | { allowed: false; reason: string };

/** What a move makes of a grant. */
export function moveGrant(grant: GrantFacts, move: GrantMove, now: Date): GrantDecision {
  const state = grantState(grant, now);
  const allowed: readonly GrantState[] = ALLOWED[move];
  if (grant.end !== null || !allowed.includes(state))
    return {
      allowed: false,
      reason: isInForce(state) ? NOT_IN_THIS_STATE[move] : "This access has ended already.",
    };
  if (isEnding(move)) return { allowed: true, grant: { ...grant, end: ENDS_AS[move] } };
  const asks = move === "ask" || move === "ask-again";
  return { allowed: true, grant: { ...grant, confirmBy: asks ? confirmUntil(now) : null } };
}

function isEnding(move: GrantMove): move is EndingMove {
  return Object.hasOwn(ENDS_AS, move);
}

const NOT_YET = "This access has not run out.";
const NONE_OPEN = "There is nothing to confirm.";
const NOT_IN_THIS_STATE = {
  revoke: NOT_YET,
  "give-back": NOT_YET,
  renew: NOT_YET,
  "remove-port": NOT_YET,
  "close-account": NOT_YET,
  expire: NOT_YET,
  lapse: NOT_YET,
  ask: "The consumer has been asked already.",
  "ask-again": NONE_OPEN,
  confirm: NONE_OPEN,
  decline: NONE_OPEN,
  supersede: NONE_OPEN,
} as const satisfies Record<GrantMove, string>;

export function confirmUntil(now: Date): Date {
  return new Date(now.getTime() + CONFIRM_DAYS * DAY_MS);
}

/** What ends up to this moment ends soon. */
export function endingFrom(now: Date): Date {
  return new Date(now.getTime() + ENDING_DAYS * DAY_MS);
}

/** How long before its end people are told, nought being the last day. */
export const NOTICE_DAYS = [14, 3, 0] as const;

/**
 * Which notice of its end is due: the nearest one reached, unless it or a nearer one was given. A grant that was given
 * for less time than a notice looks ahead needs that notice from nobody.
 */
export function noticeDue(
  { startsAt, expiresAt }: Pick<GrantFacts, "startsAt" | "expiresAt">,
  told: readonly number[],
  now: Date,
): number | null {
  const left = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  const length = (expiresAt.getTime() - startsAt.getTime()) / DAY_MS;
  if (left <= 0) return null;
  const reached = NOTICE_DAYS.filter((days) => left <= Math.max(days, 1) && days < length).at(-1);
  return reached === undefined || told.some((days) => days <= reached) ? null : reached;
}
