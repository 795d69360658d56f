import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { log } from "@/lib/platform/log";
import { OrdinalText, StorableText } from "@/lib/platform/storable";
import { ProductRef } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { toRows } from "@/lib/registry/rows";
import { insertVersion, lockProduct, replaceRows } from "@/lib/registry/store";
import { refusalOf } from "@/lib/registry/stored-document";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { recordDecision } from "../audit-log";
import { readBundle } from "../bundle";
import { canonicalHash } from "../canonical-hash";
import { evaluate } from "../evaluate";
import type { EvaluationReceipt, Outcome } from "../evaluation";
import { readWaivers } from "../granted-waivers";
import { publicationFacts } from "../publication-facts";
import { readPublished } from "../published-version";
import { toSnapshotDocument } from "../snapshot-document";
import { insertEvaluation } from "../store";

export const PublishProduct = ProductRef.extend({
  /** The draft the person reviewed. */
  revision: OrdinalText,
  version: z.string().trim().min(1, "Choose a version.").max(40, "Use at most 40 characters."),
  changeNote: StorableText.trim().max(5_000, "Use at most 5,000 characters.").default(""),
  /** That the warnings were read and the product is to be published all the same. */
  acknowledged: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
export type PublishProduct = z.infer<typeof PublishProduct>;

export type Publication =
  | { published: true; version: string; evaluation: EvaluationReceipt }
  | { published: false; needsAcknowledgement: boolean; evaluation: EvaluationReceipt };

/**
 * The gate, and the only way to a new version. In one transaction the exact snapshot is evaluated against the
 * policies in force and either becomes the version people see, or leaves nothing but the receipt of its refusal.
 */
export async function publishProduct(
  actor: Actor,
  { revision, version, changeNote, acknowledged, ...ref }: PublishProduct,
): Promise<Publication> {
  return db.$transaction(async (tx): Promise<Publication> => {
    const { id, domainId } = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "product.publish", domainId);
    const product = await lockProduct(tx, id);
    if (product.draftRevision !== revision)
      throw new AppError(
        "conflict",
        "The draft has changed since you reviewed it. Reload to see the change.",
      );

    const publishedAt = now();
    const document = toSnapshotDocument(product.draft, { version, status: "active" });
    // What was let in before there was a limit can be neither hashed nor evaluated, so it cannot be let through.
    const unfit = refusalOf(document);
    if (unfit !== null) throw new AppError("conflict", unfit);
    const snapshotHash = canonicalHash(document);
    const previous = await readPublished(tx, product.currentVersionId);
    const subject = {
      ref,
      document,
      previous: previous?.descriptor ?? null,
      lastPublished: publishedAt,
      asOf: publishedAt,
      baseline: previous?.descriptor ?? null,
      waivers: await readWaivers(tx, id),
    };
    const evaluation = evaluate(subject, await readBundle(tx, product.domainId));
    reportErrors(evaluation.outcomes);
    const { decision } = evaluation;
    const receipt = await insertEvaluation(tx, { ...evaluation, productId: id, snapshotHash, actor });

    const event = { subjectId: id, actorId: actor.id };
    const record = { subject: toRefText(ref), subjectId: id, actor, at: publishedAt };
    const facts = publicationFacts({
      version,
      decision,
      evaluationId: receipt.id,
      snapshotHash,
      bundleHash: receipt.bundleHash,
      acknowledged,
      changeNote,
      outcomes: receipt.outcomes,
      waivers: [...subject.waivers],
    });
    if (decision === "refused") {
      const policies = evaluation.outcomes.filter(({ blocking }) => blocking).map(({ policy }) => policy.key);
      const payload = { version, evaluationId: receipt.id, policies: policies.join(", ") };
      await recordEvent(tx, { ...event, type: "product.publish-refused", payload });
      await recordDecision(tx, { ...record, action: "product.publish-refused", facts });
      return { published: false, needsAcknowledgement: false, evaluation: receipt };
    }
    if (decision === "publishable-with-warnings" && !acknowledged)
      return { published: false, needsAcknowledgement: true, evaluation: receipt };

    await insertVersion(tx, product, {
      version,
      descriptor: document,
      snapshotHash,
      evaluationId: receipt.id,
      decision,
      changeNote,
      publishedAt,
      publishedById: actor.id,
    });
    await replaceRows(tx, id, toRows(document));
    const payload = { version, evaluationId: receipt.id, decision, acknowledged, changeNote };
    await recordEvent(tx, { ...event, type: "product.published", payload });
    await recordDecision(tx, { ...record, action: "product.published", facts });
    return { published: true, version, evaluation: { ...receipt, publishedVersion: version } };
  });
}

/** A policy that cannot be evaluated refuses people who cannot mend it: whoever runs the installation must know. */
function reportErrors(outcomes: readonly Outcome[]): void {
  for (const { policy, error } of outcomes) {
    if (error !== null)
      log.error({ policy: policy.key, version: policy.version, error }, "policy not evaluated");
  }
}
