import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv as parseDotEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/platform/env";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SECRET = "0123456789abcdef0123456789abcdef";

describe("an empty environment", () => {
  test("runs the embedded database with safe settings", () => {
    expect(parseEnv({})).toMatchObject({
      NODE_ENV: "production",
      AGORA_DATA_DIR: ".agora",
      AGORA_DEMO: "0",
      AGORA_OPEN_SIGN_UP: "0",
      LOG_LEVEL: "info",
    });
  });

  test("names no database, mail server or identity provider", () => {
    const { DATABASE_URL, SMTP_URL, OIDC_ISSUER, GITHUB_ID, NEXTAUTH_SECRET } = parseEnv({});
    expect([DATABASE_URL, SMTP_URL, OIDC_ISSUER, GITHUB_ID, NEXTAUTH_SECRET]).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe("a search server", () => {
  const MEILI_URL = "http://meilisearch:7700";
  const [index, search] = ["key-that-indexes", "key-that-searches"];

  test.each([
    { MEILI_MASTER_KEY: "a-master-key-of-bytes" },
    { MEILI_INDEX_KEY: index, MEILI_SEARCH_KEY: search },
  ])("is accepted with %j", (keys) => {
    expect(parseEnv({ MEILI_URL, ...keys })).toMatchObject({
      MEILI_URL,
      MEILI_INDEX_PREFIX: "agora_",
      ...keys,
    });
  });

  test.each([{}, { MEILI_INDEX_KEY: index }, { MEILI_SEARCH_KEY: search }])(
    "is refused with %j, since it would answer nothing",
    (keys) => {
      expect(() => parseEnv({ MEILI_URL, ...keys })).toThrow("MEILI_URL: needs MEILI_MASTER_KEY");
    },
  );

  test("is not looked for without its address, though its key be there for another program", () => {
    expect(parseEnv({ MEILI_MASTER_KEY: "a-master-key-of-bytes" }).MEILI_URL).toBeUndefined();
  });
});

test.each([
  ["DATABASE_URL", "postgresql://user@host/agora"],
  ["DATABASE_URL", "postgres://host/agora?sslmode=require"],
  ["NEXTAUTH_URL", "https://agora.example.com"],
  ["NEXTAUTH_SECRET", SECRET],
  ["SMTP_URL", "smtps://mail.example.com:465"],
  ["OIDC_ISSUER", "https://login.example.com/realms/mesh"],
  ["LOG_LEVEL", "debug"],
])("%s accepts %s", (name, value) => {
  expect(parseEnv({ [name]: value })).toMatchObject({ [name]: value });
});

test.each([
  ["DATABASE_URL", "mysql://host/agora", "must start with postgresql://"],
  ["NEXTAUTH_URL", "agora.example.com", ""],
  ["NEXTAUTH_SECRET", SECRET.slice(1), "needs at least 32 characters"],
  ["AGORA_DEMO", "yes", ""],
  ["SMTP_URL", "mail.example.com", "must start with smtp:// or smtps://"],
  ["OIDC_ISSUER", "login", ""],
  ["LOG_LEVEL", "verbose", ""],
])("%s refuses %s", (name, value, reason) => {
  expect(() => parseEnv({ [name]: value })).toThrow(`  ${name}: ${reason}`);
});

test("a variable set to nothing counts as not set, as container tools leave it", () => {
  expect(parseEnv({ DATABASE_URL: "", NEXTAUTH_SECRET: "", LOG_LEVEL: "" })).toEqual(parseEnv({}));
});

test("every fault is told at once and no value is repeated, since it may be a secret", () => {
  const parse = () => parseEnv({ DATABASE_URL: "mysql://u:pw@h", NEXTAUTH_SECRET: "too-short-secret" });
  expect(parse).toThrow(/DATABASE_URL[\s\S]*NEXTAUTH_SECRET/);
  expect(parse).not.toThrow(/u:pw|too-short/);
});

test(".env.example tells every variable the application reads", async () => {
  const example = await readFile(path.join(ROOT, ".env.example"), "utf8");
  const source = await readFile(path.join(ROOT, "src/lib/platform/env.ts"), "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].flatMap(([, name]) => name ?? []);
  expect(read.length).toBeGreaterThan(5);
  // Tools set it; it is not for the operator.
  const told = new Set([...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name));
  expect(read.filter((name) => name !== "NODE_ENV" && !told.has(name))).toEqual([]);
});

test("the example values in .env.example are acceptable, and left alone they change nothing", async () => {
  const example = await readFile(path.join(ROOT, ".env.example"), "utf8");
  expect(parseEnv(parseDotEnv(example))).toEqual(parseEnv({}));
  const uncommented = example.replaceAll(/^# ?(?=[A-Z_]+=)/gm, "");
  expect(() => parseEnv(parseDotEnv(uncommented))).not.toThrow();
});
