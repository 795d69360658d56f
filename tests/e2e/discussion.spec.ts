import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { dana, finn, mara, olivia, sam, tom } from "./support/people";
import { publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

const bell = (page: Page) => page.getByRole("link", { name: /^Notifications/ });
const told = (page: Page, title: string | RegExp) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: title });

test("a question is asked, its team is told, answers, and the answer is accepted", async ({
  page,
  openAs,
}) => {
  test.slow();
  const sams = await openAs(sam);
  const own = await publishOwn(sams, "Parking permits");
  const asked = `Do visitors count in ${own.title}?`;

  await test.step("Dana asks, and what was too short stays to be mended", async () => {
    await signIn(page, dana, own.path);
    await page.getByRole("link", { name: /^Discussion/ }).click();
    await expect(page.getByText("Nobody has asked anything yet")).toBeVisible();
    await page.getByText("Ask a question").click();
    await page.getByLabel("More about it").fill("They park in the yard, @Tom Baker says.");
    await page.getByLabel("Your question").fill("Visitors?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page.getByText("Ask in at least 10 characters.")).toBeVisible();
    await expect(page.getByLabel("More about it")).toHaveValue(/in the yard/);
    await page.getByLabel("Your question").fill(asked);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page).toHaveURL(/\/discussion\/questions\//);
    await expect(page.getByRole("heading", { name: asked })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("Sam finds it behind the bell and answers", async () => {
    await sams.goto("/");
    await expect(bell(sams)).toHaveAccessibleName(/unread/);
    await bell(sams).click();
    await expect(told(sams, asked)).toContainText("Dana Cole asks");
    await expectAccessible(sams);
    await told(sams, asked).getByRole("link").click();
    await expect(sams.getByRole("heading", { name: asked })).toBeVisible();
    const words = sams.getByLabel("Your answer");
    await words.fill("Yes, from **eight** on. Mail yard@f");
    await expect(words).toHaveValue(/@f$/);
    await words.pressSequentially(" or ask @fi");
    await expect(sams.getByRole("option", { name: finn.name })).toBeVisible();
    await expectAccessible(sams);
    await words.press("Escape");
    await expect(sams.getByRole("listbox")).toHaveCount(0);
    await words.press("Backspace");
    await expect(sams.getByRole("combobox", { name: "Your answer", expanded: true })).toBeFocused();
    await words.press("Enter");
    await expect(words).toHaveValue(`Yes, from **eight** on. Mail yard@f or ask @${finn.name} `);
    await expect(sams.getByRole("listbox")).toHaveCount(0);
    await words.press("Enter");
    await words.pressSequentially("He has the key.");
    await sams.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(sams.getByText("Owning domain")).toBeVisible();
    await expect(sams.getByRole("main").locator("strong", { hasText: `@${finn.name}` })).toBeVisible();
    await sams.goto("/notifications?show=unread");
    await expect(told(sams, asked)).toHaveCount(0);
  });

  await test.step("whoever is named in it is told too", async () => {
    const toms = await openAs(tom);
    await toms.goto("/notifications?group=discussion");
    await expect(told(toms, asked)).toBeVisible();
    const finns = await openAs(finn);
    await finns.goto("/notifications?group=discussion");
    await expect(told(finns, asked)).toContainText("He has the key.");
  });

  await test.step("Dana is told and accepts the answer", async () => {
    await page.goto("/notifications");
    await told(page, `Sam Okafor answered: ${asked}`).getByRole("link").click();
    await page.getByRole("button", { name: "Accept this answer" }).click();
    await expect(page.getByText("Accepted answer", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "All questions and reviews" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: asked })).toContainText("Answered");
  });
});

test("a review is for who has access: written, answered, found helpful, hidden", async ({ page, openAs }) => {
  test.slow();
  const PRODUCT = "/products/sales/customer-purchase-history/discussion";
  await test.step("Tom's team has access, so he reviews", async () => {
    await signIn(page, tom, PRODUCT);
    await page.getByText(/^(Write a|Edit your) review/).click();
    await page.getByRole("radio", { name: /^4/ }).check();
    await page.getByLabel("What it was like to use").fill("Short");
    await page.getByRole("button", { name: /review$/ }).click();
    await expect(page.getByText(/Say in at least 10 characters/)).toBeVisible();
    await page.getByLabel("What it was like to use").fill("We find our regulars in it within a minute.");
    await page.getByRole("button", { name: /review$/ }).click();
    await expect(review(page)).toContainText("Yours");
    await expectAccessible(page);
  });

  await test.step("Sam works for the domain and does not", async () => {
    const sams = await openAs(sam);
    await sams.goto(PRODUCT);
    await expect(sams.getByText("its users review it")).toBeVisible();
    await review(sams)
      .getByRole("button", { name: /^Helpful/ })
      .click();
    await expect(review(sams).getByRole("button", { name: /^Helpful to you · 1/ })).toBeVisible();
  });

  await test.step("Olivia answers and hides it, which Tom reads and Mara does not", async () => {
    const olivias = await openAs(olivia);
    await olivias.goto(PRODUCT);
    await review(olivias).getByText("Answer").first().click();
    await review(olivias).getByLabel("Your answer").fill("Good to hear.");
    await review(olivias).getByRole("button", { name: "Publish answer" }).click();
    await expect(review(olivias)).toContainText("answered for the owning domain");
    await review(olivias).getByText("Hide").first().click();
    await review(olivias).getByLabel("Why nobody should read it").fill("A trial of the hiding.");
    await review(olivias).getByRole("button", { name: "Hide review" }).click();
    await expect(review(olivias)).toContainText("A trial of the hiding.");

    await page.goto("/notifications");
    await expect(told(page, "was hidden").first()).toContainText("A trial of the hiding.");
    const maras = await openAs(mara);
    await maras.goto(PRODUCT);
    await expect(review(maras)).toHaveCount(0);
  });
});

function review(page: Page) {
  return page.getByRole("listitem").filter({ hasText: "We find our regulars" });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("one follows, is told of an announcement, reads it and says how to be told", async ({
    page,
    openAs,
  }) => {
    test.slow();
    const PRODUCT = "/products/orders/returns";
    const words = `The desk for parcels moves ${Date.now()}`;

    await signIn(page, tom, PRODUCT);
    const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(page.getByRole("button", { name: "Stop following" })).toBeVisible();

    const sams = await openAs(sam);
    await sams.goto(`${PRODUCT}/announcements`);
    await sams.getByLabel("In one line").fill(words);
    await sams.getByRole("checkbox", { name: /^Important/ }).check();
    await sams.getByRole("button", { name: "Announce" }).click();
    await expect(sams.getByText("Announced.")).toBeVisible();

    await page.goto("/");
    await expect(page.getByRole("region", { name: "Announcements" })).toContainText(words);
    await expect(page.getByRole("region", { name: /^For you/ })).toContainText(title);
    await bell(page).click();
    await told(page, words).getByRole("link").click();
    await expect(page).toHaveURL(PRODUCT);
    await expect(page.getByRole("list", { name: "Announcements" })).toContainText(words);

    await page.goto(`${PRODUCT}/discussion`);
    await page.getByText("Ask a question").click();
    await page.getByLabel("Your question").fill("Where is the desk from Monday on?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Where is the desk from Monday on?" })).toBeVisible();

    await page.goto("/notifications");
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(told(page, words)).not.toContainText("Unread");

    await page.getByRole("link", { name: "How you are told" }).click();
    await page.getByLabel("Announcements", { exact: true }).selectOption("in-app");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Announcements", { exact: true })).toHaveValue("in-app");

    await page.goto("/following");
    const row = page.getByRole("listitem").filter({ hasText: title });
    await row.getByRole("button", { name: "Stop following" }).click();
    await expect(row).toHaveCount(0);
  });
});
