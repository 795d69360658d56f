import { z } from "zod";
import { Evaluation } from "@/lib/governance/evaluation";
import type { DocumentCheck } from "@/lib/governance/queries/check-document";
import { AppError } from "@/lib/platform/errors";
import { JsonObject } from "@/lib/registry/json";
import { ProductRef, Slug } from "@/lib/registry/model";
import type { ImportedDocument } from "../import-document";
import type { ApiOperation } from "./operation";
import { NOTHING, ProductParams } from "./parts";

export const SARIF = "application/sarif+json";

const Departure = z.strictObject({
  pointer: z.string(),
  level: z.enum(["error", "warning"]),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});

export const EvaluationAnswer = z.strictObject({
  product: ProductParams,
  kind: z.enum(["agora", "odps", "odcs"]).describe("As what the document was read."),
  previousVersion: z.string().nullable().describe("What it was compared with, for products you may see."),
  proposedVersion: z.string().describe("The version the changes ask for."),
  draftRevision: z
    .number()
    .int()
    .nullable()
    .describe("The revision of the product's stored draft, for those who may read it."),
  ...Evaluation.shape,
  departures: z
    .array(Departure)
    .describe("Where the document leaves its standard. They decide nothing by themselves."),
});
export type EvaluationAnswer = z.infer<typeof EvaluationAnswer>;

export const EVALUATE_DOCUMENT = {
  id: "evaluateDocument",
  method: "post",
  path: "/api/v1/policies/evaluate",
  summary: "What the gate would say of a document",
  description:
    "Evaluates a descriptor (ODPS, an ODCS contract, or Agora's own form of ODPS) as the gate would if it were " +
    "published now, and changes nothing. The answer is 200 whatever the decision is: a pipeline that shall fail " +
    'looks at `decision`, which is "refused" when something blocks. As SARIF 2.1.0, each finding carries its line ' +
    "and column in the text that was sent.",
  scope: "check",
  params: NOTHING,
  query: z.strictObject({
    domain: Slug.optional().describe("The domain of the product; without it, what the document says."),
    name: Slug.optional().describe("The name of the product; without it, what the document says."),
    format: z.enum(["json", "sarif"]).optional().describe(`The same as asking for ${SARIF}.`),
    path: z
      .string()
      .max(500)
      .regex(/^[\w.-][\w./ -]*$/, "Write a path inside the repository.")
      .optional()
      .describe("Where the file lies in its repository, for SARIF."),
  }),
  body: {
    types: ["application/json", "application/yaml", "application/x-yaml", "text/yaml"],
    schema: JsonObject,
  },
  answers: [
    {
      status: 200,
      description: "The evaluation.",
      content: { "application/json": EvaluationAnswer, [SARIF]: null },
    },
  ],
  limit: { limit: 120, windowSeconds: 60 },
} as const satisfies ApiOperation;

type Imported = ImportedDocument & { ok: true };
type Asked = { domain?: string | undefined; name?: string | undefined };

/** As which product a document is evaluated: what was asked for, otherwise what the document says. */
export function productOf({ suggested }: Imported, asked: Asked): ProductRef {
  const ref = ProductRef.safeParse({
    domain: asked.domain ?? suggested.domain,
    name: asked.name ?? suggested.name,
  });
  if (ref.success) return ref.data;
  const missing = ref.error.issues.map(({ path }) => `?${path.join(".")}=`);
  throw new AppError("invalid-input", "The document does not say which product it is of.", [
    `Say it in the address: ${missing.join(" and ")}.`,
  ]);
}

export function unknownDomain({ domain }: ProductRef): AppError {
  return new AppError("invalid-input", `There is no domain "${domain}". Say which one in the address.`);
}

export function toEvaluationAnswer(
  product: ProductRef,
  { kind, findings }: Imported,
  { evaluation, previousVersion, proposal, draftRevision }: DocumentCheck,
): EvaluationAnswer {
  return {
    product,
    kind,
    previousVersion,
    proposedVersion: proposal.version,
    draftRevision,
    ...evaluation,
    departures: [...findings],
  };
}
