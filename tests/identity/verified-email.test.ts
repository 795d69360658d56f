import { expect, test } from "vitest";
import { verifiedEmailOf, verifiedPrimaryEmail } from "@/lib/identity/verified-email";

test.each([
  [{ email: "ana@example.com", email_verified: true }, "ana@example.com"],
  [{ email: "ana@example.com", email_verified: "true" }, "ana@example.com"],
  [{ email: "ana@example.com", email_verified: false }, null],
  [{ email: "ana@example.com", email_verified: "false" }, null],
  [{ email: "ana@example.com" }, null],
  [{ email_verified: true }, null],
  [{}, null],
  [null, null],
])("of the claims %j the verified address is %j", (claims, expected) => {
  expect(verifiedEmailOf(claims)).toBe(expected);
});

test("of a GitHub account only the primary address counts, once GitHub has verified it", () => {
  const work = { email: "ana@work.example", primary: true, verified: true };
  const old = { email: "ana@old.example", primary: false, verified: true };
  expect(verifiedPrimaryEmail([old, work])).toBe("ana@work.example");
  expect(verifiedPrimaryEmail([old, { ...work, verified: false }])).toBeNull();
  expect(verifiedPrimaryEmail([])).toBeNull();
});
