import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { POST as tryPolicy } from "@/app/api/v1/policies/[key]/dry-run/route";
import { GET as getBundle } from "@/app/api/v1/policies/bundle/route";
import { POST as evaluate } from "@/app/api/v1/policies/evaluate/route";
import { GET as getCompliance } from "@/app/api/v1/products/[domain]/[name]/compliance/route";
import { POST as recordRunResults } from "@/app/api/v1/products/[domain]/[name]/evidence/dbt/route";
import { POST as recordRunEvents } from "@/app/api/v1/products/[domain]/[name]/evidence/openlineage/route";
import {
  GET as listEvidence,
  POST as recordEvidence,
} from "@/app/api/v1/products/[domain]/[name]/evidence/route";
import { POST as publish } from "@/app/api/v1/products/[domain]/[name]/publish/route";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { revokeAccessToken } from "@/lib/identity/commands/revoke-access-token";
import type { Actor, TokenScope } from "@/lib/identity/model";
import { EvaluationAnswer } from "@/lib/interop/api/evaluate-document";
import { EvidenceList } from "@/lib/interop/api/evidence";
import { BundleAnswer } from "@/lib/interop/api/get-bundle";
import { ComplianceAnswer } from "@/lib/interop/api/get-compliance";
import { OPERATIONS } from "@/lib/interop/api/operations";
import { PublicationAnswer } from "@/lib/interop/api/publish-draft";
import { TrialAnswer } from "@/lib/interop/api/try-policy";
import { db } from "@/lib/platform/db";
import { EvidenceAnswer } from "@/lib/quality/evidence-answer";
import { promisesIn } from "@/lib/quality/promise";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { aProduct, enforce } from "../governance/publishing";
import { contentOf } from "../governance/setting";
import { aMesh } from "../registry/mesh";
import { answerOf, aSessionOf, ask, aToken, ORIGIN, problemOf } from "./asking";

type Mesh = Awaited<ReturnType<typeof aMesh>>;
type Ref = { domain: string; name: string };

let mesh: Mesh;
/** Published for the domain of Sales alone. */
let restricted: Ref;
/** Never published. */
let draft: Ref;
let localPolicy: string;
let draftPolicy: string;

beforeAll(async () => {
  mesh = await aMesh();
  localPolicy = await enforce(mesh.owner, contentOf("META-02"), mesh.sales.id);
  const saving = await createPolicy(mesh.admin, {
    code: "DRA-1",
    domainId: null,
    content: contentOf("META-03"),
    changeNote: "",
  });
  if (!saving.saved) throw new Error("The draft policy could not be saved.");
  draftPolicy = saving.key;
  const hidden = { ...GOOD_PRODUCT, visibility: { discoverableBy: "domains" } };
  const product = await aProduct(mesh.owner, mesh.sales.slug, hidden);
  const publication = await publishProduct(mesh.owner, product.publish({ acknowledged: true }));
  if (!publication.published) throw new Error(JSON.stringify(publication.evaluation.outcomes));
  restricted = product.ref;
  draft = (await aProduct(mesh.owner, mesh.sales.slug)).ref;
});

beforeEach(async () => {
  await db.rateWindow.deleteMany();
});

type Person = Exclude<keyof Mesh, "sales" | "marketing">;

type Case = {
  scope: TokenScope;
  method: "GET" | "POST";
  call: (asked: { token?: string; headers?: Record<string, string> }) => Promise<Response>;
  answer: z.ZodType;
  /** What each person's token gets; the person's rights, and nothing of the token's, make the difference. */
  statuses: Record<Person, number>;
};

const EVERYBODY = {
  owner: 200,
  steward: 200,
  contributor: 200,
  marketer: 200,
  stranger: 200,
  admin: 200,
  auditor: 200,
} as const;

const THE_TEAM = { ...EVERYBODY, marketer: 404, stranger: 404, admin: 403, auditor: 403 } as const;

const [promised] = promisesIn(readDescriptor(GOOD_PRODUCT).descriptor);
if (!promised) throw new Error("The good product promises nothing.");
const ELEMENT = promised.key;

const JSON_TYPE = { "content-type": "application/json" };

/** Every operation of the API, and what becomes of it whoever asks. */
const CASES: Record<string, Case> = {
  getPolicyBundle: {
    scope: "read",
    method: "GET",
    call: (asked) => ask(getBundle, { ...asked, query: `?domain=${mesh.sales.slug}` }),
    answer: BundleAnswer,
    statuses: EVERYBODY,
  },
  evaluateDocument: {
    scope: "check",
    method: "POST",
    call: ({ headers, ...asked }) =>
      ask(evaluate, {
        ...asked,
        method: "POST",
        headers: { ...JSON_TYPE, ...headers },
        body: JSON.stringify({ ...GOOD_PRODUCT, ...restricted }),
      }),
    answer: EvaluationAnswer,
    statuses: EVERYBODY,
  },
  tryPolicy: {
    scope: "check",
    method: "POST",
    call: (asked) =>
      ask(tryPolicy, { ...asked, method: "POST", params: { key: localPolicy.replace("/", "%2F") } }),
    answer: TrialAnswer,
    statuses: {
      owner: 200,
      steward: 403,
      contributor: 403,
      marketer: 403,
      stranger: 403,
      admin: 403,
      auditor: 403,
    },
  },
  getProductCompliance: {
    scope: "read",
    method: "GET",
    call: (asked) => ask(getCompliance, { ...asked, params: restricted }),
    answer: ComplianceAnswer,
    statuses: { ...EVERYBODY, marketer: 404, stranger: 404 },
  },
  publishDraft: {
    scope: "publish",
    method: "POST",
    call: ({ headers, ...asked }) =>
      ask(publish, {
        ...asked,
        method: "POST",
        params: draft,
        headers: { ...JSON_TYPE, ...headers },
        body: JSON.stringify({ revision: 1, version: "1.0.0", acknowledged: true }),
      }),
    answer: PublicationAnswer,
    statuses: {
      owner: 200,
      steward: 200,
      contributor: 403,
      marketer: 404,
      stranger: 404,
      admin: 403,
      auditor: 403,
    },
  },
  listProductEvidence: {
    scope: "read",
    method: "GET",
    call: (asked) => ask(listEvidence, { ...asked, params: restricted }),
    answer: EvidenceList,
    statuses: { ...EVERYBODY, marketer: 404, stranger: 404 },
  },
  recordProductEvidence: {
    scope: "evidence",
    method: "POST",
    call: ({ headers, ...asked }) =>
      ask(recordEvidence, {
        ...asked,
        method: "POST",
        params: restricted,
        headers: { ...JSON_TYPE, ...headers },
        body: JSON.stringify({ key: "1", evidence: [{ element: ELEMENT, outcome: "kept" }] }),
      }),
    answer: EvidenceAnswer,
    statuses: THE_TEAM,
  },
  recordOpenLineageEvents: {
    scope: "evidence",
    method: "POST",
    call: ({ headers, ...asked }) =>
      ask(recordRunEvents, {
        ...asked,
        method: "POST",
        params: restricted,
        headers: { ...JSON_TYPE, ...headers },
        body: JSON.stringify({
          eventTime: "2026-01-01T00:00:00Z",
          run: { runId: "1" },
          job: { namespace: "n", name: "j" },
        }),
      }),
    answer: EvidenceAnswer,
    statuses: THE_TEAM,
  },
  recordDbtRunResults: {
    scope: "evidence",
    method: "POST",
    call: ({ headers, ...asked }) =>
      ask(recordRunResults, {
        ...asked,
        method: "POST",
        params: restricted,
        headers: { ...JSON_TYPE, ...headers },
        body: JSON.stringify({ metadata: { generated_at: "2026-01-01T00:00:00Z" }, results: [] }),
      }),
    answer: EvidenceAnswer,
    statuses: THE_TEAM,
  },
};

const PEOPLE: readonly Person[] = [
  "owner",
  "steward",
  "contributor",
  "marketer",
  "stranger",
  "admin",
  "auditor",
];

/** Each person may publish the draft only while it is one. */
async function unpublished(): Promise<void> {
  draft = (await aProduct(mesh.owner, mesh.sales.slug)).ref;
}

test("no operation is missing from the table", () => {
  const described = OPERATIONS.map(({ id, scope, method }) => [id, scope, method.toUpperCase()]);
  expect(Object.entries(CASES).map(([id, { scope, method }]) => [id, scope, method])).toEqual(described);
});

describe.each(Object.entries(CASES))("%s", (_id, { call, scope, method, answer, statuses }) => {
  test.each(PEOPLE)("answers the token of a %s as it would answer them", async (who) => {
    await unpublished();
    const response = await call({ token: await aToken(mesh[who], scope) });
    expect(response.status).toBe(statuses[who]);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    if (response.status === 200) await answerOf(response, answer);
    else await problemOf(response);
  });

  test("needs its scope, and no other will do", async () => {
    const others = (["read", "check", "publish", "evidence"] as const).filter((other) => other !== scope);
    const response = await call({ token: await aToken(mesh.owner, ...others) });
    expect(response.status).toBe(403);
    expect((await problemOf(response)).detail).toContain(scope);
  });

  test("is nobody's without a token", async () => {
    const response = await call({});
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="Agora"');
    await problemOf(response);
  });

  test.each(["", "agora_pat_", `agora_pat_${"A".repeat(43)}`, "ümlaut", "a b", "x".repeat(10_000)])(
    "refuses what is no token, whoever is signed in beside it: %.20s",
    async (token) => {
      const cookie = await aSessionOf(mesh.owner);
      // A header carries bytes; what is not Latin is sent as a program would send it.
      const authorization = `Bearer ${Buffer.from(token).toString("latin1")}`;
      const response = await call({ headers: { cookie, origin: ORIGIN, authorization } });
      expect(response.status).toBe(401);
    },
  );

  /** Everything that ends a token. */
  const ENDS: Record<string, (person: Actor, tokenId: string) => Promise<unknown>> = {
    expired: (_person, id) =>
      db.$executeRaw`UPDATE "access_token" SET "created_at" = now() - interval '31 days', "expires_at" = now() - interval '1 second' WHERE "id" = ${id}`,
    revoked: (person, tokenId) => revokeAccessToken(person, { tokenId }),
    "a deactivated person's": ({ id }) => db.user.update({ where: { id }, data: { isActive: false } }),
  };

  test.each(Object.entries(ENDS))("refuses a token that is %s", async (_what, end) => {
    await unpublished();
    const token = await aToken(mesh.owner, scope);
    const { id } = await db.accessToken.findFirstOrThrow({
      where: { userId: mesh.owner.id },
      orderBy: { createdAt: "desc" },
    });
    await end(mesh.owner, id);
    const response = await call({ token });
    await db.user.update({ where: { id: mesh.owner.id }, data: { isActive: true } });
    expect(response.status).toBe(401);
  });

  test("takes the session of a browser, and nothing but a mere GET from another site", async () => {
    await unpublished();
    const cookie = await aSessionOf(mesh.owner);
    const from = async (origin?: string) =>
      (await call({ headers: { cookie, ...(origin !== undefined && { origin }) } })).status;
    const elsewhere = method === "GET" ? 200 : 403;
    expect(await from()).toBe(elsewhere);
    expect(await from("http://evil.example")).toBe(elsewhere);
    expect(await from("null")).toBe(elsewhere);
    expect(await from(ORIGIN)).toBe(200);
  });

  test("refuses a session that was ended", async () => {
    const cookie = await aSessionOf(mesh.owner);
    await db.user.update({ where: { id: mesh.owner.id }, data: { sessionVersion: { increment: 1 } } });
    expect((await call({ headers: { cookie, origin: ORIGIN } })).status).toBe(401);
  });
});

test("where nothing is for a person, they are told the same as where nothing is at all", async () => {
  const token = await aToken(mesh.stranger, "read", "check", "publish");
  const told = async (response: Response) => [response.status, await response.json()];
  const none = { ...restricted, name: "no-such-product" };
  expect(await told(await ask(getCompliance, { token, params: restricted }))).toEqual(
    await told(await ask(getCompliance, { token, params: none })),
  );
  const tried = (key: string) => ask(tryPolicy, { token, method: "POST", params: { key } });
  expect(await told(await tried(draftPolicy))).toEqual(await told(await tried("DRA-9")));
});

test("of a product they may not see, a document's evaluation tells a stranger nothing", async () => {
  const evaluated = async (ref: Ref) => {
    const body = JSON.stringify({ ...GOOD_PRODUCT, ...ref });
    const token = await aToken(mesh.stranger, "check");
    const response = await ask(evaluate, { token, method: "POST", headers: JSON_TYPE, body });
    const { asOf: _asOf, ...answer } = await answerOf(response, EvaluationAnswer);
    return JSON.stringify(answer).replaceAll(ref.name, "NAME");
  };
  expect(await evaluated(restricted)).toBe(await evaluated({ ...restricted, name: "no-such-product" }));
});

test("one caller can ask only so often, and learns when to come back", async () => {
  const token = await aToken(mesh.owner, "check");
  const { id } = await db.accessToken.findFirstOrThrow({
    where: { userId: mesh.owner.id },
    orderBy: { createdAt: "desc" },
  });
  const asked = () => ask(tryPolicy, { token, method: "POST", params: { key: localPolicy } });
  for (let i = 0; i < 10; i++) expect((await asked()).status).toBe(200);
  const windows = await db.rateWindow.findMany({ where: { key: `api:tryPolicy:token:${id}` } });
  // Should a minute have begun in between, the rest of the new one is used up.
  if (windows.length > 1) for (let i = 0; i < 10; i++) await asked();
  const response = await asked();
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  await problemOf(response);
  const other = await aToken(mesh.owner, "check");
  expect((await ask(tryPolicy, { token: other, method: "POST", params: { key: localPolicy } })).status).toBe(
    200,
  );
});
