import { z } from "zod";
import { BlastRadiusMessage, BlastRadiusView } from "@/lib/governance/blast-radius/request";
import { EvaluationReceipt, Finding, Layer, Outcome } from "@/lib/governance/evaluation";
import { TOKEN_SCOPES } from "@/lib/identity/model";
import { Problem } from "@/lib/platform/problem";
import { EvidenceAnswer } from "@/lib/quality/evidence-answer";
import { EvaluationAnswer } from "./evaluate-document";
import { EvidenceList } from "./evidence";
import { BundleAnswer } from "./get-bundle";
import { ComplianceAnswer } from "./get-compliance";
import type { ApiAnswer, ApiOperation } from "./operation";
import { PublicationAnswer, RefusalAnswer } from "./publish-draft";
import { TrialAnswer } from "./try-policy";

/** Schemas with names of their own in the description; all others are written where they are used. */
const NAMED = {
  Problem,
  Layer,
  Finding,
  Outcome,
  EvaluationReceipt,
  PolicyBundle: BundleAnswer,
  DocumentEvaluation: EvaluationAnswer,
  BlastRadius: BlastRadiusView,
  BlastRadiusMessage,
  PolicyTrial: TrialAnswer,
  ProductCompliance: ComplianceAnswer,
  Publication: PublicationAnswer,
  PublicationRefusal: RefusalAnswer,
  ProductEvidence: EvidenceList,
  EvidenceReceipt: EvidenceAnswer,
} as const satisfies Record<string, z.ZodType>;

const PROBLEMS = {
  "401": "No access token, or one that no longer works.",
  "403": "The token or its person may not do this.",
  "404": "There is no such thing, or it is not visible to the caller.",
  "413": "The body is too large.",
  "415": "The body is of a type that is not read.",
  "422": "What was sent is not what is asked for.",
  "429": "Too many requests; `Retry-After` says when to come back.",
} as const;

type Schema = Record<string, unknown>;

/** The API as OpenAPI 3.1 describes it. */
export function toOpenApi(operations: readonly ApiOperation[], sessionCookie: string): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Agora",
      version: "1",
      description:
        "Governance for pipelines and sidecars: the policies in force, what the gate would say of a document, and " +
        "how products stand. Make an access token on your account page; it acts as you, within its scopes. " +
        "Links in answers are relative to this installation. Refusals are problems as RFC 9457 words them.",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }],
    paths: { ...pathsOf(operations), ...THIS },
    components: {
      schemas: namedSchemas(),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, problemResponse(description)]),
      ),
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "agora_pat_…",
          description: `A personal access token with the scope the operation names: ${TOKEN_SCOPES.join(", ")}.`,
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookie,
          description: "The session of a browser; for whatever is not a GET, from a page of Agora alone.",
        },
      },
    },
  };
}

/** For everybody, as it says nothing that is anybody's. */
const THIS = {
  "/api/v1/openapi.json": {
    get: {
      operationId: "getOpenApi",
      summary: "This description",
      security: [],
      responses: { "200": { description: "OpenAPI 3.1.", content: { "application/json": {} } } },
    },
  },
} as const;

function pathsOf(operations: readonly ApiOperation[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operation) };
  return paths;
}

function toOperation({
  id,
  summary,
  description,
  scope,
  params,
  query,
  body,
  answers,
}: ApiOperation): object {
  const problems = Object.keys(PROBLEMS).filter(
    (status) => body !== null || !["413", "415"].includes(status),
  );
  return {
    operationId: id,
    summary,
    description: `${description}\n\nScope: \`${scope}\`.`,
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    ...(body !== null && { requestBody: { required: true, content: contentOfBody(body) } }),
    responses: {
      ...Object.fromEntries(problems.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
      ...Object.fromEntries(answers.map((answer) => [answer.status, toResponse(answer)])),
    },
  };
}

function parametersOf(schemas: z.ZodObject, place: "path" | "query"): object[] {
  return Object.entries(schemas.shape).map(([name, schema]) => {
    const { description, ...rest } = inlineSchema(schema);
    const required = !z.safeParse(schema, undefined).success;
    return { name, in: place, required, ...(description !== undefined && { description }), schema: rest };
  });
}

function contentOfBody(body: NonNullable<ApiOperation["body"]>): object {
  if ("types" in body)
    return Object.fromEntries(body.types.map((type) => [type, { schema: inlineSchema(body.schema) }]));
  return { "application/json": { schema: inlineSchema(body) } };
}

function toResponse({ description, content }: ApiAnswer): object {
  const types = Object.entries(content);
  if (types.length === 0) return { description };
  return {
    description,
    content: Object.fromEntries(
      types.map(([type, schema]) => [type, schema === null ? {} : { schema: schemaOf(schema) }]),
    ),
  };
}

function problemResponse(description: string): object {
  return { description, content: { "application/problem+json": { schema: refTo("Problem") } } };
}

function schemaOf(schema: z.core.$ZodType): object {
  const name = nameOf(schema);
  if (name !== undefined) return refTo(name);
  if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map(schemaOf) };
  throw new Error("An answer of the API has a schema without a name.");
}

function nameOf(schema: z.core.$ZodType): string | undefined {
  return Object.entries(NAMED).find(([, named]) => named === schema)?.[0];
}

function refTo(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

const READABLE: Pick<z.core.ToJSONSchemaParams, "override" | "unrepresentable"> = {
  unrepresentable: "any",
  override: ({ jsonSchema }) => {
    // The format says it; the pattern for leap years says it in four hundred characters.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};

function inlineSchema(schema: z.core.$ZodType): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { ...READABLE, io: "input" });
  return rest;
}

const SHARED = /^#\/components\/schemas\/__shared#\/\$defs\/schema(\d+)$/;

/** Schemas that occur in several places, or in themselves, refer to each other by name. */
function namedSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...READABLE, uri: (id) => `#/components/schemas/${id}` });
  const { __shared, ...named } = schemas;
  const unnamed = Object.entries(__shared?.$defs ?? {}).map(([id, schema]) => [
    `Shared${id.slice(6)}`,
    schema,
  ]);
  const all = [...Object.entries(named), ...unnamed].map(([id, schema]) => [id, withPlainRefs(schema)]);
  return Object.fromEntries(all);
}

function withPlainRefs(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === "$schema" || key === "$id") return undefined;
    if (key !== "$ref" || typeof value !== "string") return value;
    return value.replace(SHARED, "#/components/schemas/Shared$1");
  });
}
