import type { Page } from "@playwright/test";
import { unique } from "./support/documents";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { dana, sam } from "./support/people";
import { publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

const USED = "/products/sales/customer-purchase-history";
const seal = (page: Page) => page.locator('[data-slot="trust-seal-link"]');

test("a promise is proven by what somebody states, and everybody sees whose word it is", async ({
  page,
  openAs,
}) => {
  test.slow();
  const sams = await openAs(sam);
  const own = await publishOwn(sams, "Counted visits");

  await test.step("nobody has looked yet, and it says so", async () => {
    await expect(seal(sams)).toHaveText("Unproven");
    await seal(sams).click();
    await expect(sams).toHaveURL(`${own.path}/contract`);
    await expect(sams.getByText("Nobody has looked yet.").filter({ visible: true }).first()).toBeVisible();
  });

  await test.step("Sam states what he found", async () => {
    await sams.getByText("State what you found").click();
    await sams.getByLabel("Value, if there is one").fill("2 h");
    await sams
      .getByLabel("How it was looked at")
      .fill("Compared the last hour with the counter at the door.");
    await sams.getByRole("button", { name: "State this" }).click();
    await expect(sams.getByText("Kept. It is shown as your word.")).toBeVisible();
    await expect(seal(sams)).toHaveText(/proven/i);
    await expectAccessible(sams);
  });

  await test.step("Dana reads how far it is proven, and by whom", async () => {
    await signIn(page, dana, own.path);
    await expect(page.getByRole("region", { name: "Can I trust it?" })).toContainText(/proven/);
    await page.goto(`${own.path}/contract`);
    await expect(page.getByText(/stated by Sam/).filter({ visible: true })).toBeVisible();
    await expect(page.getByText("State what you found")).toHaveCount(0);
  });

  await test.step("an incident is seen by everybody at once, and its end as well", async () => {
    await sams.getByText("Open an incident").click();
    await sams.getByLabel("What is wrong").fill("The door in Oslo counts nobody");
    await sams.getByLabel("What is known so far").fill("The sensor has no power.");
    await sams.getByRole("button", { name: "Open the incident" }).click();
    await expect(sams.getByText("An incident is open", { exact: true })).toBeVisible();
    await expect(seal(sams)).toHaveText("Failing");

    await page.goto(own.path);
    await page.getByRole("link", { name: "The door in Oslo counts nobody" }).click();
    await expect(page).toHaveURL(`${own.path}/contract#incidents`);
    await expect(page.getByText(/The sensor has no power/)).toBeVisible();

    await sams.getByText("Say how it goes on").click();
    await sams.getByLabel("Status").selectOption({ label: "Resolved" });
    await sams.getByLabel("What there is to say").fill("It has power again.");
    await sams.getByRole("button", { name: "Update" }).click();
    await expect(sams.getByText("An incident is open", { exact: true })).toHaveCount(0);
    await page.goto(`${own.path}/contract`);
    await expect(page.getByText(/lasted \d+ minute/)).toBeVisible();
    await expectAccessible(page);
  });
});

test("who has access reports a problem, and the team answers", async ({ page, openAs }) => {
  const title = unique("Some totals are negative");
  await signIn(page, dana, `${USED}/contract`);
  await page.getByText("Report a problem").click();
  await page.getByLabel("What is wrong").fill(title);
  await page.getByLabel("What you see, and since when").fill("The files of yesterday have negative totals.");
  await page.getByRole("button", { name: "Report to the team" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("Reported");
  await expect(page.getByText("An incident is open", { exact: true })).toHaveCount(0);

  const sams = await openAs(sam);
  await sams.goto(`${USED}/contract`);
  const claim = sams.getByRole("listitem").filter({ hasText: title });
  await claim.getByText("Answer the report").click();
  await claim.getByLabel("Status").selectOption({ label: "Rejected" });
  await claim.getByRole("button", { name: "Answer" }).click();
  await expect(claim).toContainText("Say why it is none");
  await claim.getByLabel("What there is to say").fill("Returns are negative; the description says so.");
  await claim.getByRole("button", { name: "Answer" }).click();
  await expect(claim).toContainText(/answered after/);

  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText("Returns are negative");
});

test("the team sees how its product is used, and others the sums; search finds what is proven and what is used most", async ({
  page,
  openAs,
}) => {
  await signIn(page, dana, USED);
  const usage = page.getByRole("region", { name: "How much it is used" });
  await expect(usage).toContainText(/Views in 28 days/);
  await expect(usage).not.toContainText("Access requests");
  const sams = await openAs(sam);
  await sams.goto(USED);
  await sams.getByRole("link", { name: "90 days" }).click();
  await expect(sams).toHaveURL(/days=90/);
  await expect(sams.getByRole("region", { name: "How much it is used" })).toContainText("Access requests");
  await expectAccessible(sams);

  await page.goto("/search?trust=proven&sort=used");
  const rows = page.locator('[data-slot="result-row"]');
  await expect(rows.first()).toContainText("Customer purchase history");
  for (const row of await rows.all())
    await expect(row.locator('[data-slot="trust-seal"]')).toHaveText("Proven");
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Most used" })).toContainText("Customer purchase history");
  await page.goto("/map");
  await expect(page.getByRole("list", { name: "Legend" })).toContainText("access granted");
});
