import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { migrate, type SqlSession } from "@/lib/platform/migrate";

/**
 * Every test file gets a database of its own, copied from one that was migrated once.
 * `TEST_DATABASE_URL` (a server where databases may be created) chooses PostgreSQL instead of PGlite.
 */

export const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");
const PG_TEMPLATE = "agora_test_template";

export async function templateFolder(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    if (name.includes(".")) continue;
    hash.update(await readFile(path.join(MIGRATIONS, name, "migration.sql")));
  }
  return path.join(tmpdir(), `agora-test-template-${hash.digest("hex").slice(0, 16)}`);
}

export async function prepareEmbeddedTemplate(): Promise<void> {
  const folder = await templateFolder();
  if ((await readdir(folder).catch(() => [])).length > 0) return;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const client = await PGlite.create(path.join(fresh, "db"));
  await migrate(embedded(client), MIGRATIONS);
  await client.close();
  // Another run may have been faster; its copy is as good as ours.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
}

export async function copyEmbeddedTemplate(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await cp(path.join(await templateFolder(), "db"), path.join(target, "db"), { recursive: true });
}

export async function preparePostgresTemplate(url: string): Promise<void> {
  await onServer(url, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${PG_TEMPLATE}`);
    await admin.query(`CREATE DATABASE ${PG_TEMPLATE}`);
  });
  const client = new Client({ connectionString: databaseUrl(url, PG_TEMPLATE) });
  await client.connect();
  await migrate(
    {
      script: async (sql) => void (await client.query(sql)),
      rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
    },
    MIGRATIONS,
  );
  await client.end();
}

export async function createPostgresCopy(url: string, name: string): Promise<string> {
  await onServer(url, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${PG_TEMPLATE}`));
  return databaseUrl(url, name);
}

export async function dropPostgresCopy(url: string, name: string): Promise<void> {
  await onServer(url, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function onServer(url: string, run: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await run(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

function embedded(client: PGlite): SqlSession {
  return {
    script: async (sql) => void (await client.exec(sql)),
    rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  };
}
