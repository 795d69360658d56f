import { z } from "zod";
import { type Publication, PublishProduct } from "@/lib/governance/commands/publish-product";
import { Decision, EvaluationReceipt, type Layer, Outcome } from "@/lib/governance/evaluation";
import { waiverRequestHref } from "@/lib/governance/waiver";
import { Problem } from "@/lib/platform/problem";
import { Ordinal } from "@/lib/platform/storable";
import type { ProductRef } from "@/lib/registry/model";
import type { ApiOperation } from "./operation";
import { NOTHING, ProductParams } from "./parts";

const { version, changeNote } = PublishProduct.shape;

export const PublicationAnswer = z.strictObject({
  published: z.literal(true),
  version: z.string(),
  evaluation: EvaluationReceipt,
});

/** Why a publication was refused: every outcome, those that block first, and what can be done about each. */
export const RefusalAnswer = Problem.extend({
  decision: Decision,
  evaluationId: z.string().describe("The receipt of this attempt."),
  outcomes: z.array(
    Outcome.extend({
      owner: z.string().describe("Who set the policy."),
      waiverHref: z.string().nullable().describe("Where to ask for a waiver; null where none is given."),
    }),
  ),
});
export type RefusalAnswer = z.infer<typeof RefusalAnswer>;

export const PUBLISH_DRAFT = {
  id: "publishDraft",
  method: "post",
  path: "/api/v1/products/{domain}/{name}/publish",
  summary: "Publish the stored draft",
  description:
    "The gate: publishes the stored draft, or refuses it and keeps it. `evaluate` tells the revision of the draft " +
    "and the version it asks for.",
  scope: "publish",
  params: ProductParams,
  query: NOTHING,
  body: z.strictObject({
    revision: Ordinal.describe("The revision of the draft that was checked."),
    version,
    changeNote,
    acknowledged: z.boolean().default(false).describe("That warnings were read."),
  }),
  answers: [
    { status: 200, description: "It is published.", content: { "application/json": PublicationAnswer } },
    {
      status: 409,
      description:
        "It is refused, or has warnings that were not acknowledged; without `outcomes`, the draft has changed.",
      content: { "application/problem+json": z.union([RefusalAnswer, Problem]) },
    },
  ],
} as const satisfies ApiOperation;

export function toRefusal(
  { needsAcknowledgement, evaluation }: Publication & { published: false },
  { ref, waivable }: { ref: ProductRef; waivable: ReadonlySet<string> },
): RefusalAnswer {
  const blocking = evaluation.outcomes.filter((outcome) => outcome.blocking).length;
  const refused = {
    type: "urn:agora:problem:publication-refused",
    title: "The publication is refused",
    detail: `${blocking === 1 ? "One policy refuses" : `${blocking} policies refuse`} it. The draft is kept.`,
  };
  const warned = {
    type: "urn:agora:problem:not-acknowledged",
    title: "The publication has warnings",
    detail: 'Nothing refuses it. Read the warnings, then publish with "acknowledged": true.',
  };
  return {
    ...(needsAcknowledgement ? warned : refused),
    status: 409,
    decision: evaluation.decision,
    evaluationId: evaluation.id,
    outcomes: evaluation.outcomes
      .toSorted((a, b) => Number(b.blocking) - Number(a.blocking))
      .map((outcome) => ({
        ...outcome,
        owner: ownerOf(outcome.policy.layer),
        waiverHref:
          outcome.blocking && waivable.has(outcome.policy.key)
            ? waiverRequestHref(ref, outcome.policy.key)
            : null,
      })),
  };
}

function ownerOf(layer: Layer): string {
  switch (layer.kind) {
    case "essentials":
      return "The registry";
    case "global":
      return "The governance group";
    case "domain":
      return `The owners of ${layer.name}`;
  }
}
