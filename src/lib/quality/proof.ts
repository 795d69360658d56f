import type { ContractPromise } from "./promise";

export const OUTCOMES = ["kept", "violated", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What of a finding decides whether something is proven. */
export type Finding = { outcome: Outcome; fingerprint: string; observedAt: Date };

/**
 * The last finding of a promise, of its present form where there is one; and the last one of its present form that
 * says something.
 */
export type Findings<F extends Finding = Finding> = { latest: F | null; telling: F | null };

/** "ageing": the next look is overdue; "unproven": nobody knows, or not any more. */
export const PROOF_STATES = ["kept", "ageing", "violated", "unproven"] as const;
export type ProofState = (typeof PROOF_STATES)[number];

/** Why nobody knows. */
export type Silence = "never" | "changed" | "aged" | "undecided";

export type ProofStanding =
  | { state: "kept" | "ageing"; until: Date }
  | { state: "violated" }
  | { state: "unproven"; because: Silence };

const HOUR_MS = 3_600_000;
/** A look may be half its rhythm late before its proof counts as ageing. */
const FRESH_ROUNDS = 1.5;
/** After as many rounds without a look, a proof proves nothing any more. */
const PROVEN_ROUNDS = 3;

/**
 * How a promise stands. What was violated stays so until a later look finds it kept: neither time nor a look that
 * found nothing out makes it better. A look without an outcome takes an older proof away, since unknown is never green.
 */
export function proofStanding(
  { everyHours, fingerprint }: Pick<ContractPromise, "everyHours" | "fingerprint">,
  { latest, telling }: Findings,
  now: Date,
): ProofStanding {
  if (telling === null) return { state: "unproven", because: silenceOf(latest, fingerprint) };
  if (telling.outcome === "violated") return { state: "violated" };
  if (latest?.outcome === "unknown") return { state: "unproven", because: "undecided" };
  const fresh = after(telling.observedAt, FRESH_ROUNDS * everyHours);
  if (now < fresh) return { state: "kept", until: fresh };
  const proven = after(telling.observedAt, PROVEN_ROUNDS * everyHours);
  return now < proven ? { state: "ageing", until: proven } : { state: "unproven", because: "aged" };
}

function silenceOf(latest: Finding | null, fingerprint: string): Silence {
  if (latest === null) return "never";
  return latest.fingerprint === fingerprint ? "undecided" : "changed";
}

function after(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** Picks the findings that count out of any number, given oldest first; the store picks the same by SQL. */
export function findingsOf<F extends Finding>(
  findings: readonly F[],
  { fingerprint }: Pick<ContractPromise, "fingerprint">,
): Findings<F> {
  const sorted = findings.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  const own = sorted.filter((each) => each.fingerprint === fingerprint);
  return {
    latest: own.at(-1) ?? sorted.at(-1) ?? null,
    telling: own.findLast(({ outcome }) => outcome !== "unknown") ?? null,
  };
}
