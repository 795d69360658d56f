import { createHash } from "node:crypto";
import { z } from "zod";
import { Finding, type Outcome, OutcomeStatus } from "../evaluation";
import { Category, Level, Severity } from "../model";

/** What one policy says of the version people see, as it is kept: everything but when it was found. */
export const StoredOutcome = z.object({
  policyKey: z.string(),
  policyVersion: z.number().int(),
  level: Level,
  severity: Severity,
  category: Category,
  status: OutcomeStatus,
  mode: z.enum(["binding", "announced"]),
  blocking: z.boolean(),
  checked: z.number().int(),
  failed: z.number().int(),
  waived: z.number().int(),
  findings: z.array(Finding),
  error: z.string().nullable(),
  validUntil: z.iso.datetime().nullable(),
});
export type StoredOutcome = z.infer<typeof StoredOutcome>;

export function toStored({ policy, ...outcome }: Outcome): StoredOutcome {
  const { status, mode, blocking, checked, failed, waived, findings, error, validUntil } = outcome;
  const { key, version, level, severity, category } = policy;
  return {
    policyKey: key,
    policyVersion: version,
    level,
    severity,
    category,
    status,
    mode,
    blocking,
    checked,
    failed,
    waived,
    findings: asKept(findings),
    error,
    validUntil,
  };
}

/**
 * The same for the same outcomes, in whatever night they were found: of the moment until which an outcome is valid
 * only counts that there is one.
 */
export function outcomesHash(outcomes: readonly StoredOutcome[]): string {
  return createHash("sha256").update(outcomes.map(lastingText).join("\n")).digest("hex");
}

/** Nearly every outcome has neither findings nor an error, and is a line. */
function lastingText(outcome: StoredOutcome): string {
  const { level, severity, category, validUntil, findings, error } = outcome;
  const facts = `${verdictOf(outcome)}|${level}|${severity}|${category}|${validUntil !== null}`;
  return findings.length > 0 || error !== null ? `${facts}|${JSON.stringify([error, findings])}` : facts;
}

/**
 * What was decided by each policy, in one line to compare with what is kept; without the words of its findings. In the
 * order of the keys, as the database puts them, where one key may be the beginning of another.
 */
export function verdictsOf(outcomes: readonly StoredOutcome[]): string {
  return outcomes
    .toSorted((a, b) => (a.policyKey < b.policyKey ? -1 : 1))
    .map(verdictOf)
    .join(";");
}

function verdictOf(outcome: StoredOutcome): string {
  const { policyKey, policyVersion, status, mode, blocking, checked, failed, waived } = outcome;
  return `${policyKey}|${policyVersion}|${status}|${mode}|${blocking ? "t" : "f"}|${checked}|${failed}|${waived}`;
}

/** As it comes back from a json column, which knows no negative zero: compared with it, it must be the same. */
function asKept(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const actual: Finding["actual"] = JSON.parse(JSON.stringify(finding.actual));
    return { ...finding, actual };
  });
}
