import type { Page } from "@playwright/test";
import { goodDescriptor, slugOf, unique } from "./support/documents";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { finn } from "./support/people";
import { importText, publish, tryToPublish } from "./support/products";
import { retire } from "./support/sentence";
import { signIn } from "./support/sign-in";

/** A draft in a domain no other journey publishes in, so that its policy refuses nobody else. */
async function draftIn(page: Page, domain: string, words: string) {
  const title = unique(words);
  await importText(page, JSON.stringify(goodDescriptor({ title }), null, 2), domain);
  return { title, name: slugOf(title) };
}

test("a domain asks for more than everybody does, never for less; its own products are held to it, and what moves there", async ({
  page,
}) => {
  test.slow();
  let policyPath = "";
  await signIn(page, finn, "/governance/policies/META-01");
  try {
    await test.step("Finn asks for longer summaries in Accounting; a shorter one is refused with the reason", async () => {
      await page.getByRole("link", { name: "Ask for more in your domain" }).click();
      await page
        .getByRole("combobox", { name: "Binds the products of" })
        .selectOption({ label: "Accounting" });
      await expect(page.getByRole("radio", { name: /^Warn/ })).toBeDisabled();
      const fewest = page.getByRole("textbox", { name: "Fewest characters of the summary" });
      await fewest.fill("5");
      await page.getByRole("button", { name: "Save and activate…" }).click();
      await expect(page.getByRole("alertdialog")).toBeHidden();
      await expect(fewest).toHaveAccessibleDescription(
        /META-01 of the whole organisation already asks for 20; a domain's own limit must be at least 20\./,
      );
      await page.getByRole("spinbutton", { name: "Days of grace" }).fill("0");
      await fewest.fill("200");
      await expect(page.getByRole("main")).toContainText("200");
      await page
        .getByRole("textbox", { name: "Why" })
        .fill("Auditors read the summaries before anything else.");
      await expectAccessible(page);
      await page.getByRole("button", { name: "Save and activate…" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Save and activate" }).click();
      await expect(page).toHaveURL(/\/governance\/policies\/accounting\/META-[^/]+$/);
      policyPath = new URL(page.url()).pathname;
      await expect(page.getByRole("main")).toContainText("Asks for more than META-01");
    });
    const key = decodeURIComponent(policyPath.replace("/governance/policies/", ""));

    await test.step("the policy it comes from names who asks for more", async () => {
      await page.getByRole("link", { name: /^META-01/ }).click();
      await expect(page.getByRole("region", { name: "Domains that ask for more" })).toContainText(key);
    });

    await test.step("a product of Accounting is refused by it", async () => {
      const { name } = await draftIn(page, "Finance › Accounting", "Ledger of visits");
      await tryToPublish(page);
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Not published.");
      await page.goto(`/products/accounting/${name}/edit?step=review`);
      await expect(page.getByRole("region", { name: "To mend before publishing" })).toContainText(key);
    });

    const { title, name } = await test.step("the same of Finance, above it, is published", async () => {
      const product = await draftIn(page, "Finance", "Visits of the year");
      await publish(page);
      await expect(page.getByRole("heading", { name: product.title, level: 1 })).toBeVisible();
      return product;
    });

    await test.step("moving it there is refused by the same policy, unless Finn says why; its old address leads on", async () => {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Move to another domain…" }).click();
      await page.getByRole("combobox", { name: "To the domain" }).selectOption({ label: "Accounting" });
      await page.getByRole("button", { name: "Show what it does" }).click();
      const refused = page.getByRole("list", { name: "Products that would be refused" });
      await expect(refused).toContainText(key);
      await expect(refused.getByRole("link", { name: "Fix it" }).first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Move to Accounting" }).click();
      await expect(page.getByText("Not moved")).toBeVisible();
      await page
        .getByRole("textbox", { name: "Why it moves all the same" })
        .fill("The summary is mended this week.");
      await page.getByRole("button", { name: "Move to Accounting" }).click();
      await expect(page).toHaveURL(new RegExp(`/products/accounting/${name}$`));
      await page.goto(`/products/finance/${name}`);
      await expect(page).toHaveURL(new RegExp(`/products/accounting/${name}$`));
      await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    });

    await test.step("retired, it is out of what others find", async () => {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Retire…" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Retire" }).click();
      await expect(page.getByText("This product is retired.")).toBeVisible();
    });
  } finally {
    if (policyPath) {
      const cleaner = await page.context().newPage();
      await cleaner.goto(policyPath);
      await retire(cleaner);
    }
  }
});
