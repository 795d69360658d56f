import { expect, test } from "./support/journey";
import { dana, sam } from "./support/people";
import { publishOwn } from "./support/products";
import {
  chips,
  countOf,
  expectFirst,
  facet,
  results,
  resultTitles,
  searchBox,
  shownCount,
  typeQuery,
} from "./support/search";
import { signIn } from "./support/sign-in";

const PAGE_SIZE = 20;
const OF_FINANCE = ["Exchange rates", "Financial reports", "Supplier invoices", "Transaction records"];

test.describe("searching", () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, dana, "/search");
  });

  test("results follow each letter, without Enter and without a new page", async ({ page }) => {
    let documents = 0;
    page.on("request", (request) => {
      if (request.isNavigationRequest()) documents += 1;
    });
    await typeQuery(page, "purch");
    await expectFirst(page, "Customer purchase history");
    await expect(page).toHaveURL(/[?&]q=purch$/);
    await expect(page).toHaveTitle(/purch/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("purch");
    expect(documents).toBe(0);
  });

  test("a result that is clicked while letters are still on their way opens", async ({ page }) => {
    await typeQuery(page, "purchase");
    await expectFirst(page, "Customer purchase history");
    await expect(page).toHaveURL(/[?&]q=purchase$/);
    // In one breath: a person's last letter and click can be closer together than the pause before a search.
    await searchBox(page).evaluate((input) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      set?.call(input, "purchase history");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      document.querySelector<HTMLAnchorElement>("article a[href^='/products/']")?.click();
    });
    await expect(page).toHaveURL(/\/products\/sales\/customer-purchase-history$/);
    await expect(page.getByRole("region", { name: "What is it for?" })).toBeVisible();
    await expect(page).toHaveURL(/\/products\/sales\/customer-purchase-history$/);
  });

  test("half a word and a slip of the finger are enough", async ({ page }) => {
    for (const [typed, title] of [
      ["purchse hist", "Customer purchase history"],
      ["custmer sentim", "Customer sentiment"],
      ["TRANSACTON rec", "Transaction records"],
      ["chrun", "Churn prediction model"],
    ] as const) {
      await searchBox(page).fill("");
      await typeQuery(page, typed);
      await expectFirst(page, title);
    }
  });

  test("a tag and a column find their product, and the result says where it was found", async ({ page }) => {
    await typeQuery(page, "customer voice");
    await expectFirst(page, "User feedback");
    await expect(results(page).first().getByRole("list", { name: "Found in" })).toContainText(
      "customer voice",
    );
    await searchBox(page).fill("");
    await typeQuery(page, "respondent_id");
    await expectFirst(page, "User feedback");
    await expect(results(page).first().getByRole("list", { name: "Found in" })).toContainText(
      "respondent_id",
    );
  });

  test("what a facet promises is what one gets, and choices of one facet add up", async ({ page }) => {
    const finance = facet(page, "Domain", "Finance");
    const promised = await countOf(finance);
    await finance.click();
    await expect(resultTitles(page)).toHaveCount(promised);
    expect(await shownCount(page)).toBe(promised);

    const both = promised + (await countOf(facet(page, "Domain", "Research")));
    await facet(page, "Domain", "Research").click();
    await expect(resultTitles(page)).toHaveCount(both);

    await facet(page, "Tag", "sox").click();
    await expect(resultTitles(page)).toHaveCount(3);
    await expect(facet(page, "Domain", "Research")).toHaveAttribute("aria-current", "true");
  });

  test("each active filter can be removed, and all of them at once without losing the words", async ({
    page,
  }) => {
    await page.goto("/search?q=customer&domain=marketing&port=table&tag=customer+trends");
    await expect(chips(page).getByRole("link", { name: /^Remove filter/ })).toHaveCount(3);
    await chips(page).getByRole("link", { name: "Remove filter Domain: Marketing" }).click();
    await expect(chips(page).getByRole("link", { name: /^Remove filter/ })).toHaveCount(2);
    await expect(page).not.toHaveURL(/domain=/);
    await chips(page).getByRole("link", { name: "Clear all" }).click();
    await expect(page).toHaveURL("/search?q=customer");
    await expect(chips(page)).toBeHidden();
  });

  test("the order can be chosen and is part of the address", async ({ page }) => {
    await page.goto("/search?domain=finance");
    const order = page.getByRole("navigation", { name: "Order of results" });
    await order.getByRole("link", { name: "Title" }).click();
    await expect(page).toHaveURL("/search?domain=finance&sort=title");
    await expect(resultTitles(page)).toHaveText(OF_FINANCE);
    await expect(order.getByRole("link", { name: "Title" })).toHaveAttribute("aria-current", "page");
  });

  test("an address brings back words, filters and order; so does going back", async ({ page }) => {
    await page.goto("/search?q=sox&domain=finance&sort=title");
    await expect(searchBox(page)).toHaveValue("sox");
    await expect(resultTitles(page)).toHaveText(OF_FINANCE.slice(1));
    await results(page).getByRole("link", { name: "Supplier invoices" }).click();
    await expect(page.getByRole("heading", { name: "Supplier invoices", level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL("/search?q=sox&domain=finance&sort=title");
    await expect(resultTitles(page)).toHaveText(OF_FINANCE.slice(1));
    await expect(searchBox(page)).toHaveValue("sox");

    await chips(page).getByRole("link", { name: "Remove filter Domain: Finance" }).click();
    await expect(chips(page)).toBeHidden();
    await page.goBack();
    await expect(chips(page).getByRole("link", { name: "Remove filter Domain: Finance" })).toBeVisible();
  });

  test("nothing found is no dead end", async ({ page }) => {
    await page.goto("/search?q=qzxvwk&domain=finance");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("0 products");
    await page.getByRole("link", { name: "Without words" }).click();
    await expect(resultTitles(page)).toHaveCount(OF_FINANCE.length);
    await page.goto("/search?q=qzxvwk&domain=finance");
    await page.getByRole("link", { name: "Without domain Finance" }).click();
    await expect(page).toHaveURL("/search?q=qzxvwk");
    await page.getByRole("link", { name: "Show all products" }).click();
    await expect(page).toHaveURL("/search");
  });

  test("the keyboard is enough: slash, words, arrows, Enter", async ({ page }) => {
    await page.goto("/domains");
    await page.keyboard.press("/");
    await expect(searchBox(page)).toBeFocused();
    await page.keyboard.type("sox");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search?q=sox");
    const links = results(page).getByRole("heading").getByRole("link");
    await expect(links).toHaveCount(3);

    await page.keyboard.press("ArrowDown");
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(searchBox(page)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    const title = await links.nth(0).innerText();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  });

  test("on a phone the facets are a sheet away", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Filter" }).click();
    const sheet = page.getByRole("dialog", { name: "Filter" });
    await sheet.getByRole("link", { name: /^Finance ?,/ }).click();
    await sheet.getByRole("button", { name: /^Show 4 products/ }).click();
    await expect(sheet).toBeHidden();
    await expect(resultTitles(page)).toHaveCount(4);
  });
});

test("more products than fit on a page are paged, each once, without JavaScript too", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, sam, "/search");
  for (let count = await shownCount(page); count <= PAGE_SIZE; count++) {
    await publishOwn(page, "Door counts");
  }
  await expect
    .poll(async () => {
      await page.goto("/search?sort=title");
      return shownCount(page);
    })
    .toBeGreaterThan(PAGE_SIZE);
  const first = await resultTitles(page).allInnerTexts();
  const pages = page.getByRole("navigation", { name: "Pages" });
  await pages.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL("/search?sort=title&page=2");
  await expect(pages.getByRole("link", { name: "Page 2" })).toHaveAttribute("aria-current", "page");
  const second = await resultTitles(page).allInnerTexts();
  expect(first).toHaveLength(PAGE_SIZE);
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((title) => first.includes(title))).toEqual([]);

  const storageState = await page.context().storageState();
  const plain = await browser.newPage({ storageState, javaScriptEnabled: false });
  await plain.goto("/search?sort=title");
  await plain.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Page 2" }).click();
  await expect(resultTitles(plain).first()).toHaveText(second[0] ?? "");
  await plain.close();
});
