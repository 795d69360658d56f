import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/journey";
import { ada, dana } from "./support/people";
import { chips, countOf, facet, resultTitles, searchBox, shownCount, typeQuery } from "./support/search";
import { signIn, signOut } from "./support/sign-in";

function filters(page: Page): Locator {
  return page.getByRole("complementary", { name: "Filters" });
}

function choicesOf(page: Page, group: string): Locator {
  return filters(page).getByRole("region", { name: group, exact: true }).getByRole("link");
}

test.describe("narrowing a search down", () => {
  test("a tag is found letter by letter among all tags, and chosen by the keyboard alone", async ({
    page,
  }) => {
    await signIn(page, dana, "/search");
    const box = filters(page).getByRole("searchbox", { name: "Find in tag" });
    await box.click();
    await box.pressSequentially("cust", { delay: 30 });
    await expect(page).toHaveURL(/[?&]in=tag&find=cust$/);
    await expect(choicesOf(page, "Tag")).toHaveText([/^customer trends/, /^customer voice/, /^customers/]);
    await expect(box).toBeFocused();
    const count = await countOf(facet(page, "Tag", "customer trends"));
    await page.keyboard.press("Tab");
    await expect(facet(page, "Tag", "customer trends")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?tag=customer+trends");
    await expect(resultTitles(page)).toHaveCount(count);
    await expect(box).toHaveValue("");
  });

  test("what is found is counted under the words and filters in force, and nothing is said as plainly", async ({
    page,
  }) => {
    await signIn(page, dana, "/search?domain=finance");
    await page.goto("/search?domain=finance&in=tag&find=o");
    await expect(choicesOf(page, "Tag")).toHaveCount(0);
    await page.goto("/search?domain=finance&in=tag&find=sox");
    expect(await countOf(facet(page, "Tag", "sox"))).toBe(3);
    await page.goto("/search?domain=finance&in=tag&find=churn");
    await expect(filters(page).getByText("Nothing here begins with “churn”.")).toBeVisible();
    await filters(page).getByRole("searchbox", { name: "Find in tag" }).fill("");
    await expect(page).toHaveURL("/search?domain=finance");
  });

  test("scores and days bound the results, stand as chips in the address, and can be given up", async ({
    page,
  }) => {
    await signIn(page, dana, "/search");
    const score = filters(page).getByRole("region", { name: "Compliance score" });
    // The index follows the ratings within a moment of the start.
    await expect
      .poll(async () => {
        await page.goto("/search?minScore=0");
        return shownCount(page);
      })
      .toBeGreaterThan(10);
    await page.goto("/search");
    const all = await shownCount(page);
    await score.getByLabel("Compliance score from").fill("100");
    await score.getByRole("button", { name: /^Apply/ }).click();
    await expect(page).toHaveURL(/[?&]minScore=100/);
    const chip = chips(page).getByRole("link", { name: "Remove filter Compliance score: at least 100" });
    await expect(chip).toBeVisible();
    const best = await shownCount(page);
    expect(best).toBeGreaterThan(0);
    expect(best).toBeLessThan(all);
    await chip.click();
    await expect(page).toHaveURL("/search");
    await expect(score.getByLabel("Compliance score from")).toHaveValue("");

    await choicesOf(page, "Updated").filter({ hasText: "In the last 7 days" }).click();
    await expect(page).toHaveURL("/search?updated=7");
    expect(await shownCount(page)).toBe(all);
    await expect(
      chips(page).getByRole("link", { name: "Remove filter Updated: in the last 7 days" }),
    ).toBeVisible();

    await page.goto("/search?minScore=90&maxScore=-3&updated=never");
    await expect(
      chips(page).getByRole("link", { name: "Remove filter Compliance score: 0 to 90" }),
    ).toBeVisible();
    await expect(chips(page)).not.toContainText("Updated");
  });

  test("products linked to a glossary term are a facet", async ({ page }) => {
    await signIn(page, dana, "/search");
    const customer = facet(page, "Glossary term", "Customer");
    const count = await countOf(customer);
    await customer.click();
    await expect(page).toHaveURL("/search?term=customer");
    await expect(resultTitles(page)).toHaveCount(count);
    await expect(chips(page)).toContainText("Glossary term: Customer");
  });

  test("the keyboard skips the filters", async ({ page }) => {
    await signIn(page, dana, "/search");
    await page.getByRole("link", { name: "Skip to results" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Best match" })).toBeFocused();
  });

  test("on a phone all of it is in the sheet", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, dana, "/search");
    await page.getByRole("button", { name: "Filter" }).click();
    const sheet = page.getByRole("dialog", { name: "Filter" });
    await sheet.getByRole("searchbox", { name: "Find in tag" }).pressSequentially("churn", { delay: 30 });
    await expect(sheet.getByRole("region", { name: "Tag", exact: true }).getByRole("link")).toHaveText([
      /^churn/,
    ]);
    await sheet.getByRole("link", { name: /^churn/ }).click();
    await sheet.getByRole("button", { name: /^Show 1 product/ }).click();
    await expect(sheet).toBeHidden();
    await expect(resultTitles(page)).toHaveText(["Churn prediction model"]);
  });
});

test("recent searches stand under an empty box, lead back by the keyboard, and go with their owner", async ({
  page,
}) => {
  await signIn(page, dana, "/search");
  const recent = page.getByRole("region", { name: "Recent searches" });
  for (const words of ["purchase", "invoices"]) {
    await searchBox(page).fill("");
    await typeQuery(page, words);
    await expect(page).toHaveURL(`/search?q=${words}`);
    await expect
      .poll(() => page.evaluate((label) => JSON.stringify(localStorage).includes(label), words))
      .toBe(true);
  }
  await page.goto("/domains");
  await page.keyboard.press("/");
  await expect(recent.getByRole("link")).toHaveText(["invoices", "purchase"]);
  await page.keyboard.press("Escape");
  await expect(recent).toBeHidden();
  await expect(searchBox(page)).toBeFocused();

  await page.getByRole("heading", { level: 1 }).click();
  await searchBox(page).click();
  await recent.getByRole("button", { name: "Forget “invoices”" }).click();
  await expect(recent.getByRole("link")).toHaveText(["purchase"]);
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(recent.getByRole("link", { name: "purchase" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=purchase");
  await expect(searchBox(page)).toHaveValue("purchase");
  await expect(recent).toBeHidden();

  await signOut(page, dana);
  await signIn(page, dana, "/domains");
  await searchBox(page).click();
  await expect(recent).toBeHidden();
});

test("whoever looks after search sees how searching goes, and whose figures these are", async ({ page }) => {
  await signIn(page, ada, "/search?q=orders");
  await page.goto("/admin/search");
  const figures = page.getByRole("region", { name: "How searching goes" });
  await expect(figures).toContainText(/Measured by the process that answered you \(.+, process \d+\)/);
  const day = figures.getByRole("row", { name: /^day / });
  await expect(day.getByRole("cell").nth(1)).toHaveText(/^[1-9]/);
  await expect(day.getByRole("cell").nth(3)).toHaveText(/ m?s$/);
});
