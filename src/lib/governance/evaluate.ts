import type { AccessFacts } from "./access-facts";
import { crashedEssentials, essentialOutcomes } from "./essentials";
import { crashedPolicy, evaluatePolicy } from "./evaluate-policy";
import type { Bundle, Decision, Evaluation, Outcome } from "./evaluation";
import { once } from "./once";
import { readSnapshot, type Snapshot, type Subject } from "./policy-view";

/**
 * The one evaluation behind the gate, the editor, the sweep, the blast radius and the API.
 *
 * Pure: the same subject and bundle always give the same evaluation. Policies only ever add reasons to refuse, so
 * no order and no precedence exist among them.
 */
export function evaluate(subject: Subject, bundle: Bundle): Evaluation {
  return evaluationOf(subject, bundle, outcomesOf(subject, bundle, ESSENTIALS));
}

/**
 * The same for the requests for access of a subject, under the policies about access. What the registry needs of a
 * document was asked when that was published; and what a policy says of a request is not what it says of a product, so
 * neither grace nor waivers count.
 */
export function evaluateAccess(
  subject: Subject & { access: readonly AccessFacts[] },
  bundle: Bundle,
): Evaluation {
  const alone = { ...subject, baseline: null, waivers: [], previous: null };
  return evaluationOf(subject, bundle, outcomesOf(alone, bundle, NO_ESSENTIALS));
}

function evaluationOf({ asOf }: Subject, { hash }: Bundle, outcomes: Outcome[]): Evaluation {
  return { decision: decide(outcomes), asOf: asOf.toISOString(), bundleHash: hash, outcomes };
}

const ESSENTIALS = { outcomes: essentialOutcomes, crashed: crashedEssentials };
const NO_ESSENTIALS: typeof ESSENTIALS = { outcomes: () => [], crashed: () => [] };

/** A document nothing can be said of is refused by everything that binds it, and is told as what could not be evaluated. */
function outcomesOf(subject: Subject, { policies }: Bundle, essentials: typeof ESSENTIALS): Outcome[] {
  const { asOf, waivers } = subject;
  try {
    const snapshot = readSnapshot(subject);
    const baseline = once(() => baselineOf(subject, snapshot));
    return [
      ...essentials.outcomes(snapshot),
      ...policies.flatMap((policy) => evaluatePolicy(policy, { snapshot, baseline, asOf, waivers }) ?? []),
    ];
  } catch (cause) {
    return [
      ...essentials.crashed(cause),
      ...policies.flatMap((policy) => crashedPolicy(policy, { asOf, cause }) ?? []),
    ];
  }
}

/** The published version, looked at alone: what changed with it is history. */
function baselineOf({ baseline, ...subject }: Subject, snapshot: Snapshot): Snapshot | null {
  if (baseline === null) return null;
  if (baseline === subject.document) return snapshot;
  return readSnapshot({ ...subject, baseline, document: baseline, previous: null });
}

function decide(outcomes: readonly Outcome[]): Decision {
  if (outcomes.some(({ blocking }) => blocking)) return "refused";
  const isWarned = outcomes.some(
    ({ policy, status, mode }) =>
      mode === "binding" && policy.level === "warn" && (status === "fail" || status === "error"),
  );
  return isWarned ? "publishable-with-warnings" : "publishable";
}
