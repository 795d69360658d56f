import { expect, type Locator, type Page } from "@playwright/test";

export function searchBox(page: Page): Locator {
  return page.getByRole("searchbox", { name: "Search data products" });
}

export function results(page: Page): Locator {
  return page.getByRole("main").getByRole("article");
}

export function resultTitles(page: Page): Locator {
  return page.getByRole("main").getByRole("article").getByRole("heading", { level: 2 });
}

/** "4 products for “sox”": the figure of it. */
export async function shownCount(page: Page): Promise<number> {
  const words = await page.getByRole("heading", { level: 1 }).innerText();
  const figure = /^[\d,]+/.exec(words)?.[0];
  if (!figure) throw new Error(`The heading names no count: ${words}`);
  return Number(figure.replaceAll(",", ""));
}

/** The choice of a facet, by the word people read. */
export function facet(page: Page, group: string, choice: string): Locator {
  return page
    .getByRole("complementary", { name: "Filters" })
    .getByRole("region", { name: group, exact: true })
    .getByRole("link", { name: new RegExp(`^${choice} ?,`) });
}

export async function countOf(choice: Locator): Promise<number> {
  const figure = /([\d,]+)\s+products$/.exec((await choice.innerText()).replaceAll(/\s+/g, " "))?.[1];
  if (!figure) throw new Error("The choice of a facet has no count.");
  return Number(figure.replaceAll(",", ""));
}

export function chips(page: Page): Locator {
  return page.getByRole("list", { name: "Active filters" });
}

/** Types as people do: letter by letter, and without Enter. */
export async function typeQuery(page: Page, words: string): Promise<void> {
  const box = searchBox(page);
  await box.click();
  await box.pressSequentially(words, { delay: 30 });
}

export async function expectFirst(page: Page, title: string): Promise<void> {
  await expect(resultTitles(page).first()).toHaveText(title);
}
