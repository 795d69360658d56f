import { expect, type Page } from "@playwright/test";
import { goodDescriptor, slugOf, unique } from "./documents";

/** Starts a draft by describing it; ends in the editor. */
export async function describe(page: Page, title: string, domain = "Sales"): Promise<void> {
  await page.goto("/products/new");
  await page.getByRole("combobox", { name: "Domain" }).selectOption({ label: domain });
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: "Create and describe it" }).click();
  await expectEditor(page);
}

/** Starts a draft from a pasted document; ends in the editor. */
export async function importText(page: Page, text: string, domain = "Sales"): Promise<void> {
  await page.goto("/products/new?from=import");
  await page.getByLabel("Or paste it").fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("combobox", { name: "Domain" }).selectOption({ label: domain });
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expectEditor(page);
}

/** The editor is there, and what it says about the policies is about this draft. */
export async function expectEditor(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/products\/[^/]+\/[^/]+\/edit/);
  await expect(liveCheck(page).getByText(/of \d+ policies pass/)).toBeVisible();
}

export function liveCheck(page: Page) {
  return page.getByRole("complementary", { name: "Live check" });
}

export async function openStep(page: Page, step: string): Promise<void> {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: step }).click();
  await expect(page.getByRole("heading", { name: step, level: 2 })).toBeVisible();
}

/** Presses the button of the review; what the gate answers is for the test to see. */
export async function tryToPublish(page: Page): Promise<void> {
  await openStep(page, "Review");
  await page.getByRole("button", { name: /^Publish \d/ }).click();
}

/** Publishes from the editor; ends on the product's page. */
export async function publish(page: Page): Promise<void> {
  await tryToPublish(page);
  await expect(page).toHaveURL(/\/products\/[^/]+\/[^/]+$/);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(
    page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /^Saved$/ }),
  ).toBeVisible();
}

export type OwnProduct = { title: string; path: string };

/** A product of one's own in Sales that others can find; `change` may spoil or enrich the document. */
export async function publishOwn(
  page: Page,
  words: string,
  change: (descriptor: ReturnType<typeof goodDescriptor>) => object = (descriptor) => descriptor,
): Promise<OwnProduct> {
  const own = await draftOwn(page, words, change);
  await publish(page);
  await expect(page.getByRole("heading", { name: own.title, level: 1 })).toBeVisible();
  return own;
}

/** The same, left as a draft in the editor. */
export async function draftOwn(
  page: Page,
  words: string,
  change: (descriptor: ReturnType<typeof goodDescriptor>) => object = (descriptor) => descriptor,
): Promise<OwnProduct> {
  const title = unique(words);
  await importText(page, JSON.stringify(change(goodDescriptor({ title })), null, 2));
  return { title, path: `/products/sales/${slugOf(title)}` };
}
