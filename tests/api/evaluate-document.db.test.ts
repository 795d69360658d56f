import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/v1/policies/evaluate/route";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { checkDraft } from "@/lib/governance/queries/check-draft";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { EvaluationAnswer } from "@/lib/interop/api/evaluate-document";
import { printDocument } from "@/lib/interop/yaml";
import { db } from "@/lib/platform/db";
import type { Json, JsonObject } from "@/lib/registry/json";
import { aProduct, editDraft, enforce, publishing, retireAll } from "../governance/publishing";
import { contentOf, goodProductBut } from "../governance/setting";
import { aMesh } from "../registry/mesh";
import { answerOf, ask, aToken, problemOf } from "./asking";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let token: string;

beforeAll(async () => {
  mesh = await aMesh();
  token = await aToken(mesh.owner, "check");
});

beforeEach(async () => {
  await db.rateWindow.deleteMany();
});

type Sent = { query?: string; type?: string; headers?: Record<string, string> };

function send(
  body: string | Uint8Array<ArrayBuffer>,
  { query, type, headers }: Sent = {},
): Promise<Response> {
  return ask(POST, {
    method: "POST",
    token,
    body,
    headers: { "content-type": type ?? "application/json", ...headers },
    ...(query !== undefined && { query }),
  });
}

function as(document: JsonObject, name = "not-registered"): JsonObject {
  return { ...document, domain: mesh.sales.slug, name };
}

const COLUMN = "/outputPorts/0/contract/schema/0/properties/1";

/** Documents that pass, that are warned of, and that are refused for all kinds of reasons. */
const CHANGES: Record<string, Readonly<Record<string, Json | undefined>>> = {
  "nothing at all": {},
  "a title": { "/title": "Orders of our customers" },
  "no title": { "/title": undefined },
  "a title that is a number": { "/title": 7 },
  "no ports": { "/outputPorts": undefined },
  "a column without description": { [`${COLUMN}/description`]: undefined },
  "a column that is gone": { [COLUMN]: undefined },
  "another type of a column": { [`${COLUMN}/logicalType`]: "integer" },
  "no owner": { "/team": undefined, "/owner": undefined },
  "no retention": { "/retention": undefined },
  "another name": { "/name": "something-else" },
  "an older version": { "/version": "0.0.1" },
};

const ENFORCED = ["META-01", "META-02", "META-03", "PRI-01", "COM-01", "QUA-04", "LIF-02"];

describe("the API, the editor and the gate say the same", () => {
  beforeAll(async () => {
    for (const code of ENFORCED) await enforce(mesh.admin, contentOf(code));
  });
  afterAll(retireAll);

  test.each(Object.entries(CHANGES))("of a first version with %s", async (_what, change) => {
    const product = await aProduct(mesh.owner, mesh.sales.slug);
    const revision = await editDraft(mesh.owner, product.ref, 1, goodProductBut(change));
    await expectAgreement(product, revision);
  });

  test.each(Object.entries(CHANGES))("of a successor with %s", async (_what, change) => {
    const product = await aProduct(mesh.owner, mesh.sales.slug);
    const first = await publishProduct(mesh.owner, product.publish({ acknowledged: true }));
    expect(first.published).toBe(true);
    const { draftRevision } = await db.dataProduct.findUniqueOrThrow({ where: { id: product.id } });
    const revision = await editDraft(mesh.owner, product.ref, draftRevision, goodProductBut(change));
    await expectAgreement(product, revision);
  });

  test("of whatever is left out", async () => {
    const product = await aProduct(mesh.owner, mesh.sales.slug);
    let revision = 1;
    // Without its kind, a text is no document that is known.
    const fields = Object.keys(GOOD_PRODUCT).filter((field) => field !== "kind");
    const anyLoss = fc.subarray([...fields.map((field) => `/${field}`), `${COLUMN}/name`]);
    await fc.assert(
      fc.asyncProperty(anyLoss, async (lost) => {
        const document = goodProductBut(Object.fromEntries(lost.map((pointer) => [pointer, undefined])));
        revision = await editDraft(mesh.owner, product.ref, revision, document);
        await expectSameAsEditor(product.ref);
      }),
      { numRuns: 15 },
    );
  });
});

test("they say the same of what is waived", async () => {
  const key = await enforce(mesh.admin, contentOf("COM-01"));
  onTestFinished(retireAll);
  const product = await aProduct(mesh.owner, mesh.sales.slug, goodProductBut({ "/retention": undefined }));
  expect((await expectAgreement(product, 1)).decision).toBe("refused");
  const { id: policyId } = await db.policy.findUniqueOrThrow({ where: { key } });
  await db.waiver.create({
    data: {
      policyId,
      policyVersion: 1,
      productId: product.id,
      status: "active",
      reason: "It cannot be mended before the next release.",
      requestedById: mesh.steward.id,
      decidedById: mesh.admin.id,
      startsAt: new Date(Date.now() - 1000),
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  const { decision, outcomes } = await expectAgreement(product, 1);
  expect(decision).not.toBe("refused");
  expect(outcomes.find(({ policy }) => policy.key === key)?.status).toBe("waived");
});

type Product = Awaited<ReturnType<typeof aProduct>>;

async function expectAgreement(product: Product, revision: number) {
  const answer = await expectSameAsEditor(product.ref);
  expect(answer.draftRevision).toBe(revision);
  const { proposedVersion: version } = answer;
  const publication = await publishProduct(
    mesh.owner,
    publishing(product.ref, { revision, version: isSame(answer) ? raised(version) : version }),
  );
  expect(publication.evaluation.decision).toBe(answer.decision);
  expect(publication.evaluation.outcomes).toEqual(answer.outcomes);
  return answer;
}

/** A draft without changes has nothing to publish; it is checked as the patch that somebody could. */
function isSame({ previousVersion, proposedVersion }: EvaluationAnswer): boolean {
  return previousVersion === proposedVersion;
}

function raised(version: string): string {
  return version.replace(/\d+$/, (patch) => `${Number(patch) + 1}`);
}

/** As JSON and as YAML. */
async function expectSameAsEditor(ref: Product["ref"]): Promise<EvaluationAnswer> {
  const check = await checkDraft(mesh.owner, ref);
  const { draft } = await db.dataProduct.findFirstOrThrow({ where: { name: ref.name } });
  // What is stored as a draft is a JSON object.
  const document = draft as JsonObject;
  const query = `?domain=${ref.domain}&name=${ref.name}`;
  const json = await answerOf(await send(JSON.stringify(document), { query }), EvaluationAnswer);
  const yaml = await send(printDocument(document), { query, type: "application/yaml" });
  const { asOf: _its, ...expected } = check?.evaluation ?? {};
  for (const answer of [json, await answerOf(yaml, EvaluationAnswer)]) {
    expect(answer).toMatchObject(expected);
    expect(answer.proposedVersion).toBe(check?.proposal.version);
  }
  return json;
}

test("nothing is kept of what is evaluated", async () => {
  const count = () => Promise.all([db.evaluation.count(), db.dataProduct.count(), db.event.count()]);
  const before = await count();
  await answerOf(await send(JSON.stringify(as(GOOD_PRODUCT))), EvaluationAnswer);
  expect(await count()).toEqual(before);
});

test("the policies are those of the product's domain, wherever the document says it lies", async () => {
  const key = await enforce(mesh.owner, contentOf("META-03"), mesh.sales.id);
  onTestFinished(retireAll);
  const keysFor = async (query: string) =>
    (await answerOf(await send(JSON.stringify(as(GOOD_PRODUCT)), { query }), EvaluationAnswer)).outcomes.map(
      ({ policy }) => policy.key,
    );
  expect(await keysFor("")).toContain(key);
  expect(await keysFor(`?domain=${mesh.marketing.slug}`)).not.toContain(key);
});

const Sarif = z.object({
  version: z.literal("2.1.0"),
  $schema: z.url(),
  runs: z.tuple([
    z.object({
      tool: z.object({
        driver: z.object({
          name: z.literal("Agora"),
          informationUri: z.url(),
          rules: z.array(
            z.object({
              id: z.string(),
              shortDescription: z.object({ text: z.string() }),
              helpUri: z.url().optional(),
              defaultConfiguration: z.object({ level: z.enum(["note", "warning", "error"]) }),
            }),
          ),
        }),
      }),
      columnKind: z.literal("utf16CodeUnits"),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number().int(),
          level: z.enum(["note", "warning", "error"]),
          message: z.object({ text: z.string().min(1) }),
          locations: z.tuple([
            z.object({
              physicalLocation: z.object({
                artifactLocation: z.object({ uri: z.string() }),
                region: z.object({
                  startLine: z.number().int().min(1),
                  startColumn: z.number().int().min(1),
                }),
              }),
            }),
          ]),
          partialFingerprints: z.record(z.string(), z.string()),
          properties: z.object({ pointer: z.string(), expected: z.string(), fix: z.url() }),
        }),
      ),
      properties: z.object({ decision: z.string() }),
    }),
  ]),
});

describe("as SARIF", () => {
  const SARIF = "application/sarif+json";

  test("each finding carries the line and the column of what it is about", async () => {
    const key = await enforce(mesh.admin, contentOf("META-03"));
    onTestFinished(retireAll);
    const text = printDocument(as(goodProductBut({ [`${COLUMN}/description`]: "short" })));
    const response = await send(text, {
      type: "application/yaml",
      headers: { accept: `${SARIF}, application/json;q=0.5` },
      query: "?path=products/orders of today.yaml",
    });
    expect(response.headers.get("content-type")).toBe(SARIF);
    const { tool, results, properties } = (await answerOf(response, Sarif)).runs[0];
    expect(properties.decision).toBe("publishable-with-warnings");
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const [found, ...others] = results.filter(({ ruleId }) => ruleId === key);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ level: "warning", properties: { pointer: `${COLUMN}/description` } });
    const place = found?.locations[0].physicalLocation;
    expect(place?.artifactLocation.uri).toBe("products/orders%20of%20today.yaml");
    const { startLine = 0, startColumn = 0 } = place?.region ?? {};
    expect(text.split("\n")[startLine - 1]?.slice(startColumn - 1)).toBe("description: short");
  });

  test("in a data contract by itself the places are those of the contract", async () => {
    const contract = within(GOOD_PRODUCT, "outputPorts", 0, "contract");
    const text = `{\n "schema": [{"name": "orders", "properties": [\n  {"name": "a"},\n  {"name": "a"}]}],\n${JSON.stringify(
      { ...contract, schema: undefined, kind: "DataContract" },
    ).slice(1)}`;
    const query = `?format=sarif&domain=${mesh.sales.slug}&name=orders`;
    const { results } = (await answerOf(await send(text, { query }), Sarif)).runs[0];
    const twice = results.filter(({ ruleId }) => ruleId === "ESS-06");
    expect(
      twice.map(({ level, locations }) => [level, locations[0].physicalLocation.region.startLine]),
    ).toContainEqual(["error", 4]);
  });

  test("is not given to whoever asks for JSON", async () => {
    const response = await send(JSON.stringify(as(GOOD_PRODUCT)), {
      query: "?format=json",
      headers: { accept: SARIF },
    });
    expect(response.headers.get("content-type")).toBe("application/json");
  });
});

function within(document: JsonObject, ...path: (string | number)[]): JsonObject {
  return path.reduce<Json>((value, key) => Object(value)[key], document) as JsonObject;
}

describe("a hostile or mistaken body is refused in words, never by a crash", () => {
  const MB = 1024 * 1024;
  const LAUGHS = [
    "a: &a [x, x, x, x, x, x, x, x, x, x]",
    ..."bcdefghij".split("").map((name, i) => {
      const before = "abcdefghij"[i];
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(", ")}]`;
    }),
  ].join("\n");

  const BODIES: Record<string, [status: number, body: string | Uint8Array<ArrayBuffer>, sent?: Sent]> = {
    "more than 5 MB": [413, `{"title": "${"x".repeat(5 * MB)}"}`],
    "more than 2 MB of document": [422, `{"title": "${"x".repeat(3 * MB)}"}`],
    "a head that promises too much": [413, "{}", { headers: { "content-length": `${6 * MB}` } }],
    "aliases of aliases": [422, LAUGHS, { type: "application/yaml" }],
    "an alias of itself": [422, "kind: DataProduct\na: &a [*a]", { type: "application/yaml" }],
    "a list a million levels deep": [422, "[".repeat(MB)],
    "groups a hundred thousand levels deep": [422, '{"a":'.repeat(100_000)],
    "a block of YAML ten thousand levels deep": [
      422,
      Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      { type: "application/yaml" },
    ],
    "broken UTF-8": [422, new Uint8Array([0x7b, 0xff, 0xfe, 0xc0, 0x7d])],
    "half of a surrogate pair": [422, '{"kind": "DataProduct", "title": "\\ud800"}'],
    "a NUL": [422, '{"kind": "DataProduct", "title": "\\u0000"}'],
    nothing: [422, ""],
    "no document": [422, "null"],
    "a list": [422, "[]"],
    "no YAML": [422, "a: [", { type: "application/yaml" }],
    "a tag that runs things": [422, "a: !!js/function 'x'", { type: "application/yaml" }],
    "two documents": [422, "a: 1\n---\nb: 2", { type: "application/yaml" }],
    "a document of another kind": [422, '{"openapi": "3.1.0"}'],
    "another type": [415, "{}", { type: "text/plain" }],
    "a form": [415, "a=b", { type: "application/x-www-form-urlencoded" }],
    "another charset": [415, "{}", { type: "application/json; charset=utf-16" }],
    "compressed bytes": [415, "{}", { headers: { "content-encoding": "gzip" } }],
    "no domain that there is": [422, JSON.stringify({ ...GOOD_PRODUCT, domain: "nowhere", name: "x-y" })],
    "no name": [422, JSON.stringify({ ...GOOD_PRODUCT, domain: undefined, name: undefined, id: undefined })],
    "a domain that is no slug": [422, "{}", { query: "?domain=%00" }],
    "a misspelt question": [422, "{}", { query: "?domian=sales" }],
    "a path that leads elsewhere": [422, "{}", { query: "?path=https://evil.example/" }],
  };

  test.each(Object.entries(BODIES))("%s", async (_what, [status, body, sent]) => {
    const response = await send(body, sent);
    const problem = await problemOf(response);
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\bat \w+ \(|\.ts:/);
  });

  test.each(["__proto__", "constructor", "toString"])("a key such as %s is a key", async (key) => {
    const text = JSON.stringify(as(GOOD_PRODUCT)).replace("{", `{"${key}": {"polluted": true},`);
    await answerOf(await send(text), EvaluationAnswer);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("a document of another charset than its mark says nothing wrong about is read", async () => {
    const text = JSON.stringify(as(GOOD_PRODUCT));
    const marked = new TextEncoder().encode(`\uFEFF${text}`);
    await answerOf(await send(marked, { type: "application/json; charset=UTF-8" }), EvaluationAnswer);
  });
});
