import { goodDescriptor, slugOf, unique } from "./support/documents";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { finn, olivia, sam } from "./support/people";
import { draftOwn, expectEditor, expectSaved, importText } from "./support/products";
import { signIn } from "./support/sign-in";

const SAMS = "Sam wrote how many visitors every shop has, hour by hour.";
const OLIVIAS = "Olivia wrote which shop had how many visitors at which hour.";

test("whoever saves second sees both versions, nothing is lost, and the parts can be chosen one by one", async ({
  page,
  openAs,
}) => {
  test.slow();
  await signIn(page, sam);
  const { path } = await draftOwn(page, "Edited by two");
  const oliviasPage = await openAs(olivia);
  await oliviasPage.goto(`${path}/edit`);
  await expectEditor(oliviasPage);

  await page.getByRole("textbox", { name: "Summary" }).fill(SAMS);
  await page.getByRole("textbox", { name: "Limitations" }).fill("Sam knows the limits.");
  await expectSaved(page);

  await oliviasPage.getByRole("textbox", { name: "Summary" }).fill(OLIVIAS);
  await oliviasPage.getByRole("textbox", { name: "How to use it" }).fill("Olivia knows the use.");
  const comparison = oliviasPage.getByRole("dialog", {
    name: "Sam Okafor changed this draft while you were working on it",
  });
  await expect(comparison).toBeVisible();
  const summary = comparison.getByRole("group", { name: /^Summary/ });
  await expect(summary).toContainText("you both changed this");
  await expect(summary).toContainText(SAMS);
  await expect(summary).toContainText(OLIVIAS);

  await expect(comparison.getByRole("button", { name: "1 choice left" })).toBeDisabled();
  await summary.getByRole("radio", { name: /^Yours/ }).check();
  await comparison.getByRole("button", { name: "Save the merged draft" }).click();
  await expect(comparison).toBeHidden();
  await expectSaved(oliviasPage);

  await page.reload();
  await expectEditor(page);
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(OLIVIAS);
  await expect(page.getByRole("textbox", { name: "Limitations" })).toHaveValue("Sam knows the limits.");
  await expect(page.getByRole("textbox", { name: "How to use it" })).toHaveValue("Olivia knows the use.");
});

test("one side can be taken as a whole", async ({ page, openAs }) => {
  await signIn(page, sam);
  const { path } = await draftOwn(page, "Edited by two");
  const oliviasPage = await openAs(olivia);
  await oliviasPage.goto(`${path}/edit`);
  await expectEditor(oliviasPage);

  await page.getByRole("textbox", { name: "Summary" }).fill(SAMS);
  await expectSaved(page);
  await oliviasPage.getByRole("textbox", { name: "Summary" }).fill(OLIVIAS);
  await oliviasPage.getByRole("button", { name: "Take all of theirs" }).click();
  await expect(oliviasPage.getByRole("textbox", { name: "Summary" })).toHaveValue(SAMS);
  await expect(oliviasPage.getByRole("dialog")).toBeHidden();
});

test("changes that wait for a decision survive closing the comparison and reloading", async ({
  page,
  openAs,
}) => {
  await signIn(page, sam);
  const { path } = await draftOwn(page, "Edited by two");
  const oliviasPage = await openAs(olivia);
  await oliviasPage.goto(`${path}/edit`);
  await expectEditor(oliviasPage);

  await page.getByRole("textbox", { name: "Summary" }).fill(SAMS);
  await expectSaved(page);
  await oliviasPage.getByRole("textbox", { name: "Summary" }).fill(OLIVIAS);
  await expect(oliviasPage.getByRole("dialog")).toBeVisible();
  await oliviasPage.keyboard.press("Escape");
  await expect(oliviasPage.getByRole("button", { name: "Compare" })).toBeVisible();
  await oliviasPage.reload();
  const comparison = oliviasPage.getByRole("dialog");
  await expect(comparison).toContainText(OLIVIAS);
  await expect(comparison).toContainText(SAMS);
  await comparison.getByRole("button", { name: "Keep all of mine" }).click();
  await expectSaved(oliviasPage);
  await page.reload();
  await expectEditor(page);
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(OLIVIAS);
});

test("what is written in an editor that was open while the product moved is saved to where it is, which it says", async ({
  page,
}) => {
  await signIn(page, finn);
  const title = unique("Moved while open");
  await importText(page, JSON.stringify(goodDescriptor({ title }), null, 2), "Finance");
  const address = (domain: string) => `/products/${domain}/${slugOf(title)}`;

  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`${address("finance")}/move`);
  await elsewhere.getByRole("combobox", { name: "To the domain" }).selectOption({ label: "Accounting" });
  await elsewhere.getByRole("button", { name: "Show what it does" }).click();
  await elsewhere.getByRole("button", { name: "Move to Accounting" }).click();
  await expect(elsewhere).toHaveURL(new RegExp(`${address("accounting")}(/edit)?$`));

  await page.getByRole("textbox", { name: "Summary" }).fill(SAMS);
  await expectSaved(page);
  const notice = page.getByRole("main").getByRole("alert").filter({ hasText: "has been moved" });
  await expect(notice).toContainText(`accounting/${slugOf(title)}`);
  await expectAccessible(page);
  await notice.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${address("accounting")}/edit`));
  await expectEditor(page);
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue(SAMS);
  await expect(notice).toBeHidden();
});
