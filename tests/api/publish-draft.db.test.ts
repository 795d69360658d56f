import { beforeAll, beforeEach, expect, test } from "vitest";
import { GET as getCompliance } from "@/app/api/v1/products/[domain]/[name]/compliance/route";
import { POST } from "@/app/api/v1/products/[domain]/[name]/publish/route";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { ComplianceAnswer } from "@/lib/interop/api/get-compliance";
import { PublicationAnswer, RefusalAnswer } from "@/lib/interop/api/publish-draft";
import { db } from "@/lib/platform/db";
import { aProduct, enforce, retireAll } from "../governance/publishing";
import { contentOf, goodProductBut } from "../governance/setting";
import { aMesh } from "../registry/mesh";
import { answerOf, ask, aToken, problemOf } from "./asking";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let token: string;

beforeAll(async () => {
  mesh = await aMesh();
  token = await aToken(mesh.steward, "publish");
});

beforeEach(retireAll);

type Ref = { domain: string; name: string };

function publish(params: Ref, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return ask(POST, { method: "POST", token, params, headers, body: text });
}

test("a refusal names each policy and each element, who set it, what was expected, and what can be done", async () => {
  const local = await enforce(mesh.owner, contentOf("COM-01"), mesh.sales.id);
  const global = await enforce(mesh.admin, contentOf("META-03"));
  const column = "/outputPorts/0/contract/schema/0/properties/1";
  const changes = { "/retention": undefined, [`${column}/description`]: undefined };
  const { ref } = await aProduct(mesh.owner, mesh.sales.slug, goodProductBut(changes));
  const response = await publish(ref, { revision: 1, version: "1.0.0" });
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const refusal = await answerOf(response, RefusalAnswer, 409);
  expect(refusal).toMatchObject({
    type: "urn:agora:problem:publication-refused",
    status: 409,
    decision: "refused",
    detail: "One policy refuses it. The draft is kept.",
  });
  const [worst, ...others] = refusal.outcomes;
  expect(others.every(({ blocking }) => !blocking)).toBe(true);
  expect(worst).toMatchObject({
    policy: { key: local, version: 1, layer: { kind: "domain", slug: mesh.sales.slug } },
    owner: "The owners of Sales",
    waiverHref: `/products/${ref.domain}/${ref.name}/waivers/new?policy=${encodeURIComponent(local)}`,
  });
  expect(worst?.findings.map(({ elementKey, expected, actual }) => [elementKey, expected, actual])).toEqual([
    ["product", "at most 1095", null],
    ["product", "more than 0", null],
  ]);
  for (const { fix } of worst?.findings ?? [])
    expect(fix.href).toContain(`/products/${ref.domain}/${ref.name}/edit?focus=%2Fretention%2Fdays&policy=`);
  const warned = others.find(({ policy }) => policy.key === global);
  expect(warned).toMatchObject({ status: "fail", owner: "The governance group", waiverHref: null });
  expect(await db.evaluation.count({ where: { id: refusal.evaluationId } })).toBe(1);
  expect(await db.productVersion.count({ where: { product: { name: ref.name } } })).toBe(0);
});

test("what is only warned of asks to be acknowledged, then is published", async () => {
  await enforce(mesh.admin, contentOf("META-03"));
  const column = "/outputPorts/0/contract/schema/0/properties/1/description";
  const { ref } = await aProduct(mesh.owner, mesh.sales.slug, goodProductBut({ [column]: undefined }));
  const draft = { revision: 1, version: "1.0.0" };
  const warned = await answerOf(await publish(ref, draft), RefusalAnswer, 409);
  expect(warned).toMatchObject({
    type: "urn:agora:problem:not-acknowledged",
    decision: "publishable-with-warnings",
  });
  const done = await publish(ref, { ...draft, acknowledged: true });
  const { version, evaluation } = await answerOf(done, PublicationAnswer);
  expect(version).toBe("1.0.0");
  expect(evaluation).toMatchObject({ publishedVersion: "1.0.0", actorName: mesh.steward.name });

  const reading = await aToken(mesh.stranger, "read");
  const compliance = await answerOf(
    await ask(getCompliance, { token: reading, params: ref }),
    ComplianceAnswer,
  );
  const { outcomes, bundleHash } = (await findCompliance(mesh.stranger, ref)) ?? {};
  expect(compliance).toMatchObject({
    outcomes,
    bundleHash,
    version: "1.0.0",
    badge: "compliant",
    reasons: [],
  });
  expect(compliance.score).toBeGreaterThan(0);
  expect(compliance.score).toBeLessThan(100);
  expect(compliance.open.map(({ title }) => title)).toEqual([contentOf("META-03").title]);
});

test("how a product stands says why it is not compliant, and until when that holds by itself", async () => {
  const { ref, publish: publishing } = await aProduct(
    mesh.owner,
    mesh.sales.slug,
    goodProductBut({ "/retention": undefined }),
  );
  const { revision, version } = publishing();
  await answerOf(await publish(ref, { revision, version, acknowledged: true }), PublicationAnswer);
  const token = await aToken(mesh.stranger, "read");
  const standing = async () => answerOf(await ask(getCompliance, { token, params: ref }), ComplianceAnswer);
  expect((await standing()).badge).toBe("compliant");

  const key = await enforce(mesh.admin, contentOf("COM-01"));
  expect(await standing()).toMatchObject({ badge: "non-compliant", reasons: [{ key, version: 1 }] });

  await retireAll();
  await enforce(mesh.admin, { ...contentOf("COM-01"), graceDays: 30 });
  const graced = await standing();
  expect(graced).toMatchObject({ badge: "compliant", reasons: [], grace: [{ version: 1 }] });
  expect(graced.validUntil).toBe(graced.outcomes.find(({ status }) => status === "grace")?.graceUntil);
});

test("a draft that somebody changed meanwhile is not published", async () => {
  const { ref } = await aProduct(mesh.owner, mesh.sales.slug);
  const problem = await problemOf(await publish(ref, { revision: 2, version: "1.0.0" }));
  expect(problem).toMatchObject({ status: 409, type: "urn:agora:problem:conflict" });
});

test.each([
  ["nothing", "", 422],
  ["no JSON", "{", 422],
  ["a list", [], 422],
  ["no revision", { version: "1.0.0" }, 422],
  ["a revision that is a text", { revision: "1", version: "1.0.0" }, 422],
  ["a misspelt field", { revision: 1, version: "1.0.0", acknowleged: true }, 422],
  ["a NUL", { revision: 1, version: "1.0.0", changeNote: "a\u0000b" }, 422],
  ["half of a surrogate pair", '{"revision": 1, "version": "1.0.0", "changeNote": "\\ud800"}', 422],
  ["a list a million levels deep", "[".repeat(1_000_000), 422],
  ["as many levels as are closed again", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, 422],
  ["more than 5 MB", `"${"x".repeat(5 * 1024 * 1024)}"`, 413],
  ["a revision beyond all numbers", { revision: 1e300, version: "1.0.0" }, 422],
  ["a version that is none", { revision: 1, version: "one" }, 409],
] as const)("a body of %s is refused in words", async (_what, body, status) => {
  const { ref } = await aProduct(mesh.owner, mesh.sales.slug);
  const response = await publish(ref, body);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await db.productVersion.count({ where: { product: { name: ref.name } } })).toBe(0);
});
