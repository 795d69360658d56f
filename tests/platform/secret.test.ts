import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientAddress } from "@/lib/platform/client-address";
import { secretIn } from "@/lib/platform/secret";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "agora-secret-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a folder keeps one secret, which only its owner can read", async () => {
  const fresh = path.join(folder, "not", "there", "yet");
  const secret = secretIn(fresh);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(secretIn(fresh)).toBe(secret);
  expect((await stat(path.join(fresh, "session-secret"))).mode & 0o777).toBe(0o600);
});

test("two installations have different secrets", () => {
  expect(secretIn(path.join(folder, "one"))).not.toBe(secretIn(path.join(folder, "two")));
});

test("an emptied secret file is refused rather than used", async () => {
  secretIn(path.join(folder, "broken"));
  await writeFile(path.join(folder, "broken", "session-secret"), "");
  expect(() => secretIn(path.join(folder, "broken"))).toThrow("holds no secret");
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["6.6.6.6, 203.0.113.7", "203.0.113.7"],
  ["6.6.6.6,5.5.5.5 , 203.0.113.7 ", "203.0.113.7"],
  ["", "unknown"],
  [null, "unknown"],
  [undefined, "unknown"],
])("a request forwarded for %j came from %j, whatever the client claims", (header, expected) => {
  expect(clientAddress(header)).toBe(expected);
});
