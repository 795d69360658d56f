import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Person } from "./people";

/** Somebody nobody has met yet. */
export function aNewcomer(name = "Robin Vale"): Person {
  const address = `${name.toLowerCase().replaceAll(" ", ".")}.${randomUUID().slice(0, 8)}@agora.example`;
  return { name, email: address, password: "three words and more" };
}

/** Invites as an admin does; a role is chosen by the words of its option, such as "Steward of Sales". */
export async function invite(admin: Page, person: Person, domainRole?: string): Promise<void> {
  await admin.goto("/admin/people/invite");
  await admin.getByLabel("Name", { exact: true }).fill(person.name);
  await admin.getByLabel("E-mail address").fill(person.email);
  if (domainRole) await admin.getByLabel("Role in a domain").selectOption({ label: domainRole });
  await admin.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByRole("heading", { name: person.name, level: 1 })).toBeVisible();
}

/** The one-time link in the newest mail to this person, as the admin reads it from the outbox. */
export async function linkInNewestMail(admin: Page, person: Person): Promise<string> {
  await admin.goto("/admin/mail");
  const mail = admin.getByRole("listitem").filter({ hasText: person.email }).first();
  await mail.getByText("Show the text").click();
  const link = /https?:\/\/\S+/.exec(await mail.innerText())?.[0];
  if (!link) throw new Error(`The newest mail to ${person.email} has no link.`);
  return new URL(link).pathname;
}

/** Opens the invitation and chooses a password; ends signed in on the home page. */
export async function join(page: Page, person: Person, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: "Join Agora" }).click();
  await expect(page.getByRole("button", { name: `Account of ${person.name}` })).toBeVisible();
}
