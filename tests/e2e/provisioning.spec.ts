import type { Page } from "@playwright/test";
import { Client } from "pg";
import { z } from "zod";
import { goodDescriptor, withPersonalData } from "./support/documents";
import { expect, test } from "./support/journey";
import { dana, ingrid, olivia, sam } from "./support/people";
import { expectSaved, publish, publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

const Warehouse = z.object({
  server: z.record(z.string(), z.json()),
  login: z.string(),
  loginUrl: z.string(),
});

const facts = process.env.AGORA_WAREHOUSE;
test.skip(!facts, "needs TEST_DATABASE_URL: a PostgreSQL server where databases and roles may be made");

test("what two people grant can really be read in PostgreSQL, and not any more once it is revoked", async ({
  page,
  openAs,
}) => {
  test.slow();
  const { server, login, loginUrl } = Warehouse.parse(JSON.parse(facts ?? "{}"));
  const inWarehouse = (descriptor: ReturnType<typeof goodDescriptor>, classification = "confidential") =>
    withPersonalData(descriptor, classification, server);
  const sams = await openAs(sam);
  const own = await publishOwn(sams, "Warehouse visits", (descriptor) => inWarehouse(descriptor));
  const card = (inbox: Page) => inbox.getByRole("listitem").filter({ hasText: own.title });
  const active = page
    .getByRole("region", { name: /^Active/ })
    .getByRole("listitem")
    .filter({ hasText: own.title });
  let snippet = "";
  const read = () => ask(loginUrl, snippet);

  await test.step("Dana asks, and two people decide", async () => {
    await signIn(page, dana, `${own.path}/access/new`);
    await page
      .getByLabel("What exactly it is for")
      .fill("Plan how many people welcome visitors at the door.");
    await page.getByRole("combobox", { name: "For how long" }).selectOption("90");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page).toHaveURL(/\/access$/);
    for (const who of [olivia, ingrid]) {
      const theirs = await openAs(who);
      await theirs.goto("/inbox");
      await card(theirs)
        .getByRole("button", { name: /^Approve/ })
        .click();
      await expect(card(theirs)).toHaveCount(0);
    }
  });

  await test.step("Dana says as whom she signs in, and the snippet of the page runs", async () => {
    await page.goto(`${own.path}#start`);
    const code = await page.locator("pre", { hasText: "psql" }).first().innerText();
    snippet = /--command '(?<sql>.+)'/.exec(code.replaceAll("'\\''", "'"))?.groups?.sql ?? "";
    expect(snippet).toMatch(/^SELECT/);
    expect(await read()).toMatch(/permission denied/);
    await page.goto("/access");
    await expect(active).toContainText(/Waits for the role/);
    await page.getByLabel(/^Role of .* in /).fill(login);
    await page.getByRole("button", { name: /^Save role/ }).click();
    await expect(async () => {
      await page.reload();
      await expect(active).toContainText(`as ${login}`, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    expect(await read()).toMatchObject([{ shop: "Oslo" }]);
  });

  await test.step("the data is classified more strictly, and she confirms that it still stands", async () => {
    await sams.goto(`${own.path}/edit?view=text`);
    const stricter = inWarehouse(goodDescriptor({ title: own.title }), "restricted");
    // JSON is YAML.
    await sams.getByRole("textbox", { name: "The descriptor as YAML" }).fill(JSON.stringify(stricter));
    await expectSaved(sams);
    await sams.goto(`${own.path}/edit?step=review`);
    await publish(sams);
    await expect(async () => {
      await page.goto("/access");
      await expect(active).toContainText("it is classified more strictly", { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await active.getByRole("button", { name: "It still stands" }).click();
    await expect(active).not.toContainText("Does what you do with it still stand?");
    expect(await read()).toMatchObject([{ shop: "Oslo" }]);
  });

  await test.step("Sam revokes it, and the database refuses her", async () => {
    await sams.goto(`${own.path}/consumers`);
    await sams.getByRole("button", { name: /^Revoke/ }).click();
    const question = sams.getByRole("alertdialog");
    await question.getByLabel("Why it ends before its time").fill("The cards are not handed out any more.");
    await question.getByRole("button", { name: "Revoke" }).click();
    await expect(sams.getByText("Nobody has access yet")).toBeVisible();
    await expect.poll(read, { timeout: 60_000 }).toMatch(/permission denied/);
  });
});

/** The rows, or why they were refused. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end();
  }
}
