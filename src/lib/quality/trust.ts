import type { IncidentFacts } from "./incident-rules";
import { bindsTrust } from "./incident-rules";
import type { ProofState } from "./proof";

export const TRUST_STATES = ["proven", "partly-proven", "unproven", "failing"] as const;
export type TrustState = (typeof TRUST_STATES)[number];

/** The words of the one trust signal, on the seal as in the filter of the search. */
export const TRUST_LABELS = {
  proven: "Proven",
  "partly-proven": "Partly proven",
  unproven: "Unproven",
  failing: "Failing",
} as const satisfies Record<TrustState, string>;

export type TrustFacts = {
  promises: readonly { state: ProofState; words: string; about: string }[];
  /** Those that are not over. */
  incidents: readonly (IncidentFacts & { title: string })[];
  isNonCompliant: boolean;
  isDeprecated: boolean;
};

export type TrustRating = { state: TrustState; reasons: readonly string[] };

const NAMED_MAX = 3;

/**
 * The one trust signal of a product. It fails where something promised is known to be broken; it is proven where every
 * promise has a fresh proof and nothing else speaks against it; where no promise has any proof, nobody knows.
 */
export function rateTrust(facts: TrustFacts): TrustRating {
  const { promises, incidents } = facts;
  const of = (state: ProofState) => promises.filter((promise) => promise.state === state);
  const [kept, ageing, violated] = [of("kept"), of("ageing"), of("violated")];
  const confirmed = incidents.filter(({ status }) => status !== "reported");
  const isFailing = violated.length > 0 || confirmed.some(bindsTrust);
  const isProven = promises.length > 0 && kept.length === promises.length;
  const objections = [
    ...confirmed.filter((incident) => !bindsTrust(incident)).map(incidentWords),
    ...(facts.isNonCompliant ? ["It does not meet the policies it is held to."] : []),
    ...(facts.isDeprecated ? ["It is deprecated."] : []),
  ];
  const reasons = [
    ...confirmed.filter(bindsTrust).map(incidentWords),
    ...(violated.length > 0
      ? [`${countWords(violated.length, promises.length)} broken: ${named(violated)}.`]
      : []),
    ...evidenceWords({ promises: promises.length, kept: kept.length, ageing: ageing.length }),
    ...objections,
  ];
  if (isFailing) return { state: "failing", reasons };
  if (kept.length + ageing.length === 0) return { state: "unproven", reasons };
  return { state: isProven && objections.length === 0 ? "proven" : "partly-proven", reasons };
}

function evidenceWords(count: { promises: number; kept: number; ageing: number }): string[] {
  const { promises, kept, ageing } = count;
  if (promises === 0) return ["Its contracts promise nothing that could be proven."];
  if (kept + ageing === 0) return [`${countWords(0, promises)} proven: nobody has looked lately.`];
  const overdue =
    ageing === 0 ? "" : `; ${ageing} of ${ageing === 1 ? "the proofs is" : "the proofs are"} ageing`;
  return [`${countWords(kept + ageing, promises)} proven${overdue}.`];
}

function countWords(some: number, all: number): string {
  if (all === 1) return some === 1 ? "Its one promise is" : "Its one promise is not";
  if (some === all) return `All ${all} promises are`;
  if (some === 0) return `None of ${all} promises is`;
  return `${some} of ${all} promises ${some === 1 ? "is" : "are"}`;
}

function named(promises: TrustFacts["promises"]): string {
  const shown = promises
    .slice(0, NAMED_MAX)
    .map(({ words, about }) => (about ? `${words} (${about})` : words));
  const more = promises.length - shown.length;
  return shown.join("; ") + (more > 0 ? ` and ${more} more` : "");
}

function incidentWords({ title, severity }: TrustFacts["incidents"][number]): string {
  return `An incident is open: ${title} (${severity}).`;
}
