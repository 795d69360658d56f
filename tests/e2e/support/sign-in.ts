import { expect, type Page } from "@playwright/test";
import type { Person } from "./people";

/** Through the form everybody uses; ends where the form leads. */
export async function signIn(page: Page, person: Person, next = "/"): Promise<void> {
  await page.goto(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
  await tryToSignIn(page, person);
  await expect(page, `${person.name} is signed in`).not.toHaveURL(/\/sign-in/);
}

export async function tryToSignIn(
  page: Page,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page, person: Pick<Person, "name">): Promise<void> {
  await page.getByRole("button", { name: `Account of ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}
