import { type APIRequestContext, type Page, request as requests } from "@playwright/test";
import { unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { ada, sam } from "./support/people";
import { signIn } from "./support/sign-in";

const EVALUATE = "/api/v1/policies/evaluate";
const COMPLIANCE = "/api/v1/products/sales/customer-purchase-history/compliance";

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: parking-lots
version: 1.0.0
status: draft
schema:
  - name: lots
    properties:
      - name: lot
        logicalType: string
      - name: lot
        logicalType: string
`;

/** A program: it has no cookies, and nothing but the token it is given. */
async function aProgram(baseURL: string | undefined, token?: string): Promise<APIRequestContext> {
  const extraHTTPHeaders = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return requests.newContext({ ...(baseURL !== undefined && { baseURL }), extraHTTPHeaders });
}

function evaluate(program: APIRequestContext, data: string | Buffer, headers: Record<string, string> = {}) {
  return program.post(`${EVALUATE}?domain=sales&name=parking-lots`, {
    data,
    headers: { "content-type": "application/yaml", ...headers },
  });
}

/** Makes a token as anybody does, and copies it the one time it is shown. */
async function makeToken(page: Page, name: string, ...scopes: string[]): Promise<string> {
  await page.goto("/account");
  await page.getByLabel("Name of the token").fill(name);
  for (const scope of scopes) await page.getByRole("checkbox", { name: new RegExp(`^${scope}`) }).check();
  await page.getByLabel("Expires").selectOption({ label: "in 7 days" });
  await page.getByRole("button", { name: "Make token" }).click();
  const shown = page.getByText(/^agora_pat_[\w-]{43}$/);
  await expect(shown).toBeVisible();
  return shown.innerText();
}

test("a token made on the account page lets a program ask the gate, until it is revoked", async ({
  page,
  baseURL,
}) => {
  const name = unique("Nightly check");
  await signIn(page, sam, "/account");
  const token = await makeToken(page, name, "Check");
  const program = await aProgram(baseURL, token);

  const answer = await evaluate(program, CONTRACT);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    decision: "refused",
    kind: "odcs",
    product: { domain: "sales", name: "parking-lots" },
  });
  const sarif = await (await evaluate(program, CONTRACT, { accept: "application/sarif+json" })).json();
  expect(sarif.runs[0].results).toContainEqual(
    expect.objectContaining({
      ruleId: "ESS-06",
      level: "error",
      locations: [
        expect.objectContaining({
          physicalLocation: expect.objectContaining({ region: { startLine: 11, startColumn: 9 } }),
        }),
      ],
    }),
  );

  await test.step("within its scope, and no further", async () => {
    const refused = await program.get(COMPLIANCE);
    expect(refused.status()).toBe(403);
    expect(refused.headers()["content-type"]).toBe("application/problem+json");
    expect(refused.headers()["access-control-allow-origin"]).toBeUndefined();
  });

  await test.step("what is too large is refused in words", async () => {
    const large = await evaluate(program, Buffer.alloc(6 * 1024 * 1024, "x"));
    expect(large.status()).toBe(413);
    expect(await large.json()).toMatchObject({ status: 413, type: "urn:agora:problem:too-large" });
  });

  await test.step("the page lists it without showing it again", async () => {
    await page.reload();
    await expect(page.getByRole("list", { name: "Access tokens" })).toContainText(name);
    await expect(page.getByRole("list", { name: "Access tokens" })).toContainText("last used");
    await expect(page.getByText(token)).toHaveCount(0);
  });

  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page
    .getByRole("group", { name: `Revoke ${name}?` })
    .getByRole("button", { name: "Revoke" })
    .click();
  await expect(page.getByText(name)).toHaveCount(0);
  const revoked = await evaluate(program, CONTRACT);
  expect(revoked.status()).toBe(401);
  expect(revoked.headers()["www-authenticate"]).toContain("Bearer");
});

test("the key of a domain's policy goes into an address whole", async ({ page, baseURL }) => {
  await signIn(page, ada, "/account");
  const program = await aProgram(baseURL, await makeToken(page, unique("Dry run"), "Check"));
  const none = await program.post("/api/v1/policies/sales%2FNONE-1/dry-run");
  expect([none.status(), (await none.json()).detail]).toEqual([
    404,
    "There is no such policy, or it is not visible to you.",
  ]);
  const tried = await program.post("/api/v1/policies/META-01/dry-run", {
    headers: { accept: "application/x-ndjson" },
  });
  expect(tried.status()).toBe(200);
  const lines = (await tried.text()).trim().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ type: "done", id: expect.any(String) });
});

test("a browser's session asks too, but no other site through it", async ({ page, baseURL }) => {
  await signIn(page, sam);
  const own = await page.request.get(COMPLIANCE);
  expect(await own.json()).toMatchObject({ product: { name: "customer-purchase-history" } });
  for (const origin of ["https://evil.example", "null"]) {
    const forged = await page.request.post(EVALUATE, {
      data: CONTRACT,
      headers: { "content-type": "application/yaml", origin },
    });
    expect(forged.status(), origin).toBe(403);
  }
  const stranger = await aProgram(baseURL);
  expect((await stranger.get(COMPLIANCE)).status()).toBe(401);
  expect((await (await stranger.get("/api/v1/openapi.json")).json()).openapi).toBe("3.1.0");
  const nowhere = await stranger.get("/api/v1/no-such-thing");
  expect([nowhere.status(), nowhere.headers()["content-type"]]).toEqual([404, "application/problem+json"]);
});
