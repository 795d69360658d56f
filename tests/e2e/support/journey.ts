import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Person } from "./people";
import { signIn } from "./sign-in";

type JourneyFixtures = {
  /** What the browser may complain about because the test provokes it; anything else fails the test. */
  provokes: { complaints: RegExp };
  consoleIsClean: undefined;
  /** A browser of somebody else, signed in, watched like the first. */
  openAs: (person: Person) => Promise<Page>;
};

const NOTHING = /(?!)/;

export const test = base.extend<JourneyFixtures>({
  provokes: [{ complaints: NOTHING }, { option: true }],

  consoleIsClean: [
    async ({ context, provokes }, use) => {
      const complaints = listenIn(context);
      await use(undefined);
      expectNone(complaints, provokes.complaints);
    },
    { auto: true },
  ],

  openAs: async ({ browser, provokes }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async (person) => {
      const context = await browser.newContext();
      opened.push({ context, complaints: listenIn(context) });
      const page = await context.newPage();
      await signIn(page, person);
      return page;
    });
    for (const { context, complaints } of opened) {
      await context.close();
      expectNone(complaints, provokes.complaints);
    }
  },
});

export { expect };

/** Errors in the console, uncaught exceptions and violations of the content security policy, as they occur. */
function listenIn(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error().stack ?? error.error()}`));
  return complaints;
}

function expectNone(complaints: readonly string[], provoked: RegExp): void {
  const unexpected = complaints.filter((complaint) => !provoked.test(complaint));
  expect(unexpected, "the browser has nothing to complain about").toEqual([]);
}
