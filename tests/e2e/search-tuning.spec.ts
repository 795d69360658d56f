import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey";
import { ada, dana } from "./support/people";
import { results, resultTitles } from "./support/search";
import { signIn } from "./support/sign-in";

const TUNING = "/admin/search/tuning";

function judged(page: Page, query: string) {
  return page
    .getByRole("list", { name: "Judged queries" })
    .getByRole("listitem")
    .filter({ hasText: `“${query}”` });
}

async function judge(page: Page, query: string, product: string, within: number): Promise<void> {
  await page.getByLabel("What people search for").fill(query);
  await page.getByLabel("Products it must find").fill(product);
  await page.getByLabel("Among the first").fill(String(within));
  await page.getByRole("button", { name: "Add judged query" }).click();
  await expect(judged(page, query)).toBeVisible();
}

async function openTuning(page: Page): Promise<void> {
  await page.goto(TUNING);
  await expect(page.getByRole("heading", { level: 1, name: "Search tuning" })).toBeVisible();
}

async function expectInForce(page: Page, version: number): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: `Version ${version} is in force` })).toBeVisible();
}

test("an admin teaches search a word, what is judged holds her back once, and a visitor finds by the word", async ({
  page,
  openAs,
}) => {
  test.slow();
  const visitor = await openAs(dana);
  await visitor.goto("/search?q=turnover");
  await expect(visitor.getByText("No data product found")).toBeVisible();

  await signIn(page, ada, TUNING);
  await judge(page, "turnover", "finance/financial-reports", 1);
  await judge(page, "churn", "/products/research/churn-model", 3);
  await expect(judged(page, "turnover")).toContainText("Red");
  await expect(judged(page, "churn")).toContainText("Green");

  await test.step("bad input is told with its line", async () => {
    await page.getByLabel("Synonyms").fill("turnover = revenue\nturnover");
    await page.getByRole("button", { name: "Save and put in force" }).click();
    await expect(page.getByText("Line 2: write “turnover = revenue” for both ways")).toBeVisible();
    await expect(page.getByLabel("Synonyms")).toHaveValue("turnover = revenue\nturnover");
  });

  await test.step("trying shows before and after, and changes nothing", async () => {
    await page.getByLabel("Synonyms").fill("turnover = revenue");
    await page.getByRole("button", { name: "Try it" }).click();
    const row = page.getByRole("row").filter({ hasText: "“turnover”" });
    await expect(row).toContainText("not among the first 100");
    await expect(row).toContainText("Turns green");
    await visitor.reload();
    await expect(visitor.getByText("No data product found")).toBeVisible();
  });

  await test.step("a stop word that would lose a judged query is refused, naming it", async () => {
    const stopWords = page.getByLabel("Stop words");
    const before = await stopWords.inputValue();
    await stopWords.fill(`${before} churn`);
    await page.getByRole("button", { name: "Save and put in force" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "“churn”" })).toContainText(
      "Churn prediction model would no longer be found (now place 1)",
    );
    await stopWords.fill(before);
  });

  await test.step("the synonym alone is saved, and the judged query turns green", async () => {
    await page.getByLabel("Why (optional)").fill("Finance says turnover.");
    await page.getByRole("button", { name: "Save and put in force" }).click();
    await expectInForce(page, 1);
    await expect(judged(page, "turnover")).toContainText("Green");
    const versions = page.getByRole("list", { name: "Versions" });
    await expect(versions).toContainText("Synonyms added: turnover = revenue");
    await expect(versions).toContainText("Finance says turnover.");
  });

  await test.step("a visitor finds by the synonym and reads why", async () => {
    await visitor.goto("/search?q=turnover");
    await expect(resultTitles(visitor).first()).toHaveText("Financial reports");
    const first = results(visitor).first();
    await first.getByText("Why this result").click();
    await expect(first).toContainText("“turnover” also means “revenue”, which is in a tag");
    await visitor.goto("/search?q=churm+predicton&sort=title");
    const misspelt = results(visitor).first();
    await misspelt.getByText("Why this result").click();
    await expect(misspelt).toContainText("“predicton → prediction”, read with a typo,");
    await expect(misspelt).toContainText("Ordered by “Title”, as you chose");
  });

  await test.step("going back is refused for the same reason, until the judgement is given up", async () => {
    await openTuning(page);
    const shipped = page
      .getByRole("list", { name: "Versions" })
      .getByRole("listitem")
      .filter({ hasText: "As Agora came" });
    await shipped.getByRole("button", { name: "Restore" }).click();
    await expect(shipped.getByRole("alert")).toContainText("“turnover” must have it first");
    await judged(page, "turnover").getByRole("button", { name: "Remove" }).click();
    await expect(judged(page, "turnover")).toBeHidden();
    await shipped.getByRole("button", { name: "Restore" }).click();
    await expectInForce(page, 2);
    await judged(page, "churn").getByRole("button", { name: "Remove" }).click();
    await visitor.goto("/search?q=turnover");
    await expect(visitor.getByText("No data product found")).toBeVisible();
  });
});

test.describe("who may tune", () => {
  test.use({ provokes: { complaints: /status of 404/ } });

  test("nobody but admins learns that there is such a page", async ({ page }) => {
    await signIn(page, dana);
    await page.goto(TUNING);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Search tuning");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("why a result is one unfolds all the same", async ({ page }) => {
    await signIn(page, dana, "/search?q=purchse");
    const first = results(page).first();
    await expect(first.getByText("read with a typo")).toBeHidden();
    await first.getByText("Why this result").click();
    await expect(first).toContainText("“purchse → purchase”, read with a typo, in the title");
  });

  test("a tuning is tried and its fields are put in order by the buttons of the form", async ({ page }) => {
    await signIn(page, ada, TUNING);
    await page.getByLabel("Synonyms").fill("one = ");
    await page.getByRole("button", { name: "Move Tags up" }).click();
    const groups = page.getByRole("group", { name: "Where a word counts most" }).getByRole("listitem");
    await expect(groups.first()).toContainText("Tags");
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByText("Line 1: a word is missing beside")).toBeVisible();
    await expect(page.getByLabel("Synonyms")).toHaveValue("one = ");
    await expect(groups.first()).toContainText("Tags");
  });
});
