import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate, type SqlSession } from "@/lib/platform/migrate";

const onPostgres = Boolean(process.env.TEST_DATABASE_URL);
const closers: (() => Promise<void>)[] = [];
let embedded: Promise<PGlite> | undefined;
let folder: string;
let schema: string;
let session: SqlSession;

/** A session that sees an empty schema, or the one that an earlier session of the same test sees. */
async function openSession(): Promise<SqlSession> {
  const opened = onPostgres ? await postgresSession() : await embeddedSession();
  await opened.script(`CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path TO ${schema}`);
  return opened;
}

async function postgresSession(): Promise<SqlSession> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  closers.push(() => client.end());
  return {
    script: async (sql) => void (await client.query(sql)),
    rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  };
}

async function embeddedSession(): Promise<SqlSession> {
  embedded ??= PGlite.create();
  const client = await embedded;
  return {
    script: async (sql) => void (await client.exec(sql)),
    rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  };
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

async function tables(): Promise<unknown[]> {
  const rows = await session.rows(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY table_name",
    [schema],
  );
  return rows.map((row) => Object(row).name);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "agora-migrations-"));
  schema = `s${randomUUID().replaceAll("-", "")}`;
  session = await openSession();
  await writeFile(path.join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  await write("2_second", 'ALTER TABLE "a" ADD COLUMN "y" TEXT;');
  await write("1_first", 'CREATE TABLE "a" ("x" INTEGER);\nINSERT INTO "a" VALUES (1);');
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => {
  for (const close of closers) await close();
  await (await embedded)?.close();
});

test("an empty database gets every migration, in the order of their names", async () => {
  expect(await migrate(session, folder)).toEqual(["1_first", "2_second"]);
  expect(await session.rows('SELECT * FROM "a"')).toEqual([{ x: 1, y: null }]);
});

test("a database that is up to date is left alone", async () => {
  await migrate(session, folder);
  expect(await migrate(session, folder)).toEqual([]);
});

test("a database that is behind gets what is missing and nothing twice", async () => {
  await migrate(session, folder);
  await write("3_third", 'CREATE TABLE "b" ()');
  expect(await migrate(session, folder)).toEqual(["3_third"]);
});

test("a migration changed after it was applied is refused by name", async () => {
  await migrate(session, folder);
  await write("1_first", 'CREATE TABLE "a" ("x" BIGINT);');
  await expect(migrate(session, folder)).rejects.toThrow("1_first was changed after it was applied");
});

describe("a migration that fails", () => {
  beforeEach(() =>
    write("3_broken", 'CREATE TABLE "c" (); INSERT INTO "a" VALUES (2, NULL); SELECT * FROM "nowhere";'),
  );

  test("is named with its reason and leaves neither table, row nor record", async () => {
    await expect(migrate(session, folder)).rejects.toThrow(/3_broken .*nowhere/);
    expect(await tables()).toEqual(["_prisma_migrations", "a"]);
    expect(await session.rows('SELECT "x" FROM "a"')).toEqual([{ x: 1 }]);
    expect(
      await session.rows('SELECT "migration_name" AS name FROM "_prisma_migrations" ORDER BY 1'),
    ).toEqual([{ name: "1_first" }, { name: "2_second" }]);
  });

  test("is applied once it is mended, in the same session", async () => {
    await expect(migrate(session, folder)).rejects.toThrow();
    await write("3_broken", 'CREATE TABLE "c" ()');
    expect(await migrate(session, folder)).toEqual(["3_broken"]);
  });
});

describe("Prisma's own tool can take over, because", () => {
  test("the table has the columns it expects", async () => {
    await migrate(session, folder);
    const columns = await session.rows(
      `SELECT column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END AS it
       FROM information_schema.columns WHERE table_schema = $1 AND table_name = '_prisma_migrations'
       ORDER BY ordinal_position`,
      [schema],
    );
    expect(columns.map((column) => Object(column).it)).toEqual([
      "id character varying not null",
      "checksum character varying not null",
      "finished_at timestamp with time zone",
      "migration_name character varying not null",
      "logs text",
      "rolled_back_at timestamp with time zone",
      "started_at timestamp with time zone not null",
      "applied_steps_count integer not null",
    ]);
  });

  test("the checksum is the file's SHA-256 and the record says finished in one step", async () => {
    await migrate(session, folder);
    const script = 'ALTER TABLE "a" ADD COLUMN "y" TEXT;';
    expect(
      await session.rows(
        `SELECT "checksum", "finished_at" IS NOT NULL AS finished, "applied_steps_count" AS steps
         FROM "_prisma_migrations" WHERE "migration_name" = '2_second'`,
      ),
    ).toEqual([{ checksum: createHash("sha256").update(script).digest("hex"), finished: true, steps: 1 }]);
  });

  test("what it left half done is refused, what it rolled back is applied again", async () => {
    await migrate(session, folder);
    await session.script(
      `DROP TABLE "a"; UPDATE "_prisma_migrations" SET "finished_at" = NULL WHERE "migration_name" = '1_first'`,
    );
    await expect(migrate(session, folder)).rejects.toThrow("1_first failed half way");
    await session.script(`UPDATE "_prisma_migrations" SET "rolled_back_at" = now()`);
    expect(await migrate(session, folder)).toEqual(["1_first", "2_second"]);
  });
});

// The embedded database has one session, so there is nobody to race with.
test.runIf(onPostgres)("of servers that start at once, one migrates and the others wait for it", async () => {
  const sessions = await Promise.all(Array.from({ length: 6 }, openSession));
  const applied = await Promise.all(sessions.map((each) => migrate(each, folder)));
  expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
});
