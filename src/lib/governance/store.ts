import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import type { Evaluation, EvaluationReceipt } from "./evaluation";

type NewEvaluation = Evaluation & { productId: string; snapshotHash: string; actor: Actor };

/** Keeps an evaluation for ever: the receipt of one attempt to publish, refused or not. */
export async function insertEvaluation(
  tx: Tx,
  { productId, snapshotHash, actor, ...evaluation }: NewEvaluation,
): Promise<EvaluationReceipt> {
  const { id } = await tx.evaluation.create({
    data: {
      productId,
      snapshotHash,
      bundleHash: evaluation.bundleHash,
      decision: evaluation.decision,
      outcomes: evaluation.outcomes,
      asOf: evaluation.asOf,
      actorId: actor.id,
    },
    select: { id: true },
  });
  return { ...evaluation, id, snapshotHash, actorName: actor.name, publishedVersion: null };
}
