import type { Page } from "@playwright/test";
import { unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { sam, tom } from "./support/people";
import { describe, draftOwn, expectEditor, expectSaved, liveCheck, openStep } from "./support/products";
import { signIn } from "./support/sign-in";

function grid(page: Page) {
  return page.getByRole("grid", { name: "Columns" });
}

function row(page: Page, name: string) {
  return grid(page).getByRole("row", { name: new RegExp(`^\\d+ ${name} `) });
}

async function addPort(page: Page): Promise<void> {
  await openStep(page, "Ports & schema");
  await page.getByRole("button", { name: "Add output port" }).click();
}

/** What a spreadsheet puts on the clipboard, pasted where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function showText(page: Page, isText: boolean): Promise<void> {
  await page
    .getByRole("group", { name: "Edit as" })
    .getByRole("button", { name: isText ? "Text" : "Form" })
    .click();
}

function yaml(page: Page) {
  return page.getByRole("textbox", { name: "The descriptor as YAML" });
}

test.describe("registering a product by forms", () => {
  test("refuses a name that is taken and keeps what was entered", async ({ page }) => {
    await signIn(page, sam, "/products/new");
    await page.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Sales" });
    await page.getByRole("textbox", { name: "Title" }).fill("Customer purchase history");
    await expect(page.getByText("/products/sales/customer-purchase-history")).toBeVisible();
    await page.getByRole("button", { name: "Create and describe it" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toContainText(
      'already has a data product named "customer-purchase-history"',
    );
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Customer purchase history");
    await expect(page.getByRole("combobox", { name: "Domain" })).toHaveValue("sales");
  });

  test("writes columns with the keyboard alone, as in a spreadsheet", async ({ page }) => {
    await signIn(page, sam);
    await describe(page, unique("Grid by keyboard"));
    await addPort(page);
    await page.getByRole("button", { name: "Start with an empty table" }).click();
    await grid(page).focus();
    await page.keyboard.type("order_id");
    await page.keyboard.press("Tab");
    await page.keyboard.type("varchar(20)");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Number of the order.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect(row(page, "order_id")).toContainText("varchar(20)");
    await expect(row(page, "order_id")).toContainText("Number of the order.");
    await expect(row(page, "order_id").getByRole("img", { name: "Yes" })).toHaveCount(2);

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await page.keyboard.type("amount");
    await page.keyboard.press("Enter");
    await expect(row(page, "amount")).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(row(page, "amount")).toBeHidden();
    await page.keyboard.press("Control+y");
    await expect(row(page, "amount")).toBeVisible();

    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(grid(page)).not.toBeFocused();
  });

  test("takes rows pasted from a spreadsheet into the grid", async ({ page }) => {
    await signIn(page, sam);
    await describe(page, unique("Grid by paste"));
    await addPort(page);
    await page.getByRole("button", { name: "Start with an empty table" }).click();
    await grid(page).focus();
    await paste(page, "sku\tstring\tArticle number.\tyes\nprice\tnumber\tPrice in euro.\tyes\n");
    await expect(row(page, "sku")).toContainText("Article number.");
    await expect(row(page, "price")).toContainText("number");
    await expect(page.getByText(/^2 columns/)).toBeVisible();
  });

  test("reads the header of a CSV file with rows, and a CREATE TABLE, before they go in", async ({
    page,
  }) => {
    await signIn(page, sam);
    await describe(page, unique("Columns from text"));
    await addPort(page);
    await page.getByRole("button", { name: "Paste columns" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste columns" });
    await dialog.getByLabel("Text").fill("order_id,ordered_on,amount,is_paid\nA-1,2026-01-31,12.50,true\n");
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText("4 columns");
    await expect(preview.getByRole("row", { name: /^ordered_on/ })).toContainText("date");
    await expect(preview.getByRole("row", { name: /^amount/ })).toContainText("number");
    await dialog.getByRole("button", { name: "Add 4 columns" }).click();
    await expect(row(page, "is_paid")).toContainText("boolean");

    await page.getByRole("button", { name: "Paste columns" }).click();
    await dialog
      .getByLabel("Text")
      .fill(
        "CREATE TABLE shop.stock (shop_id int NOT NULL PRIMARY KEY, pieces bigint COMMENT 'On the shelf');",
      );
    await dialog.getByRole("button", { name: "Add 2 columns" }).click();
    await expect(row(page, "shop_id").getByRole("img", { name: "Yes" })).not.toHaveCount(0);
    await expect(page.getByText(/^6 columns/)).toBeVisible();
    await expectSaved(page);
  });

  test("says what could not be read from a pasted text", async ({ page }) => {
    await signIn(page, sam);
    await describe(page, unique("Columns from nonsense"));
    await addPort(page);
    await page.getByRole("button", { name: "Paste columns" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste columns" });
    await dialog.getByLabel("Text").fill("CREATE TABLE broken (");
    await expect(dialog.getByText(/Line \d+:/).first()).toBeVisible();
  });
});

test.describe("the text beside the form", () => {
  test("shows what the form wrote, and the form shows what the text says", async ({ page }) => {
    await signIn(page, sam);
    await draftOwn(page, "Two faces");
    await page.getByRole("textbox", { name: "Summary" }).fill("Written in the form, read in the text.");
    await showText(page, true);
    await expect(yaml(page)).toContainText("summary: Written in the form, read in the text.");

    await yaml(page).getByText("summary: Written in the form, read in the text.").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" And the other way round.");
    await showText(page, false);
    await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(
      "Written in the form, read in the text. And the other way round.",
    );
  });

  test("keeps text that cannot be read, says where, and goes on once it can", async ({ page }) => {
    await signIn(page, sam);
    await draftOwn(page, "Broken text");
    await showText(page, true);
    await yaml(page).getByText("summary:").click();
    await page.keyboard.press("Home");
    await page.keyboard.type("[ broken: {");
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toContainText("The text cannot be read yet");
    await expect(problem).toContainText(/Line \d+, column \d+:/);

    await showText(page, false);
    await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(/How many people visited/);
    await showText(page, true);
    await expect(yaml(page)).toContainText("[ broken: {");
    await yaml(page).getByText("[ broken: {").click();
    await page.keyboard.press("Home");
    for (const _ of "[ broken: {") await page.keyboard.press("Delete");
    await expect(problem).toBeHidden();
  });
});

test.describe("the work", () => {
  test.use({ provokes: { complaints: /ERR_INTERNET_DISCONNECTED/ } });

  test("saves itself and is there after a reload, at the same step", async ({ page }) => {
    await signIn(page, sam);
    await draftOwn(page, "Saved by itself");
    await openStep(page, "People & support");
    await page.getByLabel("Team name").fill("Night shift");
    await expectSaved(page);
    await page.reload();
    await expectEditor(page);
    await expect(page.getByRole("heading", { name: "People & support", level: 2 })).toBeVisible();
    await expect(page.getByLabel("Team name")).toHaveValue("Night shift");
  });

  test("survives a lost connection and a closed window", async ({ page, context }) => {
    const written = "Written while the train was in a tunnel.";
    await signIn(page, sam);
    const { path } = await draftOwn(page, "Written offline");
    await context.setOffline(true);
    await page.getByRole("textbox", { name: "Summary" }).fill(written);
    await expect(
      page
        .getByRole("main")
        .getByRole("status")
        .filter({ hasText: /connection/i }),
    ).toBeVisible();
    await page.close();
    await context.setOffline(false);

    const again = await context.newPage();
    await again.goto(`${path}/edit`);
    await expectEditor(again);
    await expect(again.getByRole("textbox", { name: "Summary" })).toHaveValue(written);
    await expectSaved(again);
  });

  test("is saved by itself once the connection is back", async ({ page, context }) => {
    await signIn(page, sam);
    await draftOwn(page, "Written offline");
    await context.setOffline(true);
    await page.getByRole("textbox", { name: "Summary" }).fill("Written while the train was in a tunnel.");
    await expect(
      page
        .getByRole("main")
        .getByRole("status")
        .filter({ hasText: /connection/i }),
    ).toBeVisible();
    await context.setOffline(false);
    await expectSaved(page);
  });

  test("of a contributor waits for a steward to publish it", async ({ page }) => {
    await signIn(page, tom);
    await describe(page, unique("Written by a contributor"), "Marketing");
    await openStep(page, "Review");
    await expect(page.getByText("A steward or owner of the domain publishes it")).toBeVisible();
    await expect(page.getByText(/Mara Jensen/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Publish/ })).toBeHidden();
  });

  test("is checked while one writes: a finding goes as soon as it is mended", async ({ page }) => {
    await signIn(page, sam);
    await describe(page, unique("Checked live"));
    const finding = liveCheck(page).getByRole("button", { name: /Summary is missing/ });
    await expect(finding).toBeVisible();
    await finding.click();
    await expect(page.getByRole("textbox", { name: "Summary" })).toBeFocused();
    await page.keyboard.type("Long enough to tell a reader what it is.");
    await expect(finding).toBeHidden();
  });
});
