import { expect, test } from "./support/journey";
import { aNewcomer, invite, join, linkInNewestMail } from "./support/newcomer";
import { ada, dana, mara, sam } from "./support/people";
import { signIn, signOut, tryToSignIn } from "./support/sign-in";

test("a wrong password and an unknown address get the same answer, and nothing tells which it was", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await tryToSignIn(page, { email: dana.email, password: "not her password" });
  const refusal = page.getByRole("main").getByRole("alert");
  await expect(refusal).toHaveText("The e-mail address or the password is not right.");
  await expect(page.getByLabel("E-mail address")).toHaveValue(dana.email);

  await page.goto("/sign-in");
  await tryToSignIn(page, { email: aNewcomer().email, password: "not a password" });
  await expect(refusal).toHaveText("The e-mail address or the password is not right.");
});

test("signing in leads on to the page that was asked for", async ({ page }) => {
  await page.goto("/search?q=orders&sort=title");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await tryToSignIn(page, dana);
  await expect(page).toHaveURL("/search?q=orders&sort=title");
});

for (const elsewhere of [
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
]) {
  test(`signing in never leads to another site: ${elsewhere}`, async ({ page }) => {
    await signIn(page, dana, elsewhere);
    await expect(page).toHaveURL("/");
  });
}

test("after signing out nothing is shown, also not by going back", async ({ page }) => {
  await signIn(page, dana, "/account");
  await signOut(page, dana);
  await page.goBack();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("one click on a demo person is a sign-in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(mara.name) }).click();
  await expect(page.getByRole("button", { name: `Account of ${mara.name}` })).toBeVisible();
});

test("an invitation becomes an account that works, and its link works once", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin, "Contributor of Sales");
  const link = await linkInNewestMail(admin, robin);

  await join(page, robin, link);
  await page.goto("/account");
  await expect(page.getByText("Contributor, in its sub-domains too")).toBeVisible();
  await signOut(page, robin);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link has been used or has expired" })).toBeVisible();
  await signIn(page, robin);
});

test("a forgotten password is replaced by a link, and the old one no longer works", async ({
  page,
  openAs,
}) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  await join(page, robin, await linkInNewestMail(admin, robin));
  await signOut(page, robin);

  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(robin.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "If somebody here has this address" }),
  ).toBeVisible();

  const renewed = { ...robin, password: "four other words instead" };
  await page.goto(await linkInNewestMail(admin, robin));
  await page.getByLabel("New password").fill(renewed.password);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("button", { name: `Account of ${robin.name}` })).toBeVisible();
  await signOut(page, robin);

  await tryToSignIn(page, robin);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await signIn(page, renewed);
});

test("asking for a link for an unknown address answers as for a known one", async ({ page }) => {
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address").fill(aNewcomer().email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "If somebody here has this address" }),
  ).toBeVisible();
});

test("a change of roles bites on the next click", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  const personPage = admin.url();
  await join(page, robin, await linkInNewestMail(admin, robin));

  await admin.goto(personPage);
  await admin.getByRole("checkbox", { name: "Admin" }).check();
  await admin.getByRole("button", { name: "Save roles" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "The roles are saved" })).toBeVisible();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Domains" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await tryToSignIn(page, robin);
  await expect(page).toHaveURL("/domains");
  await page.goto("/admin/people");
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();

  await admin.goto(personPage);
  await admin.getByRole("checkbox", { name: "Admin" }).uncheck();
  await admin.getByRole("button", { name: "Save roles" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "The roles are saved" })).toBeVisible();
  await page.goto("/admin/people");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("somebody deactivated is out with the next click and cannot come back", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  const personPage = admin.url();
  await join(page, robin, await linkInNewestMail(admin, robin));

  await admin.goto(personPage);
  await admin.getByRole("button", { name: "Deactivate" }).click();
  await expect(admin.getByText("cannot sign in")).toBeVisible();

  await page.goto("/search");
  await expect(page).toHaveURL(/\/sign-in/);
  await tryToSignIn(page, robin);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "The e-mail address or the password is not right.",
  );
});

test("signing out everywhere ends the session on every device", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  await join(page, robin, await linkInNewestMail(admin, robin));
  const otherDevice = await openAs(robin);

  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await otherDevice.goto("/account");
  await expect(otherDevice).toHaveURL(/\/sign-in/);
});

test("a new password signs out the other devices and keeps this one", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  await join(page, robin, await linkInNewestMail(admin, robin));
  const otherDevice = await openAs(robin);

  await page.goto("/account");
  await page.getByLabel("Current password").fill(robin.password);
  await page.getByLabel("New password").fill("another set of words");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your password is changed" })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
  await otherDevice.goto("/account");
  await expect(otherDevice).toHaveURL(/\/sign-in/);
});

test("guessing a password is stopped, for the address that is guessed at", async ({ page, openAs }) => {
  const admin = await openAs(ada);
  const robin = aNewcomer();
  await invite(admin, robin);
  await join(page, robin, await linkInNewestMail(admin, robin));
  await signOut(page, robin);

  const refusal = page.getByRole("main").getByRole("alert");
  let guesses = 0;
  let answer = "";
  // Guesses are counted by the quarter of an hour, and one may end in the middle.
  while (!answer.includes("Too many attempts to sign in.") && guesses < 25) {
    await page.goto("/sign-in");
    guesses += 1;
    await tryToSignIn(page, { ...robin, password: `guess number ${guesses}` });
    await expect(refusal).toHaveText(/not right|Too many/);
    answer = await refusal.innerText();
  }
  expect(guesses).toBeGreaterThan(10);
  expect(guesses).toBeLessThan(25);
  await page.goto("/sign-in");
  await tryToSignIn(page, robin);
  await expect(refusal).toContainText("Too many attempts to sign in.");
  await signIn(page, sam);
});
