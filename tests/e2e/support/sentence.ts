import { expect, type Locator, type Page } from "@playwright/test";

/** A clause of the sentence a policy is said as. */
export function clause(page: Page, name: "of products" | "where" | "require"): Locator {
  return page.getByRole("region", { name: "The rule" }).getByRole("group", { name, exact: true });
}

/** Chooses a word of the sentence from the list that opens at it. */
export async function pick(page: Page, part: Locator, what: string, choice: string): Promise<void> {
  await part.getByRole("button", { name: new RegExp(`^${what}:`) }).click();
  const list = page.getByRole("dialog", { name: what });
  await list.getByRole("option", { name: choice, exact: true }).first().click();
  await expect(list).toBeHidden();
}

export async function retire(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Retire", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retire" }).click();
  await expect(page.getByRole("button", { name: "Retire", exact: true })).toBeHidden();
}
