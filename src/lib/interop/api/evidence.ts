import { z } from "zod";
import { Problem } from "@/lib/platform/problem";
import { RunResults } from "@/lib/quality/dbt-results";
import type { ProvenPromise } from "@/lib/quality/evidence";
import { EvidenceAnswer } from "@/lib/quality/evidence-answer";
import { EvidenceDelivery, EvidenceSource, Outcome } from "@/lib/quality/model";
import { RunEvent } from "@/lib/quality/open-lineage";
import { PROOF_STATES } from "@/lib/quality/proof";
import { TRUST_STATES, type TrustRating } from "@/lib/quality/trust";
import type { ApiAnswer, ApiOperation } from "./operation";
import { NOTHING, ProductParams } from "./parts";

const RECORDED: readonly ApiAnswer[] = [
  {
    status: 200,
    description: "What became of every check. What was sent before is answered again and kept once.",
    content: { "application/json": EvidenceAnswer },
  },
  {
    status: 409,
    description: "Something else was sent under this key before, or the product is not published.",
    content: { "application/problem+json": Problem },
  },
];

const PromiseAnswer = z.strictObject({
  element: z.string().describe("The key to send evidence under."),
  kind: z.enum(["service-level", "quality-rule"]),
  port: z.string(),
  words: z.string(),
  about: z.string().describe("The table or column; empty for the whole contract."),
  checkedEveryHours: z.number(),
  state: z.enum(PROOF_STATES),
  validUntil: z.iso.datetime().nullable().describe("When time alone changes the state."),
  proof: z
    .strictObject({
      outcome: Outcome,
      value: z.string(),
      note: z.string(),
      observedAt: z.iso.datetime(),
      source: EvidenceSource,
      reporter: z.string(),
    })
    .nullable(),
});

export const EvidenceList = z.strictObject({
  product: ProductParams,
  trust: z.enum(TRUST_STATES),
  reasons: z.array(z.string()),
  promises: z.array(PromiseAnswer),
});
export type EvidenceList = z.infer<typeof EvidenceList>;

export const LIST_EVIDENCE = {
  id: "listProductEvidence",
  method: "get",
  path: "/api/v1/products/{domain}/{name}/evidence",
  summary: "What a product promises and how that is proven",
  description:
    "Every service level and quality rule of the published contracts with its key and its last proof, and the trust " +
    "signal that follows. Proofs age: what nobody has looked at for too long is unproven.",
  scope: "read",
  params: ProductParams,
  query: NOTHING,
  body: null,
  answers: [{ status: 200, description: "All of it.", content: { "application/json": EvidenceList } }],
} as const satisfies ApiOperation;

export const RECORD_EVIDENCE = {
  id: "recordProductEvidence",
  method: "post",
  path: "/api/v1/products/{domain}/{name}/evidence",
  summary: "Send what checks found",
  description:
    "For pipelines that know the keys of the promises, which a GET on this address lists. `key` names the delivery: " +
    "sent again, it is kept once. An unknown element refuses the whole delivery and names every one of them.",
  scope: "evidence",
  params: ProductParams,
  query: NOTHING,
  body: EvidenceDelivery,
  answers: RECORDED,
} as const satisfies ApiOperation;

const EVENTS_MAX = 500;

export const RECORD_RUN_EVENTS = {
  id: "recordOpenLineageEvents",
  method: "post",
  path: "/api/v1/products/{domain}/{name}/evidence/openlineage",
  summary: "Send OpenLineage run events with data quality assertions",
  description:
    "One event or a list of them. Assertions are matched with quality rules by name, or by what they look for in which " +
    "column of which table; those that belong to none are listed in the answer.",
  scope: "evidence",
  params: ProductParams,
  query: NOTHING,
  body: z.union([RunEvent, z.array(RunEvent).min(1).max(EVENTS_MAX)]),
  answers: RECORDED,
} as const satisfies ApiOperation;

export const RECORD_RUN_RESULTS = {
  id: "recordDbtRunResults",
  method: "post",
  path: "/api/v1/products/{domain}/{name}/evidence/dbt",
  summary: "Send the run_results.json of dbt",
  description:
    "Its tests are matched with quality rules by name, or by the table and column that dbt writes into the name; those " +
    "that belong to none are listed in the answer. Models and seeds are no tests.",
  scope: "evidence",
  params: ProductParams,
  query: NOTHING,
  body: RunResults,
  answers: RECORDED,
} as const satisfies ApiOperation;

export function toEvidenceList(
  product: z.infer<typeof ProductParams>,
  promises: readonly ProvenPromise[],
  trust: TrustRating | undefined,
): EvidenceList {
  return {
    product,
    trust: trust?.state ?? "unproven",
    reasons: [...(trust?.reasons ?? [])],
    promises: promises.map(({ key, kind, port, words, about, everyHours, standing, proof }) => ({
      element: key,
      kind,
      port,
      words,
      about,
      checkedEveryHours: everyHours,
      state: standing.state,
      validUntil: "until" in standing ? standing.until.toISOString() : null,
      proof: proof && {
        outcome: proof.outcome,
        value: proof.value,
        note: proof.note,
        observedAt: proof.observedAt.toISOString(),
        source: proof.source,
        reporter: proof.reporter,
      },
    })),
  };
}
