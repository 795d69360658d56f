import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/policies/bundle/route";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { print } from "@/lib/governance/language/print";
import { BundleAnswer } from "@/lib/interop/api/get-bundle";
import { createDomain } from "@/lib/registry/commands/create-domain";
import { aProduct, enforce } from "../governance/publishing";
import { contentOf } from "../governance/setting";
import { createDomainRow, createPerson } from "../people";
import { aMesh } from "../registry/mesh";
import { answerOf, ask, aToken, problemOf } from "./asking";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let token: string;
let below: { id: string; slug: string };
let globalKey: string;
let localKey: string;

beforeAll(async () => {
  mesh = await aMesh();
  token = await aToken(mesh.stranger, "read");
  below = await createDomainRow({ parentId: mesh.sales.id });
  globalKey = await enforce(mesh.admin, contentOf("PRI-02"));
  localKey = await enforce(mesh.owner, contentOf("META-03"), mesh.sales.id);
});

function get(domain?: string, headers: Record<string, string> = {}): Promise<Response> {
  return ask(GET, { token, headers, query: domain === undefined ? "" : `?domain=${domain}` });
}

async function keysOf(domain?: string): Promise<string[]> {
  return (await answerOf(await get(domain), BundleAnswer)).policies.map(({ key }) => key);
}

test("a domain is held to the global policies, its own, and those of the domains above it", async () => {
  expect(await keysOf()).toEqual([globalKey]);
  expect(await keysOf(mesh.marketing.slug)).toEqual([globalKey]);
  expect(await keysOf(mesh.sales.slug)).toEqual([globalKey, localKey].sort());
  expect(await keysOf(below.slug)).toEqual([globalKey, localKey].sort());
  expect((await problemOf(await get("no-such-domain"))).status).toBe(404);
  expect((await problemOf(await get("No Slug"))).status).toBe(422);
});

test("each policy comes with its rule, as data and as text, and with all that decides its outcome", async () => {
  const { lang, domain, policies } = await answerOf(await get(mesh.sales.slug), BundleAnswer);
  expect([lang, domain]).toEqual([1, mesh.sales.slug]);
  const { rule, scope, graceDays, title, level, severity } = contentOf("PRI-02");
  expect(policies.find(({ key }) => key === globalKey)).toMatchObject({
    version: 1,
    layer: { kind: "global" },
    title,
    level,
    severity,
    graceDays,
    term: { effectiveFrom: expect.any(String), lapsesAt: null },
    ir: { scope, select: rule.select, where: rule.where ?? null, require: rule.require },
    params: rule.params,
    text: expect.stringContaining(`require ${print(rule.require)}`),
  });
  expect(policies.find(({ key }) => key === localKey)?.layer).toMatchObject({
    kind: "domain",
    slug: mesh.sales.slug,
  });
});

test("the hash is the one that evaluations name", async () => {
  const { hash } = await answerOf(await get(mesh.sales.slug), BundleAnswer);
  const product = await aProduct(mesh.owner, mesh.sales.slug);
  const { evaluation } = await publishProduct(mesh.owner, product.publish());
  expect(evaluation.bundleHash).toBe(hash);
});

test("whoever has the answer gets it again only when it is no longer the same", async () => {
  const first = await get(mesh.sales.slug);
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^"[\w-]{43}"$/);
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const again = await get(mesh.sales.slug, { "if-none-match": known });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, tag, ""]);
  }
  expect((await get(mesh.sales.slug, { "if-none-match": '"other"' })).status).toBe(200);
  expect((await get(undefined, { "if-none-match": tag })).status).toBe(200);

  const added = await enforce(mesh.owner, contentOf("COM-01"), mesh.sales.id);
  const changed = await get(mesh.sales.slug, { "if-none-match": tag });
  expect(changed.status).toBe(200);
  expect((await answerOf(changed, BundleAnswer)).policies.map(({ key }) => key)).toContain(added);
});

test("a domain that is called otherwise is another answer, though its policies are the same", async () => {
  const facts = { kind: "aggregate", purpose: "", boundary: "", hue: 0, parentId: null } as const;
  const { id, slug } = await createDomain(mesh.admin, { ...facts, slug: "renamed", name: "Before" });
  await enforce(await createPerson({ domainRoles: { [id]: "owner" } }), contentOf("META-03"), id);
  const tag = (await get(slug)).headers.get("etag") ?? "";
  await changeDomain(mesh.admin, { ...facts, id, revision: 1, name: "After" });
  expect((await get(slug, { "if-none-match": tag })).status).toBe(200);
});
