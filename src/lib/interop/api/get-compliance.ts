import { z } from "zod";
import { Badge, rate, wholeScore } from "@/lib/governance/compliance/score";
import { type Evaluation, Outcome } from "@/lib/governance/evaluation";
import type { ProductRef } from "@/lib/registry/model";
import type { ApiOperation } from "./operation";
import { NOTHING, ProductParams } from "./parts";

const Reference = Outcome.shape.policy.pick({ key: true, version: true, title: true }).strict();

export const ComplianceAnswer = z.strictObject({
  product: ProductParams,
  version: z.string(),
  asOf: z.iso.datetime(),
  bundleHash: z.string(),
  badge: Badge,
  score: z.number().int().min(0).max(100).nullable().describe("Null where no policy applies."),
  reasons: z.array(Reference).describe("The policies that make it non-compliant."),
  open: z.array(Reference).describe("Every binding policy that is not met."),
  waived: z.array(Reference),
  grace: z.array(Reference),
  announced: z.array(Reference).describe("Announced policies that it does not meet yet."),
  validUntil: z.iso
    .datetime()
    .nullable()
    .describe("When time alone may change this; a publication or a new policy may do so before."),
  outcomes: z.array(Outcome),
});
export type ComplianceAnswer = z.infer<typeof ComplianceAnswer>;

export const GET_COMPLIANCE = {
  id: "getProductCompliance",
  method: "get",
  path: "/api/v1/products/{domain}/{name}/compliance",
  summary: "How a published product stands",
  description: "What today's policies say of the version people see, with the score and the badge.",
  scope: "read",
  params: ProductParams,
  query: NOTHING,
  body: null,
  answers: [
    { status: 200, description: "How it stands.", content: { "application/json": ComplianceAnswer } },
  ],
} as const satisfies ApiOperation;

export function toComplianceAnswer(
  product: ProductRef,
  version: string,
  { asOf, bundleHash, outcomes }: Evaluation,
): ComplianceAnswer {
  const { badge, score, reasons, open, waived, grace, coming } = rate(outcomes);
  return {
    product,
    version,
    asOf,
    bundleHash,
    badge,
    score: score === null ? null : wholeScore(score),
    reasons: reasons.map(toReference),
    open: open.map(toReference),
    waived: waived.map(toReference),
    grace: grace.map(toReference),
    announced: coming.map(toReference),
    validUntil: outcomes.flatMap(({ validUntil }) => validUntil ?? []).sort()[0] ?? null,
    outcomes,
  };
}

function toReference({ policy: { key, version, title } }: Outcome): z.infer<typeof Reference> {
  return { key, version, title };
}
