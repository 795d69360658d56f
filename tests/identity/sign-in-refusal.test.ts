import { expect, test } from "vitest";
import { signInRefusal } from "@/lib/identity/sign-in-refusal";

test.each([undefined, "", ["unknown-person", "deactivated"]])("the code %j is no refusal", (code) => {
  expect(signInRefusal(code)).toBeNull();
});

test("a refusal says what to do, and a code made up in an address is never repeated on the page", () => {
  expect(signInRefusal("unknown-person")).toContain("Ask an administrator");
  for (const code of ["constructor", "<b>You won</b>", "OAuthCallback"]) {
    expect(signInRefusal(code)).toBe("Signing in did not work. Try again, or ask an administrator.");
  }
});
