import { type BreakingChange, compareVersions } from "@/lib/registry/breaking-changes";
import { type Change, diffDocuments } from "@/lib/registry/diff";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { parseVersion, proposeVersion, type VersionProposal } from "@/lib/registry/semantic-version";
import { evaluate } from "./evaluate";
import type { Bundle, Evaluation, GrantedWaiver } from "./evaluation";
import { toSnapshotDocument } from "./snapshot-document";

export type DraftCheck = {
  /** What changed since the published version, and the version that asks for. */
  changes: readonly Change[];
  breaking: readonly BreakingChange[];
  proposal: VersionProposal;
  evaluation: Evaluation;
};

export type CheckedDraft = {
  ref: ProductRef;
  draft: JsonObject;
  published: { version: string; descriptor: JsonObject } | null;
  asOf: Date;
};

/** The policies a draft is held to, and the exceptions its product was granted. Plain data: it travels to the browser. */
export type DraftRules = { bundle: Bundle; waivers: readonly GrantedWaiver[] };

/**
 * What the gate would say if the draft were published now as the proposed version. Pure, so that the editor asks
 * on every keystroke what the server asks in the publishing transaction.
 */
export function checkDraftDocument(
  { ref, draft, published, asOf }: CheckedDraft,
  { bundle, waivers }: DraftRules,
): DraftCheck {
  const previous = published?.descriptor ?? null;
  const breaking = previous ? compareVersions(previous, draft).breaking : [];
  const changes = previous ? diffDocuments(previous, draft) : [];
  const proposal = proposeVersion(published?.version ?? null, { breaking, diff: changes });
  const document = toSnapshotDocument(draft, { version: versionToCheck(proposal), status: "active" });
  return {
    changes,
    breaking,
    proposal,
    evaluation: evaluate(
      { ref, document, previous, lastPublished: asOf, asOf, baseline: previous, waivers },
      bundle,
    ),
  };
}

/** A draft without changes proposes the version it has; it is checked as the patch somebody could publish. */
function versionToCheck({ version, level }: VersionProposal): string {
  const current = level === "none" ? parseVersion(version) : null;
  return current ? `${current.major}.${current.minor}.${current.patch + 1}` : version;
}
