import "server-only";
import { equalJson, type JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { canonicalHash } from "./canonical-hash";
import { evaluate } from "./evaluate";
import {
  ALWAYS,
  type BoundPolicy,
  type EvaluationReceipt,
  type GrantedWaiver,
  type Outcome,
} from "./evaluation";
import { waivableKey } from "./finding";
import type { Requirement } from "./model";
import { type OutcomeDifference, outcomeDifferences } from "./outcome-differences";
import type { PublicationFacts } from "./publication-facts";

/** Everything a stored decision was made from. */
export type ReplayMaterial = {
  ref: ProductRef;
  receipt: EvaluationReceipt;
  /** The document that became the version, and the one consumers had before it. */
  document: JsonObject;
  previous: JsonObject | null;
  /** What each policy version of the receipt says; null where it is no longer kept. */
  requirementOf: (policy: Outcome["policy"]) => Requirement | null;
  /** What the audit log says of it; null for a decision made before there was one. */
  recorded: PublicationFacts | null;
};

/**
 * Decides a publication again, from the very document, policy versions, terms and waivers of before: the answer must be
 * the receipt. No difference means that it is.
 */
export function replay(material: ReplayMaterial): OutcomeDifference[] {
  const { ref, receipt, document, previous } = material;
  const gone = receipt.outcomes.filter((outcome) => isGone(outcome, material));
  const kept = receipt.outcomes.filter((outcome) => !gone.includes(outcome));
  const policies = kept.flatMap((outcome) => toBound(outcome, material) ?? []);
  const asOf = new Date(receipt.asOf);
  const again = evaluate(
    { ref, document, previous, baseline: previous, asOf, lastPublished: asOf, waivers: waiversOf(material) },
    { hash: receipt.bundleHash, policies },
  );
  return [
    ...recordDifferences(material),
    ...(again.decision === receipt.decision
      ? []
      : [{ label: "Decision", before: receipt.decision, after: again.decision }]),
    ...gone.map(({ policy: { key, version }, status }) => ({
      label: key,
      before: status,
      after: `version ${version} is no longer kept`,
    })),
    ...outcomeDifferences(kept, again.outcomes),
  ];
}

/** The stored document and receipt, held against the hashes that were taken when it was decided. */
function recordDifferences({ receipt, document, recorded }: ReplayMaterial): OutcomeDifference[] {
  const snapshotHash = canonicalHash(document);
  const sameInLog = (["decision", "snapshotHash", "bundleHash"] as const).flatMap((field) =>
    recorded === null || equalJson(recorded[field], receipt[field])
      ? []
      : [{ label: `Audit log, ${LOGGED[field]}`, before: recorded[field], after: receipt[field] }],
  );
  if (snapshotHash === receipt.snapshotHash) return sameInLog;
  return [{ label: "Hash of the document", before: receipt.snapshotHash, after: snapshotHash }, ...sameInLog];
}

const LOGGED = {
  decision: "decision",
  snapshotHash: "hash of the document",
  bundleHash: "hash of the policies in force",
} as const;

function isGone({ policy }: Outcome, { requirementOf }: ReplayMaterial): boolean {
  return policy.layer.kind !== "essentials" && requirementOf(policy) === null;
}

/** A receipt from before there were terms was written under policies that bound always. */
function toBound(outcome: Outcome, { requirementOf }: ReplayMaterial): BoundPolicy | null {
  const { policy, term } = outcome;
  if (policy.layer.kind === "essentials") return null;
  const requirement = requirementOf(policy);
  const { key, version, layer } = policy;
  return requirement && { key, version, layer, requirement, ...(term ?? ALWAYS) };
}

/** Those the log names; before there was a log, those the receipt itself shows. */
function waiversOf({ receipt, recorded }: ReplayMaterial): readonly GrantedWaiver[] {
  if (recorded) return recorded.waivers;
  return receipt.outcomes.flatMap(({ policy, findings }) =>
    findings.flatMap(({ waiver, ...finding }) =>
      waiver === null
        ? []
        : [
            {
              ...waiver,
              policyKey: policy.key,
              policyVersion: policy.version,
              elements: [waivableKey(finding)],
              startsAt: receipt.asOf,
            },
          ],
    ),
  );
}
