import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/identity/passwords";

test("a password opens its own hash and no other does", async () => {
  const hash = await hashPassword("correct horse battery staple");
  expect(await verifyPassword("correct horse battery staple", hash)).toBe(true);
  expect(await verifyPassword("correct horse battery stapl", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

test("the same password never gives the same hash twice, and the hash does not hold it", async () => {
  const [one, other] = await Promise.all([hashPassword("a long password"), hashPassword("a long password")]);
  expect(one).not.toBe(other);
  expect(one).not.toContain("password");
});

test("a hash names its parameters, and one made with others still opens", async () => {
  expect(await hashPassword("x")).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  // scrypt("pw", sixteen zero bytes, N=2^4, r=1, p=1), 32 bytes: a hash from before the parameters were raised.
  const { scryptSync } = await import("node:crypto");
  const key = scryptSync("pw", Buffer.alloc(16), 32, { N: 16, r: 1, p: 1 }).toString("base64url");
  const early = ["scrypt", 4, 1, 1, Buffer.alloc(16).toString("base64url"), key].join("$");
  expect(await verifyPassword("pw", early)).toBe(true);
  expect(await verifyPassword("pW", early)).toBe(false);
});

test("nobody's password is never right", async () => {
  expect(await verifyPassword("", null)).toBe(false);
  expect(await verifyPassword("anything", null)).toBe(false);
});

test("letters composed differently by two keyboards are the same password", async () => {
  const hash = await hashPassword("caf\u00e9 au lait");
  expect(await verifyPassword("cafe\u0301 au lait", hash)).toBe(true);
});

test("a stored value that is no hash of ours is a fault, not a wrong password", async () => {
  await expect(verifyPassword("pw", "plain text")).rejects.toThrow();
});
