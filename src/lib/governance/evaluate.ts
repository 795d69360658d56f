import { essentialOutcomes } from "./essentials";
import { evaluatePolicy } from "./evaluate-policy";
import type { Bundle, Decision, Evaluation, Outcome } from "./evaluation";
import { readSnapshot, type Snapshot, type Subject } from "./policy-view";

/**
 * The one evaluation behind the gate, the editor, the sweep, the blast radius and the API.
 *
 * Pure: the same subject and bundle always give the same evaluation. Policies only ever add reasons to refuse, so
 * no order and no precedence exist among them.
 */
export function evaluate(subject: Subject, bundle: Bundle): Evaluation {
  const { asOf, waivers } = subject;
  const snapshot = readSnapshot(subject);
  const baseline = once(() => baselineOf(subject, snapshot));
  const outcomes = [
    ...essentialOutcomes(snapshot),
    ...bundle.policies.flatMap(
      (policy) => evaluatePolicy(policy, { snapshot, baseline, asOf, waivers }) ?? [],
    ),
  ];
  return {
    decision: decide(outcomes),
    asOf: asOf.toISOString(),
    bundleHash: bundle.hash,
    outcomes,
  };
}

/** The published version, looked at alone: what changed with it is history. */
function baselineOf({ baseline, ...subject }: Subject, snapshot: Snapshot): Snapshot | null {
  if (baseline === null) return null;
  if (baseline === subject.document) return snapshot;
  return readSnapshot({ ...subject, baseline, document: baseline, previous: null });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function decide(outcomes: readonly Outcome[]): Decision {
  if (outcomes.some(({ blocking }) => blocking)) return "refused";
  const isWarned = outcomes.some(
    ({ policy, status, mode }) =>
      mode === "binding" && policy.level === "warn" && (status === "fail" || status === "error"),
  );
  return isWarned ? "publishable-with-warnings" : "publishable";
}
