import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GET } from "@/app/api/v1/openapi.json/route";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { filesBelow, ROOT } from "../support/source-files";

const FOLDER = "src/app/api";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const response = GET();
const document = (await response.json()) as JsonObject;

const Schema = z.looseObject({});
const Content = z.record(z.string().regex(/^\w+\/[\w+.-]+$/), z.strictObject({ schema: Schema.optional() }));
const Response = z.strictObject({ description: z.string().min(1), content: Content.optional() });
const Reference = z.strictObject({ $ref: z.string().startsWith("#/components/") });
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(["path", "query"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema: Schema,
});
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().min(1),
  description: z.string().optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.union([Reference, Response])),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
/** What OpenAPI 3.1 asks of a description, as far as this one uses it. */
const OpenApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().startsWith("/api/v1/"),
    z.strictObject({ get: Operation.optional(), post: Operation.optional() }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9]+$/), Schema),
    responses: z.record(z.string(), Response),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(["http", "apiKey"]) })),
  }),
});

const described = OpenApi.parse(document);
const operations = Object.entries(described.paths).flatMap(([address, { get, post }]) => [
  ...(get ? [{ address, method: "GET", ...get }] : []),
  ...(post ? [{ address, method: "POST", ...post }] : []),
]);

function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

test("it travels as JSON", () => {
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("every route of the API is described, and nothing that is none", async () => {
  const routes: string[] = [];
  for (const file of filesBelow(`${FOLDER}/v1`).filter((name) => name.endsWith("/route.ts"))) {
    const address = path.posix
      .dirname(file)
      .replace("src/app", "")
      .replaceAll(/\[(\w+)\]/g, "{$1}");
    // It answers for all the addresses where nothing is.
    if (address.endsWith("[...nothing]")) continue;
    const handlers: Record<string, unknown> = await import(path.join(ROOT, file));
    for (const method of METHODS) if (method in handlers) routes.push(`${method} ${address}`);
  }
  expect(operations.map(({ method, address }) => `${method} ${address}`).sort()).toEqual(routes.sort());
});

test("every name that is referred to is there, and each that is there is referred to", () => {
  const refs = new Set(refsIn(document));
  for (const ref of refs) expect(valueAt(document, ref.slice(1)), ref).toBeDefined();
  const named = ["schemas", "responses"].flatMap((kind) =>
    Object.keys(valueAt(document, `/components/${kind}`) ?? {}).map((name) => `#/components/${kind}/${name}`),
  );
  expect(named.filter((name) => !refs.has(name))).toEqual([]);
});

test("operations have names of their own", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(operations)(
  "$method $address",
  ({ address, parameters = [], responses, security, description }) => {
    test("describes each variable part of its address, and no other", () => {
      const variable = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name).sort()).toEqual(variable.sort());
      expect(inPath.every(({ required }) => required)).toBe(true);
    });

    test("says what it answers, and, unless it is for everybody, its scope and its refusals", () => {
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      if (security) {
        expect(security).toEqual([]);
        return;
      }
      expect(description).toMatch(/Scope: `(read|check|publish|evidence)`\.$/);
      for (const status of ["401", "403", "404", "422", "429"]) expect(responses).toHaveProperty(status);
    });
  },
);

test("schemas say nothing of what Zod alone understands", () => {
  const text = JSON.stringify(described.components.schemas);
  expect(text).not.toMatch(/"~|__shared|\$defs|"\$id"/);
});

test("the example in the README names an operation that is there", () => {
  const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
  const [, named] = /curl[\s\S]*?(\/api\/v1\/[\w/.-]+)/.exec(readme) ?? [];
  expect(Object.keys(described.paths)).toContain(named);
});
