import { elementWords } from "./element-words";
import type { Evaluation, Finding } from "./evaluation";
import { waivableKey } from "./finding";

/** An element, or a part of one, that does not meet a policy, and what is wrong with it. */
export type FailingElement = {
  key: string;
  words: string;
  faults: readonly Pick<Finding, "fingerprint" | "label" | "message">[];
  /** Until when it is accepted already; null for one that is not. */
  waivedUntil: string | null;
};

export type FailingElements = {
  elements: readonly FailingElement[];
  /** How many more fail than are named. */
  unnamed: number;
};

/**
 * What fails a policy in any of these evaluations (a draft's, and the published version's), each element once. The
 * first evaluation that names an element says what is wrong with it.
 */
export function failingElements(
  evaluations: readonly Pick<Evaluation, "outcomes">[],
  policyKey: string,
): FailingElements {
  const outcomes = evaluations.flatMap(({ outcomes }) =>
    outcomes.filter(({ policy, status }) => policy.key === policyKey && status !== "error"),
  );
  const named = new Map<string, FailingElement>();
  for (const { findings } of outcomes) {
    const unknown = findings
      .map((finding) => ({ ...finding, key: waivableKey(finding) }))
      .filter(({ key }) => !named.has(key));
    for (const { key, fingerprint, label, message, waiver } of unknown) {
      const { faults = [] } = named.get(key) ?? {};
      named.set(key, {
        key,
        words: elementWords(key),
        faults: [...faults, { fingerprint, label, message }],
        waivedUntil: waiver?.expiresAt ?? null,
      });
    }
  }
  const unnamed = outcomes.map(
    ({ failed, findings }) => failed - new Set(findings.map(({ elementKey }) => elementKey)).size,
  );
  return { elements: [...named.values()], unnamed: Math.max(0, ...unnamed) };
}
