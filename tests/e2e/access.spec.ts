import type { Page } from "@playwright/test";
import { goodDescriptor, withPersonalData } from "./support/documents";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { dana, ingrid, olivia, sam } from "./support/people";
import { expectSaved, publish, publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

test("access is asked for, takes two people, is confirmed again once the data is classified more strictly, and is revoked", async ({
  page,
  openAs,
}) => {
  test.slow();
  const sams = await openAs(sam);
  const own = await publishOwn(sams, "Visitor cards", (descriptor) => withPersonalData(descriptor));
  const card = (inbox: Page) => inbox.getByRole("listitem").filter({ hasText: own.title });

  await test.step("Dana reads the terms and who decides, and says what she needs it for", async () => {
    await signIn(page, dana, own.path);
    await page.getByRole("link", { name: "Request access" }).click();
    await expect(page.getByRole("region", { name: "Terms of use" })).toContainText(
      "For use inside the company.",
    );
    await expect(page.getByText(/First: Olivia Marsh.*Then: Ingrid Solheim/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page.getByText(/say in at least 10 characters/)).toBeVisible();
    await page.getByLabel("What exactly it is for").fill("Count visits");
    await page.getByRole("combobox", { name: "For how long" }).selectOption("365");
    await page.getByRole("button", { name: "Request access" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "Policies stand against this request" });
    await expect(refusal.getByRole("link", { name: /^ACC-01/ })).toBeVisible();
    await expect(page.getByLabel("What exactly it is for")).toHaveValue("Count visits");
    await expect(page.getByRole("combobox", { name: "For how long" })).toHaveAccessibleDescription(
      /at most 180/,
    );
    await expectAccessible(page);
    await page
      .getByLabel("What exactly it is for")
      .fill("Plan how many people welcome visitors at the door.");
    await page.getByRole("combobox", { name: "For how long" }).selectOption("90");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page).toHaveURL(/\/access$/);
    await expect(requested(page, own.title)).toContainText(/Step 1 of 2: waits for Olivia Marsh/);
  });

  await test.step("who asks twice is told what there is", async () => {
    await page.goto(`${own.path}/access/new`);
    await expect(page.getByText("What there is already")).toBeVisible();
    await page.getByLabel("What exactly it is for").fill("Something else, to be on the safe side.");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page.getByText(/Dana Cole asked for visits for Dana Cole today/)).toBeVisible();
  });

  await test.step("Olivia approves the first step, Ingrid the second", async () => {
    const olivias = await openAs(olivia);
    await olivias.goto("/inbox");
    await expect(card(olivias)).toContainText("Plan how many people welcome visitors");
    await expectAccessible(olivias);
    await card(olivias)
      .getByRole("button", { name: /^Approve/ })
      .click();
    await expect(card(olivias)).toHaveCount(0);

    const ingrids = await openAs(ingrid);
    await ingrids.goto("/inbox");
    await expect(card(ingrids)).toContainText(/Approved by Olivia Marsh/);
    // A denial wants a reason; nothing is decided without one.
    await card(ingrids).getByRole("button", { name: /^Deny/ }).click();
    await expect(card(ingrids)).toContainText("Say why");
    await card(ingrids)
      .getByRole("button", { name: /^Approve/ })
      .click();
    await expect(card(ingrids)).toHaveCount(0);
  });

  await test.step("Dana has access and finds how to connect", async () => {
    await page.goto("/access");
    await expect(active(page, own.title)).toContainText(/Active/);
    await expectAccessible(page);
    await active(page, own.title)
      .getByRole("link", { name: /^Connect/ })
      .click();
    await expect(page.getByRole("heading", { name: "How do I start?" })).toBeInViewport();
    await expect(page.getByText(/visits: access for Dana Cole until/)).toBeVisible();
  });

  await test.step("Sam classifies it more strictly, and Dana is asked whether it still stands", async () => {
    await sams.goto(`${own.path}/edit?view=text`);
    const stricter = withPersonalData(goodDescriptor({ title: own.title }), "restricted");
    // JSON is YAML.
    await sams.getByRole("textbox", { name: "The descriptor as YAML" }).fill(JSON.stringify(stricter));
    await expectSaved(sams);
    await sams.goto(`${own.path}/edit?step=review`);
    await publish(sams);
    await expect(async () => {
      await page.goto("/access");
      await expect(active(page, own.title)).toContainText("it is classified more strictly", {
        timeout: 1_000,
      });
    }).toPass({ timeout: 30_000 });
    await expectAccessible(page);
    await active(page, own.title).getByRole("button", { name: "It still stands" }).click();
    await expect(active(page, own.title)).not.toContainText("Does what you do with it still stand?");
  });

  await test.step("Sam sees who uses it and ends it with a reason, which Dana reads", async () => {
    await sams.goto(own.path);
    await sams.getByRole("link", { name: "Consumers" }).click();
    await expect(sams.getByRole("region", { name: /Who has access/ })).toContainText("Dana Cole");
    await expectAccessible(sams);
    await sams.getByRole("button", { name: /^Revoke/ }).click();
    const question = sams.getByRole("alertdialog");
    await question.getByRole("button", { name: "Revoke" }).click();
    await expect(question).toContainText("Say why it ends before its time.");
    await question.getByLabel("Why it ends before its time").fill("The cards are not handed out any more.");
    await question.getByRole("button", { name: "Revoke" }).click();
    await expect(sams.getByText("Nobody has access yet")).toBeVisible();
    await page.goto("/access");
    await expect(active(page, own.title)).toHaveCount(0);
    await expect(
      page.getByRole("region", { name: "Ended" }).getByRole("listitem").filter({ hasText: own.title }),
    ).toContainText(/by Sam Okafor: “The cards are not handed out any more.”/);
  });
});

test.describe("without JavaScript", () => {
  test("access can be asked for, and what was refused is still there to be mended", async ({
    browser,
    openAs,
  }) => {
    test.slow();
    const sams = await openAs(sam);
    const own = await publishOwn(sams, "Plain visits");
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page, dana, `${own.path}/access/new`);
    await page.getByLabel("What exactly it is for").fill("Short");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page.getByText(/say in at least 10 characters/)).toBeVisible();
    await expect(page.getByLabel("What exactly it is for")).toHaveValue("Short");
    await page.getByLabel("What exactly it is for").fill("Short, and long enough to be understood.");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page).toHaveURL(/\/access$/);
    await expect(requested(page, own.title)).toContainText(/waits for Olivia Marsh/);
    await context.close();
  });
});

function requested(page: Page, title: string) {
  return page
    .getByRole("region", { name: /^Requested/ })
    .getByRole("listitem")
    .filter({ hasText: title })
    .first();
}

function active(page: Page, title: string) {
  return page
    .getByRole("region", { name: /^Active/ })
    .getByRole("listitem")
    .filter({ hasText: title });
}
