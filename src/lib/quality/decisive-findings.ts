import type { Finding, Outcome } from "./proof";

const WORST_FIRST = ["violated", "unknown", "kept"] as const satisfies readonly Outcome[];

type Checked = Pick<Finding, "outcome" | "observedAt"> & { promise: { key: string }; check: string };

/**
 * What one delivery comes to for each promise. Of one check the last run counts; where several checks look at one
 * promise it is kept only if all of them say so, whichever ran last.
 */
export function decisiveFindings<F extends Checked>(findings: readonly F[]): F[] {
  const lastRuns = new Map<string, F>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.promise.key, finding.check]);
    const known = lastRuns.get(key);
    if (!known || isLater(finding, known)) lastRuns.set(key, finding);
  }
  const decisive = new Map<string, F>();
  for (const finding of lastRuns.values()) {
    const known = decisive.get(finding.promise.key);
    const worse = !known || isWorse(finding, known) ? finding : known;
    const observedAt = new Date(Math.max(finding.observedAt.getTime(), known?.observedAt.getTime() ?? 0));
    decisive.set(finding.promise.key, { ...worse, observedAt });
  }
  return [...decisive.values()];
}

function isLater(a: Checked, b: Checked): boolean {
  const difference = a.observedAt.getTime() - b.observedAt.getTime();
  return difference === 0 ? isWorse(a, b) : difference > 0;
}

function isWorse(a: Checked, b: Checked): boolean {
  return WORST_FIRST.indexOf(a.outcome) < WORST_FIRST.indexOf(b.outcome);
}
