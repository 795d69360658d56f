import { COLUMNS, goodDescriptor, unique } from "./support/documents";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { ada, finn, mara, olivia, sam } from "./support/people";
import { draftOwn, tryToPublish } from "./support/products";
import { clause, pick, retire } from "./support/sentence";
import { signIn } from "./support/sign-in";

test("a rule said as a sentence is looked at, put to the vote, put in force by the domains, and refuses a publication at the very field", async ({
  page,
  openAs,
}) => {
  test.slow();
  const rule = unique("Personal data is described");
  let policyPath = "";
  const admin = await openAs(ada);

  try {
    await test.step("Olivia, who looks after Sales and its vote, says the rule without any code", async () => {
      await signIn(page, olivia, "/governance/policies/new?from=blank");
      await clause(page, "where").getByRole("button", { name: "Condition" }).click();
      await pick(page, clause(page, "where"), "Field", "Personal data");
      await pick(page, clause(page, "where"), "What must be so", "is one of");
      await clause(page, "where")
        .getByRole("button", { name: /^Values:/ })
        .click();
      const values = page.getByRole("dialog", { name: "Values" });
      for (const word of ["personal", "special"]) {
        const box = values.getByRole("checkbox", { name: word, exact: true });
        if (!(await box.isChecked())) await box.check();
      }
      const none = values.getByRole("checkbox", { name: "none", exact: true });
      if (await none.isChecked()) await none.uncheck();
      await page.keyboard.press("Escape");

      await clause(page, "require").getByRole("button", { name: "Condition" }).click();
      await pick(page, clause(page, "require"), "Field", "Description");
      await pick(page, clause(page, "require"), "What must be so", "has at least");
      await clause(page, "require").getByLabel("Number").fill("20");

      await page.getByRole("textbox", { name: "Title", exact: true }).fill(rule);
      await page.getByRole("combobox", { name: "Level", exact: true }).selectOption({ label: "Block" });
      await page
        .getByRole("textbox", { name: "Why" })
        .fill("Whoever asks for personal data must know what they would get.");
      await expectAccessible(page);
    });

    await test.step("and sees whom it would hit while it is still a draft", async () => {
      const effect = page.getByRole("region", { name: "Whom it would hit" });
      await effect.getByRole("button", { name: "Look at everything published" }).click();
      await expect(effect.getByText("Newly fail", { exact: true }).first()).toBeVisible();
      await expect(effect.getByRole("button", { name: "Look again" })).toBeVisible();
      await page.getByRole("button", { name: "Save draft" }).first().click();
      await expect(page).toHaveURL(/\/governance\/policies\/(?!new)[^/]+$/);
      policyPath = new URL(page.url()).pathname;
      await expect(page.getByRole("button", { name: "Activate", exact: true })).toBeHidden();
    });

    await test.step("She puts it to the vote with the figures, as an emergency", async () => {
      const effect = page.getByRole("region", { name: "Whom version 1 would hit" });
      await effect.getByRole("button", { name: "Look at everything published" }).click();
      await effect.getByRole("link", { name: "Put to the vote" }).click();
      await page
        .getByRole("textbox", { name: "Why" })
        .fill("A leak showed that nobody knew what a column held.");
      await page.getByRole("radio", { name: /^Emergency/ }).check();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Open the vote" }).click();
      await expect(page).toHaveURL(/\/governance\/proposals\/[0-9a-f-]{36}$/);
      await expect(page.getByRole("heading", { name: rule, level: 1 })).toBeVisible();
    });
    const proposalPath = new URL(page.url()).pathname;

    await test.step("An objection without a reason is refused in words, and nothing that was chosen is lost", async () => {
      const maras = await openAs(mara);
      await maras.goto("/governance/proposals");
      await expect(maras.getByText("Waits for your vote for Marketing").first()).toBeVisible();
      await maras.goto(proposalPath);
      await maras.getByRole("radio", { name: "Object" }).check();
      await maras.getByRole("button", { name: "Vote" }).click();
      await expect(maras.getByText(/An objection needs a reason/).first()).toBeVisible();
      await expect(maras.getByRole("radio", { name: "Object" })).toBeChecked();
      await maras
        .getByRole("textbox", { name: "Reason" })
        .fill("We need a week to describe our columns first.");
      await maras.getByRole("button", { name: "Vote" }).click();
      await expect(maras.getByRole("region", { name: "Votes", exact: true })).toContainText("objects");
    });

    await test.step("Mara asks what it costs; what she says is mended, and read by whoever votes next", async () => {
      const maras = await openAs(mara);
      await maras.goto(proposalPath);
      const discussion = maras.getByRole("region", { name: "Discussion" });
      await expect(discussion).toContainText("Nobody has said anything yet");
      await discussion.getByRole("button", { name: "Comment" }).click();
      await expect(discussion).toContainText("Say something first.");
      await discussion
        .getByRole("textbox", { name: "Your comment" })
        .fill("A weak of work, <b>at least</b>.");
      await discussion.getByRole("button", { name: "Comment" }).click();
      await expect(discussion.getByRole("listitem")).toContainText("A weak of work, <b>at least</b>.");
      await expect(discussion.getByRole("listitem")).toContainText("Delegate of Marketing");
      await expect(discussion.getByRole("textbox", { name: "Your comment" })).toHaveValue("");
      await discussion.getByRole("button", { name: "Edit your comment" }).click();
      const item = discussion.getByRole("listitem");
      await item.getByRole("textbox", { name: "Your comment" }).fill("A week of work, <b>at least</b>.");
      await item.getByRole("button", { name: "Save" }).click();
      await expect(item).toContainText("A week of work, <b>at least</b>.");
      await expect(item).toContainText("edited");
      await expectAccessible(maras);
    });

    await test.step("Finn of Finance is the second person; the rule binds at once", async () => {
      const finns = await openAs(finn);
      await finns.goto(proposalPath);
      await finns.getByRole("radio", { name: "Approve" }).check();
      await finns.getByRole("button", { name: "Vote" }).click();
      await expect(finns.getByText("Approved", { exact: true })).toBeVisible();
      await expectAccessible(finns);
      await finns.goto(policyPath);
      await expect(finns.getByText("Active", { exact: true })).toBeVisible();
      await expect(finns.getByText(/lapses on \d{4}-\d{2}-\d{2} unless it is ratified/)).toBeVisible();
    });

    await test.step("Sam's publication is refused, and the link leads to the very field", async () => {
      const sams = await openAs(sam);
      await draftOwn(sams, "Barely described", spoilt);
      await tryToPublish(sams);
      await expect(sams.getByRole("main").getByRole("alert")).toContainText("Not published.");
      const toMend = sams.getByRole("region", { name: "To mend before publishing" });
      await expect(toMend).toContainText(rule);
      await toMend
        .getByRole("button", { name: /^Fix: .*shop.*Description/ })
        .first()
        .click();
      // The cell of the grid that holds the one word.
      await expect(sams.locator(":focus")).toContainText("Who");
    });

    await test.step("The audit log tells every step of it, and holds", async () => {
      await admin.goto(`/governance/audit?subject=${policyPath.split("/").at(-1)}`);
      const main = admin.getByRole("main");
      for (const word of [/proposed|opened/i, /vot/i, /approved/i]) await expect(main).toContainText(word);
    });
  } finally {
    if (policyPath) {
      await admin.goto(policyPath);
      if (await admin.getByRole("button", { name: "Retire", exact: true }).isVisible()) await retire(admin);
    }
  }
});

/** One column holds personal data, and its description is a single word. */
function spoilt(descriptor: ReturnType<typeof goodDescriptor>): object {
  const columns = COLUMNS.map((column) =>
    column.name === "shop"
      ? { ...column, description: "Who", customProperties: [{ property: "personalData", value: "personal" }] }
      : column,
  );
  return { ...descriptor, outputPorts: goodDescriptor({ title: descriptor.title, columns }).outputPorts };
}
