import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey";
import { mara, olivia, sam } from "./support/people";
import { draftOwn, expectEditor, importText, openStep, publish, publishOwn } from "./support/products";
import { resultTitles } from "./support/search";
import { signIn } from "./support/sign-in";

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name }).click();
}

function inAYear(): string {
  return new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
}

async function exported(page: Page, entry: string): Promise<{ name: string; text: string }> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: entry }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a deprecated product tells its consumers where to go, and a retired one leaves search but not the web", async ({
  page,
  openAs,
}) => {
  test.slow();
  await signIn(page, sam);
  const { title, path } = await publishOwn(page, "Old door counts");
  const marasPage = await openAs(mara);
  const query = `/search?q=${encodeURIComponent(`"${title}"`)}`;

  await test.step("deprecating refuses a successor that does not exist", async () => {
    await act(page, "Deprecate…");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Last day of use").fill(inAYear());
    await dialog.getByLabel("Product to use instead").fill("sales/there-is-no-such-product");
    await dialog.getByLabel("Note to consumers").fill("The counters at the doors are replaced.");
    await dialog.getByRole("button", { name: "Deprecate" }).click();
    await expect(dialog.getByRole("alert").first()).toBeVisible();
    await dialog.getByLabel("Product to use instead").fill("sales/customer-purchase-history");
    await dialog.getByRole("button", { name: "Deprecate" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("a consumer sees until when, what instead, and why", async () => {
    await marasPage.goto(path);
    const notice = marasPage.getByRole("main");
    await expect(notice.getByText(`It can be used until ${inAYear()}.`)).toBeVisible();
    await expect(notice.getByText("The counters at the doors are replaced.")).toBeVisible();
    await notice.getByRole("link", { name: "Customer purchase history" }).first().click();
    await expect(
      marasPage.getByRole("heading", { name: "Customer purchase history", level: 1 }),
    ).toBeVisible();
    await expect(async () => {
      await marasPage.goto(query);
      await expect(
        marasPage.getByRole("article").filter({ hasText: title }).getByText("Deprecated"),
      ).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  await test.step("whoever would publish it again is told that this makes it active", async () => {
    await page.goto(`${path}/edit?step=review`);
    await expect(page.getByText("Publishing makes the product active again")).toBeVisible();
    await page.goto(path);
  });

  await test.step("it can be made active again", async () => {
    await act(page, "Make active again…");
    await page.getByRole("alertdialog").getByRole("button", { name: "Make active" }).click();
    await expect(page.getByText("This product is deprecated.")).toBeHidden();
  });

  await test.step("retired, it is gone from search, and its page and versions stay", async () => {
    await act(page, "Retire…");
    await page.getByRole("alertdialog").getByRole("button", { name: "Retire" }).click();
    await expect(page.getByText("This product is retired.")).toBeVisible();
    await expect(async () => {
      await marasPage.goto(query);
      await expect(resultTitles(marasPage).filter({ hasText: title })).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await marasPage.goto(`${path}/versions`);
    await expect(marasPage.getByText("This product is retired.")).toBeVisible();
    await expect(marasPage.getByRole("list", { name: "Versions" })).toContainText("1.0.0");
  });
});

test("a breaking change asks for a major version, and the versions can be compared", async ({ page }) => {
  test.slow();
  await signIn(page, sam);
  const { path, title } = await publishOwn(page, "Versioned counts");
  await page.getByRole("link", { name: /^Edit/ }).click();
  await expectEditor(page);
  await page.getByRole("textbox", { name: "Limitations" }).fill("Counts of Bergen are missing until May.");
  await publish(page);
  await expect(page.getByText(/^version 1\.0\.1/)).toBeVisible();

  await page.goto(`${path}/edit?step=ports`);
  await expectEditor(page);
  await page.getByRole("grid", { name: "Columns" }).getByRole("gridcell", { name: "counted_at" }).click();
  await page.getByRole("button", { name: "Delete row" }).click();
  await openStep(page, "Review");
  await expect(page.getByText("One change breaks what consumers rely on")).toBeVisible();
  await page.getByLabel("Version", { exact: true }).fill("1.1.0");
  await expect(page.getByRole("button", { name: "Publish 1.1.0" })).toBeDisabled();
  await page.getByLabel("Version", { exact: true }).fill("2.0.0");
  await page.getByLabel("Note to consumers").fill("The hour is gone; use the day.");
  await page.getByRole("button", { name: "Publish 2.0.0" }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();

  await page.getByRole("link", { name: "Versions" }).click();
  const versions = page.getByRole("list", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(3);
  await expect(versions).toContainText("The hour is gone; use the day.");
  await expect(page.getByText("1 breaking change", { exact: true })).toBeVisible();
  await page.getByLabel("From").selectOption("1.0.0");
  await page.getByLabel("To", { exact: true }).selectOption("1.0.1");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(/from=1\.0\.0&to=1\.0\.1/);
  await expect(page.getByText("Counts of Bergen are missing until May.")).toBeVisible();
  await expect(page.getByText("breaking change")).toBeHidden();
});

test("an exported descriptor imported again is the same product", async ({ page }) => {
  test.slow();
  await signIn(page, sam);
  const { path } = await publishOwn(page, "Exported counts");
  const whole = await exported(page, "Whole descriptor (YAML)");
  expect(whole.name).toMatch(/\.ya?ml$/);
  const odps = await exported(page, "ODPS (YAML)");
  expect(odps.text).toContain("kind: DataProduct");
  const odcs = await exported(page, "visits (ODCS)");
  expect(odcs.text).toContain("kind: DataContract");

  const otherName = `${path.split("/").at(-1)}-again`;
  await importText(page, whole.text.replaceAll(path.split("/").at(-1) ?? "", otherName));
  await expect(page).toHaveURL(new RegExp(`/products/sales/${otherName}/edit`));
  await publish(page);
  const again = await exported(page, "Whole descriptor (YAML)");
  expect(comparable(again.text, otherName)).toEqual(comparable(whole.text, path.split("/").at(-1) ?? ""));
});

/** Everything but what the registry gives each product of its own. */
function comparable(text: string, name: string): string {
  return text.replaceAll(name, "the-name").replace(/^id: .*$/m, "id: its-own");
}

test.describe("what is not there", () => {
  test.use({ provokes: { complaints: /status of 404/ } });

  test("a product nobody published can be deleted, and is gone for everybody", async ({ page, openAs }) => {
    await signIn(page, sam);
    const { path } = await draftOwn(page, "Never published");
    const marasPage = await openAs(mara);
    await marasPage.goto(path);
    await expect(marasPage.getByText("There is nothing here, or it is not visible to you")).toBeVisible();

    const oliviasPage = await openAs(olivia);
    await oliviasPage.goto(path);
    await act(oliviasPage, "Delete the draft…");
    await oliviasPage.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await expect(oliviasPage).toHaveURL("/domains/sales");
    await page.goto(path);
    await expect(page.getByText("There is nothing here, or it is not visible to you")).toBeVisible();
  });
});
