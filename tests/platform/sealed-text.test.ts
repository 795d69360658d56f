import { beforeAll, expect, test } from "vitest";

type Sealing = typeof import("@/lib/platform/sealed-text");
let sealing: Sealing;

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "a-secret-for-tests-only-0123456789abcdef";
  sealing = await import("@/lib/platform/sealed-text");
});

test("what was sealed is read again, and twice the same text looks different", () => {
  const { seal, unseal } = sealing;
  const [one, other] = [seal("whsec_ä", "webhooks"), seal("whsec_ä", "webhooks")];
  expect(one).not.toBe(other);
  expect([one, other].map((sealed) => unseal(sealed, "webhooks"))).toEqual(["whsec_ä", "whsec_ä"]);
  expect(Buffer.from(one, "base64url").toString()).not.toContain("whsec");
});

test("for another use, changed or cut off it is not read at all", () => {
  const { seal, unseal } = sealing;
  const sealed = seal("whsec_1", "webhooks");
  const bytes = Buffer.from(sealed, "base64url");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(unseal(sealed, "mail")).toBeNull();
  expect(unseal(bytes.toString("base64url"), "webhooks")).toBeNull();
  expect(unseal(sealed.slice(0, 20), "webhooks")).toBeNull();
  expect(unseal("", "webhooks")).toBeNull();
});
