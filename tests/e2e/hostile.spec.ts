import { type APIResponse, type Page, request as requests } from "@playwright/test";
import { captureAction, replay } from "./support/captured-action";
import { COLUMNS, goodDescriptor, unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { aNewcomer, invite, join, linkInNewestMail } from "./support/newcomer";
import { ada, dana, mara, sam } from "./support/people";
import {
  draftOwn,
  expectEditor,
  expectSaved,
  importText,
  openStep,
  publish,
  publishOwn,
} from "./support/products";
import { rawGet } from "./support/raw-request";
import { signIn } from "./support/sign-in";

const SCRIPT = "<script>alert(1)</script>";
const IMAGE = '"><img src=x onerror=alert(1)>';
const EVIL = `${SCRIPT}${IMAGE}`;
const EVIL_URL = "javascript:alert(1)";

/** Every text a product can hold, each of them an attack. */
function hostileDescriptor(descriptor: ReturnType<typeof goodDescriptor>) {
  const [port] = descriptor.outputPorts;
  if (!port) throw new Error("The sample product has no port.");
  const long = `${EVIL} [click](${EVIL_URL}) ![image](${EVIL_URL}) <b onclick=alert(1)>bold</b> `.repeat(3);
  return {
    ...descriptor,
    title: `${descriptor.title} ${EVIL}`,
    summary: `${EVIL} every summary is an attack`,
    tags: [EVIL, "tag'\"><svg onload=alert(1)>"],
    description: { purpose: long, limitations: long, usage: long },
    team: {
      name: EVIL,
      description: EVIL,
      members: [{ username: "olivia@agora.example", name: EVIL, role: "owner" }],
    },
    support: [{ channel: EVIL, tool: EVIL, scope: "interactive", url: EVIL_URL, description: EVIL }],
    authoritativeDefinitions: [{ type: EVIL, url: EVIL_URL }],
    terms: { usage: long, licence: EVIL },
    lifecycle: { migrationGuide: EVIL_URL },
    inputPorts: [{ name: EVIL, version: "1.0.0", external: EVIL }],
    outputPorts: [
      {
        ...port,
        description: long,
        contract: {
          ...port.contract,
          servers: [
            { server: EVIL, type: "postgresql", host: EVIL, port: 5432, database: EVIL, schema: EVIL },
          ],
          schema: [
            {
              name: EVIL,
              physicalType: "table",
              description: EVIL,
              properties: COLUMNS.map((column) => ({
                ...column,
                description: `${EVIL} ${column.name}`,
                businessName: EVIL,
                examples: [EVIL],
                authoritativeDefinitions: [{ type: EVIL, url: EVIL_URL }],
              })),
            },
          ],
          quality: [{ name: EVIL, description: EVIL, type: "text", dimension: "completeness" }],
          price: { priceAmount: 1, priceCurrency: EVIL, priceUnit: EVIL },
        },
      },
    ],
  };
}

function failOnDialog(page: Page): void {
  page.on("dialog", (dialog) => {
    throw new Error(`A script ran: ${dialog.message()} on ${page.url()}`);
  });
}

/** Nothing of an attack became an element; CSS, because an attack has no role. */
async function expectOnlyText(page: Page): Promise<void> {
  for (const attack of [
    "a[href^='javascript:' i]",
    "img[src='x']",
    "[onerror]",
    "[onclick]",
    "svg[onload]",
  ]) {
    await expect(page.locator(attack), `${attack} on ${page.url()}`).toHaveCount(0);
  }
}

test("what producers write is shown as text, wherever it is shown", async ({ page, openAs }) => {
  test.slow();
  failOnDialog(page);
  await signIn(page, sam);
  const { path } = await draftOwn(page, "Attack", hostileDescriptor);
  for (const step of ["Ports & schema", "Contract", "People & support", "Privacy & lifecycle", "Review"]) {
    await openStep(page, step);
    await expectOnlyText(page);
  }
  await page.getByLabel("Note to consumers").fill(EVIL);
  const acknowledgement = page.getByRole("checkbox", { name: /I have read/ });
  if (await acknowledgement.isVisible()) await acknowledgement.check();
  await publish(page);

  const reader = await openAs(dana);
  failOnDialog(reader);
  for (const tab of ["", "/schema", "/contract", "/versions", "/compliance"]) {
    await reader.goto(path + tab);
    await expect(reader.getByRole("heading", { level: 1 })).toContainText(EVIL);
    await expectOnlyText(reader);
  }
  for (const list of ["/", "/search?q=Attack&sort=newest", "/domains/sales"]) {
    await reader.goto(list);
    await expect(reader.getByText(SCRIPT).first()).toBeVisible();
    await expectOnlyText(reader);
  }
  await reader.goto(`/search?q=${encodeURIComponent(EVIL)}&tag=${encodeURIComponent(EVIL)}`);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(EVIL);
  await expectOnlyText(reader);
});

test("a person's name is text too", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  failOnDialog(admin);
  const robin = { ...aNewcomer(), name: `${SCRIPT} Robin` };
  await invite(admin, robin);
  failOnDialog(page);
  await join(page, robin, await linkInNewestMail(admin, robin));
  await page.goto("/account");
  await expectOnlyText(page);
  await admin.goto(`/admin/people?q=${encodeURIComponent(robin.email)}`);
  await expect(admin.getByRole("link", { name: robin.name })).toBeVisible();
  await expectOnlyText(admin);
});

test.describe("addresses nobody would write by hand", () => {
  test.use({ provokes: { complaints: /status of 4\d\d/ } });

  const ODD_SEARCHES = [
    "page=-1",
    "page=0",
    "page=1e9",
    "page=99999999999999999999",
    "page=NaN",
    "page=1&page=2",
    "sort=nonsense",
    "sort=relevance&sort=title",
    "domain=no-such-domain",
    "facet=nonsense",
    "__proto__=1&constructor=2",
    "tag[]=x",
    `q=${"a".repeat(600)}`,
    `q=${"%E2%82%AC".repeat(500)}`,
    "q=%00%01%1F%7F",
    "q=%22unclosed",
    "q=%28%5B%7B%2A%2B%3F",
    `domain=${"x".repeat(5000)}`,
    Array.from({ length: 300 }, (_, index) => `tag=t${index}`).join("&"),
    "q=%F0%9F%98%80%E2%80%AE",
  ];
  const BROKEN_PATHS = [
    "/search?q=%E0%A4%A",
    "/search?q=%",
    "/products/%E0%A4%A/x",
    "/products/%/x",
    "/products/sales/%00",
    "/products/../../etc/passwd",
    "/products/..%2f..%2fetc/passwd",
    "/products/%2e%2e/%2e%2e",
    "/products/sales/..%5c..%5cwin.ini",
    "/products/sales/customer-purchase-history/export?format=agora/../../x",
    "/products/__proto__/constructor",
    "/domains/..%2f..%2f",
    "/domains/%F0%9F%98%80",
    "/governance/policies/..%2f..%2fx",
    "/governance/policies/%E0%A4%A",
    "/admin/people/%00",
    "//evil.example/search",
    "/\\evil.example",
    `/products/sales/${"x".repeat(4000)}`,
  ];

  test("odd words, filters, orders and pages of a search fall back to something sensible", async ({
    page,
  }) => {
    test.slow();
    await signIn(page, dana);
    for (const query of ODD_SEARCHES) {
      const answer = await page.request.get(`/search?${query}`);
      expect(answer.status(), `/search?${query.slice(0, 80)}`).toBe(200);
    }
    const product = "/products/sales/customer-purchase-history";
    for (const query of ["page=-1", "page=1e9", "from=x&to=y", "from=%00", "to=%00", "to=1&to=2"]) {
      const answer = await page.request.get(`${product}/versions?${query}`);
      expect([200, 404], `versions?${query}`).toContain(answer.status());
    }
    for (const address of ["/governance?text=%00", "/domains?q=%00", "/drafts?page=%00", "/?q=%00"]) {
      expect((await page.request.get(address)).status(), address).toBe(200);
    }
  });

  test("broken and climbing paths are refused without an error of ours and without a secret", async ({
    page,
  }) => {
    test.slow();
    await signIn(page, ada);
    for (const address of [
      "/admin/people?q=%00",
      "/admin/mail?page=%00",
      "/domains/sales/members?person=%00",
    ]) {
      expect((await page.request.get(address)).status(), address).toBe(200);
    }
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const { origin } = new URL(page.url());
    for (const path of BROKEN_PATHS) {
      const { status, body } = await rawGet(origin, path, cookie);
      expect(status, path.slice(0, 80)).toBeLessThan(500);
      expect(body, path).not.toMatch(/root:x:0|\[fonts\]/);
    }
    for (const format of ["agora", "odps", "odcs&port=nonsense", "nonsense", "../../x", "%00"]) {
      const { status } = await rawGet(
        origin,
        `/products/sales/customer-purchase-history/export?format=${format}`,
        cookie,
      );
      expect(status, `export as ${format}`).toBeLessThan(500);
    }
  });

  test("500 letters and more in the search box are cut, not refused", async ({ page }) => {
    await signIn(page, dana, `/search?q=${"customer ".repeat(70)}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/products/);
  });
});

test.describe("documents made to hurt", () => {
  test("five megabytes are refused in words", async ({ page }) => {
    test.slow();
    await signIn(page, sam, "/products/new?from=import");
    await page.getByLabel("Or paste it").fill(`title: ${"x".repeat(5 * 1024 * 1024)}`);
    await page.getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toContainText(/at most 2 MB/);
  });

  test("an alias bomb is refused at once, in the import and in the text of the editor", async ({ page }) => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(", ")}]`,
    );
    const bomb = ['a0: &a0 ["ha", "ha"]', ...levels].join("\n");
    await signIn(page, sam, "/products/new?from=import");
    await page.getByLabel("Or paste it").fill(bomb);
    await page.getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toContainText(/alias/i);
  });

  test("nonsense of every kind is refused with a line to look at", async ({ page }) => {
    test.slow();
    await signIn(page, sam, "/products/new?from=import");
    for (const text of [
      "\u0000\u0001",
      "[[[[",
      "- 1\n- 2",
      "just words",
      "a: 1\na: 2",
      "!!js/function 'x'",
    ]) {
      await page.getByLabel("Or paste it").fill(text);
      await page.getByRole("button", { name: "Read it" }).click();
      await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
      await page.reload();
    }
  });

  test("ten thousand columns can be edited, published and read", async ({ page }) => {
    test.slow();
    await signIn(page, sam);
    const title = unique("Ten thousand columns");
    const [key] = COLUMNS;
    if (!key) throw new Error("The sample product has no column.");
    const others = Array.from({ length: 9_999 }, (_, index) => ({
      name: `measure_${index}`,
      logicalType: "number",
      description: `Value of sensor ${index}.`,
      classification: "internal",
    }));
    await importText(page, JSON.stringify(goodDescriptor({ title, columns: [key, ...others] })));
    await openStep(page, "Ports & schema");
    const grid = page.getByRole("grid", { name: "Columns" });
    await expect(grid).toHaveAttribute("aria-rowcount", "10002");
    await grid.focus();
    await page.keyboard.press("Control+ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("renamed_at_the_end");
    await page.keyboard.press("Enter");
    await expect(grid.getByText("renamed_at_the_end")).toBeVisible();
    await publish(page);
    await page.getByRole("link", { name: "Ports & schema" }).click();
    await expect(page.getByText("The first 1,000 of 10,000 columns.")).toBeVisible();
  });
});

test.describe("calls behind the forms", () => {
  test.use({ provokes: { complaints: /ERR_FAILED|status of 404/ } });

  test("a draft is not saved for a stranger, an outsider or a viewer, and nobody learns that it exists", async ({
    page,
    openAs,
  }) => {
    test.slow();
    await signIn(page, sam);
    const { path } = await draftOwn(page, "Kept to its domain");
    const stolen = "Written by somebody who must not write here.";
    const call = await captureAction(page, stolen, () =>
      page.getByRole("textbox", { name: "Summary" }).fill(stolen),
    );
    await page
      .getByRole("textbox", { name: "Summary" })
      .fill("Written by the steward, and only by the steward.");
    await expectSaved(page);

    const stranger = await requests.newContext();
    expect(await wordsOf(await replay(stranger, call))).toMatch(/unauthenticated|sign-in/);
    await stranger.dispose();
    for (const person of [mara, dana]) {
      const other = await openAs(person);
      expect(await wordsOf(await replay(other.request, call))).toMatch(/not-found/);
    }
    await page.goto(`${path}/edit`);
    await expectEditor(page);
    await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(
      "Written by the steward, and only by the steward.",
    );
  });

  test("nothing is published by a stranger, an outsider or a viewer", async ({ page, openAs }) => {
    test.slow();
    await signIn(page, sam);
    const { path } = await publishOwn(page, "Published by its domain");
    await page.goto(`${path}/edit`);
    await expectEditor(page);
    await page.getByRole("textbox", { name: "Limitations" }).fill("Something new to publish.");
    await expectSaved(page);
    await openStep(page, "Review");
    const call = await captureAction(page, "acknowledged", () =>
      page.getByRole("button", { name: /^Publish \d/ }).click(),
    );

    const stranger = await requests.newContext();
    expect(await wordsOf(await replay(stranger, call))).toMatch(/unauthenticated|sign-in/);
    await stranger.dispose();
    for (const person of [mara, dana]) {
      const other = await openAs(person);
      expect(await wordsOf(await replay(other.request, call))).toMatch(/forbidden/);
    }
    await page.goto(`${path}/versions`);
    await expect(page.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(1);
  });

  test("an action sent from another site is refused", async ({ page }) => {
    await signIn(page, sam);
    await draftOwn(page, "Not from elsewhere");
    const stolen = "Written from another site.";
    const call = await captureAction(page, stolen, () =>
      page.getByRole("textbox", { name: "Summary" }).fill(stolen),
    );
    const forged = { ...call, headers: { ...call.headers, origin: "https://evil.example" } };
    const answer = await replay(page.request, forged);
    expect(answer.ok()).toBe(false);
  });

  test("pages and files of admins and domains are closed to others", async ({ page, openAs }) => {
    test.slow();
    await signIn(page, sam);
    const { path } = await draftOwn(page, "Hidden draft");
    const viewer = await openAs(dana);
    const closed = [
      "/admin",
      "/admin/people",
      "/admin/people/invite",
      "/admin/mail",
      "/admin/search",
      "/admin/demo",
      "/domains/new",
      "/domains/sales/edit",
      "/governance/edit/META-01",
      "/products/sales/customer-purchase-history/edit",
      `${path}/edit`,
      path,
      `${path}/export?format=agora`,
    ];
    const stranger = await requests.newContext({ baseURL: new URL(page.url()).origin });
    for (const address of closed) {
      const answer = await viewer.request.get(address, { maxRedirects: 0 });
      expect(answer.status(), `${address} for a viewer`).toBe(404);
      const other = await stranger.get(address, { maxRedirects: 0 });
      expect([307, 401, 303], `${address} for a stranger`).toContain(other.status());
    }
    await stranger.dispose();
  });

  test("what one may not see answers like what does not exist", async ({ page, openAs }) => {
    await signIn(page, sam);
    const { path } = await draftOwn(page, "Hidden draft");
    const viewer = await openAs(dana);
    for (const suffix of ["", "/schema", "/versions", "/edit"]) {
      const hidden = await lookAt(viewer, path + suffix);
      const missing = await lookAt(viewer, `/products/sales/there-is-none${suffix}`);
      expect(hidden, suffix).toEqual(missing);
    }
  });
});

test.describe("every answer", () => {
  const KINDS = [
    ["a page", "/search"],
    ["a page for strangers", "/sign-in"],
    ["what does not exist", "/products/sales/there-is-none"],
    ["a path of nothing", "/no/such/path"],
    ["a file", "/products/sales/customer-purchase-history/export?format=odps"],
    ["an answer for programs", "/api/health"],
    ["an answer of the session", "/api/auth/session"],
    ["an icon", "/icon.svg"],
  ] as const;

  for (const [kind, path] of KINDS) {
    test(`of ${kind} carries the security headers`, async ({ page }) => {
      await signIn(page, dana);
      expectSecured(await page.request.get(path));
    });
  }

  test("to a stranger, who is sent to sign in, carries them too", async ({ request }) => {
    const answer = await request.get("/search", { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expectSecured(answer);
  });

  test("allows the scripts of its own nonce and no other, and the nonce is never the same", async ({
    page,
  }) => {
    await signIn(page, dana);
    const [one, other] = [await page.request.get("/search"), await page.request.get("/search")];
    const nonce = nonceOf(one);
    expect(nonceOf(other)).not.toBe(nonce);
    const html = await one.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  });
});

function expectSecured(answer: APIResponse): void {
  const headers = answer.headers();
  expect(answer.status()).toBeLessThan(500);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["referrer-policy"]).toBeTruthy();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src [^;]*'nonce-/);
  expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
  expect(policy).toContain("frame-ancestors 'none'");
}

function nonceOf(answer: APIResponse): string {
  return /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1] ?? "";
}

async function wordsOf(answer: APIResponse): Promise<string> {
  expect(answer.status()).toBeLessThan(500);
  return `${answer.status()} ${JSON.stringify(answer.headers())} ${await answer.text()}`;
}

async function lookAt(page: Page, path: string) {
  const answer = await page.goto(path);
  return {
    status: answer?.status(),
    title: await page.title(),
    main: await page.getByRole("main").innerText(),
  };
}
