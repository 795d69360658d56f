import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/journey";
import { dana, olivia, sam } from "./support/people";
import { publishOwn } from "./support/products";
import { signIn } from "./support/sign-in";

test("retirement waits for who uses a deprecated product, and goes on once they are ready", async ({
  page,
  openAs,
}) => {
  test.slow();
  const sams = await openAs(sam);
  const own = await publishOwn(sams, "Old door counts");
  const active = page
    .getByRole("region", { name: /^Active/ })
    .getByRole("listitem")
    .filter({ hasText: own.title });

  await test.step("Dana has access, and Sam deprecates it", async () => {
    await signIn(page, dana, `${own.path}/access/new`);
    await page.getByLabel("What exactly it is for").fill("Compare the years before the new counters.");
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page).toHaveURL(/\/access$/);
    const olivias = await openAs(olivia);
    await olivias.goto("/inbox");
    const card = olivias.getByRole("listitem").filter({ hasText: own.title });
    await card.getByRole("button", { name: /^Approve/ }).click();
    await expect(card).toHaveCount(0);

    await sams.goto(own.path);
    await sams.getByRole("button", { name: "More actions" }).click();
    await sams.getByRole("menuitem", { name: /Deprecate/ }).click();
    await sams.getByRole("dialog").getByRole("button", { name: "Deprecate" }).click();
    await expect(sams.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("it cannot be retired while she has not answered", async () => {
    await sams.getByRole("link", { name: "Consumers" }).click();
    await expect(sams.getByText("Retirement waits: 1 has not answered")).toBeVisible();
    await expectAccessible(sams);
    await retire();
    await expect(sams.getByRole("alertdialog")).toContainText(/Not everybody who has access is ready/);
    await sams.keyboard.press("Escape");
  });

  await test.step("Dana reports what keeps her, and then that she is ready", async () => {
    await expect(async () => {
      await page.goto("/access");
      await expect(active).toContainText("This data product is going", { timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await expectAccessible(page);
    await active.getByLabel("Are you ready?").selectOption("blocked");
    await active.getByRole("button", { name: "Tell the owner" }).click();
    await expect(active).toContainText("Say what keeps you.");
    await active.getByLabel("What the owner should know").fill("The new counts lack the shop in Oslo.");
    await active.getByRole("button", { name: "Tell the owner" }).click();
    await expect(active).toContainText(/Reports a blocker/);
    await sams.reload();
    await expect(sams.getByText("Retirement waits: 1 reports a blocker")).toBeVisible();
    await expect(sams.getByText("“The new counts lack the shop in Oslo.”")).toBeVisible();

    await active.getByText("Say otherwise").click();
    await active.getByLabel("Are you ready?").selectOption("acknowledged");
    await active.getByRole("button", { name: "Tell the owner" }).click();
    await expect(active).toContainText(/Will be ready/);
  });

  await test.step("then it is retired", async () => {
    await sams.reload();
    await expect(sams.getByText("1 of 1 with access will be ready.")).toBeVisible();
    await retire();
    await expect(sams.getByText("Retired", { exact: true })).toBeVisible();
  });

  async function retire(): Promise<void> {
    await sams.getByRole("button", { name: "More actions" }).click();
    await sams.getByRole("menuitem", { name: /^Retire/ }).click();
    await sams.getByRole("alertdialog").getByRole("button", { name: "Retire" }).click();
  }
});
