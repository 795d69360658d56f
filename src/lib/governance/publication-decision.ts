import type { EvaluationReceipt } from "./evaluation";
import type { OutcomeDifference } from "./outcome-differences";
import type { PolicySetChange } from "./policy-set-changes";
import type { PublicationFacts } from "./publication-facts";

/** Why a version was published, and whether that still holds. */
export type PublicationDecision = {
  receipt: EvaluationReceipt;
  changeNote: string;
  previousVersion: string | null;
  /** Null for a decision made before decisions were recorded. */
  recorded: PublicationFacts | null;
  /** Its number in the audit log, for who may read that. */
  seq: number | null;
  policyChanges: readonly PolicySetChange[];
  /** In what deciding it again today differs from what was decided; nothing, as long as all is as it was. */
  differences: readonly OutcomeDifference[];
};
