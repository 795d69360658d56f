import type { Page } from "@playwright/test";
import { unique } from "./support/documents";
import { expect, test } from "./support/journey";
import { ada, dana, sam } from "./support/people";
import { draftOwn, liveCheck, openStep, publish, tryToPublish } from "./support/products";
import { clause, pick, retire } from "./support/sentence";
import { signIn } from "./support/sign-in";

async function saveAndActivate(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save and activate…" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Save and activate" }).click();
  await expect(page).toHaveURL(/\/governance\/policies\/(?!new)[^/]+$/);
}

test("a policy said as a sentence binds the very next publication, follows its edit, and lets go once retired", async ({
  page,
  openAs,
}) => {
  test.slow();
  await signIn(page, sam);
  const { title, path } = await draftOwn(page, "Bound by a policy");
  const admin = await openAs(ada);
  const rule = unique("Usage names the desk");
  const toMend = page.getByRole("region", { name: "To mend before publishing" });
  let policyPath = "";

  try {
    await test.step("Ada says it as a sentence that only reaches this product", async () => {
      await admin.goto("/governance");
      await admin.getByRole("link", { name: "New policy" }).click();
      await admin.getByRole("link", { name: "Start blank" }).click();
      await admin
        .getByRole("combobox", { name: "What the policy looks at" })
        .selectOption({ label: "product" });

      await clause(admin, "where").getByRole("button", { name: "Condition" }).click();
      await pick(admin, clause(admin, "where"), "Field", "Title");
      await pick(admin, clause(admin, "where"), "What must be so", "is");
      await clause(admin, "where").getByRole("textbox", { name: "Text" }).fill(title);

      await clause(admin, "require").getByRole("button", { name: "Condition" }).click();
      await pick(admin, clause(admin, "require"), "Field", "Description › Usage");
      await pick(admin, clause(admin, "require"), "What must be so", "starts with");
      await clause(admin, "require").getByRole("textbox", { name: "Text" }).fill("Ask the help desk");

      const text = admin.getByRole("region", { name: "The same as text" });
      await expect(text.getByRole("textbox", { name: "require" })).toHaveValue(/help desk/);

      await admin.getByRole("textbox", { name: "Title", exact: true }).fill(rule);
      await admin.getByRole("combobox", { name: "Level", exact: true }).selectOption({ label: "Block" });
      await admin.getByRole("textbox", { name: "Why" }).fill("People with a question find somebody at once.");
      await admin.getByRole("textbox", { name: /^What to do/ }).fill("Name the help desk in the usage.");
      await saveAndActivate(admin);
      policyPath = new URL(admin.url()).pathname;
      await expect(admin.getByRole("heading", { name: rule, level: 1 })).toBeVisible();
    });
    const key = policyPath.split("/").at(-1) ?? "";

    await test.step("Sam, whose editor was open all the while, is refused by it, with its name and what to do", async () => {
      await tryToPublish(page);
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Not published.");
      await page.goto(`${path}/edit?step=review`);
      await expect(toMend).toContainText(rule);
      await expect(toMend).toContainText(key);
      await expect(toMend).toContainText("Whole organisation");
      await expect(toMend).toContainText("Name the help desk in the usage.");
    });

    await test.step("the text of a policy and its sentence are one: Ada edits the text", async () => {
      await admin.getByRole("link", { name: "Edit", exact: true }).click();
      const requirement = admin
        .getByRole("region", { name: "The same as text" })
        .getByRole("textbox", { name: "require" });
      await requirement.fill((await requirement.inputValue()).replace("help desk", "service desk"));
      await expect(clause(admin, "require").getByRole("textbox", { name: "Text" })).toHaveValue(
        "Ask the service desk",
      );
      await admin
        .getByRole("textbox", { name: "What changed, for the history" })
        .first()
        .fill("The desk has a new name.");
      await saveAndActivate(admin);
      await expect(admin.getByRole("region", { name: "History" })).toContainText("The desk has a new name.");
    });

    await test.step("Sam wrote the old words, and the new version refuses them", async () => {
      await openStep(page, "Basics");
      await page.getByRole("textbox", { name: "How to use it" }).fill("Ask the help desk first.");
      await tryToPublish(page);
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Not published.");
    });

    await test.step("retired, it binds nobody", async () => {
      await retire(admin);
      await page.goto(`${path}/edit`);
      await expect(liveCheck(page).getByText("Nothing stands in the way of publishing.")).toBeVisible();
      await publish(page);
      await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    });
  } finally {
    if (policyPath) {
      // A page of its own: an editor left in the middle of a change would ask whether to leave.
      const cleaner = await admin.context().newPage();
      await cleaner.goto(policyPath);
      if (await cleaner.getByRole("button", { name: "Retire", exact: true }).isVisible())
        await retire(cleaner);
    }
  }
});

test("a sentence that is not complete is not saved, and says what is missing", async ({ page }) => {
  await signIn(page, ada, "/governance/policies/new?from=blank");
  await page.getByRole("button", { name: "Save draft" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/governance\/policies\/new/);
  await expect(page.getByRole("main").locator("[aria-invalid=true]").first()).toBeVisible();
});

test("every member reads the policies and why they are there; nobody but those who set them sees a button", async ({
  page,
}) => {
  await signIn(page, dana, "/governance?layer=global");
  await page.getByRole("link", { name: /Summary and purpose are useful/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Summary and purpose are useful/);
  await expect(page.getByRole("region", { name: "Why, and what to do" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Who does not meet it today" })).toBeVisible();
  for (const name of ["Edit", "Retire", "Activate"]) {
    await expect(page.getByRole("main").getByText(name, { exact: true })).toBeHidden();
  }
});

test("leaving a sentence that was begun asks first, by a link too, and staying keeps it", async ({
  page,
}) => {
  await signIn(page, ada, "/governance/policies/new?from=blank");
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("Begun and not saved");
  const answers: string[] = [];
  page.once("dialog", (dialog) => {
    answers.push(dialog.message());
    return dialog.dismiss();
  });
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Home", exact: true })
    .click();
  expect(answers).toEqual([expect.stringContaining("Leave without saving?")]);
  await expect(title).toHaveValue("Begun and not saved");

  page.once("dialog", (dialog) => dialog.accept());
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Home", exact: true })
    .click();
  await expect(page).toHaveURL(/\/$/);
});
