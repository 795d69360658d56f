import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** What a migration needs of a database: one session, several statements at once. */
export type SqlSession = {
  script(sql: string): Promise<void>;
  rows(sql: string, values?: readonly unknown[]): Promise<readonly unknown[]>;
};

/** Prisma's own lock and table, so that `prisma migrate deploy` and `status` stay usable beside this. */
const ADVISORY_LOCK = 72707369;
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

const Applied = z.object({
  migration_name: z.string(),
  checksum: z.string(),
  finished_at: z.unknown(),
  rolled_back_at: z.unknown(),
});

/** Brings the database to the newest migration; returns the names of those it applied. */
export async function migrate(session: SqlSession, folder: string): Promise<string[]> {
  await session.rows("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
  try {
    await session.script(TABLE);
    const rows = await session.rows(
      `SELECT "migration_name", "checksum", "finished_at", "rolled_back_at" FROM "_prisma_migrations"`,
    );
    const applied = z
      .array(Applied)
      .parse(rows)
      .filter((row) => row.rolled_back_at === null);
    return await applyMissing(session, folder, applied);
  } finally {
    await session.rows("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK]);
  }
}

async function applyMissing(
  session: SqlSession,
  folder: string,
  applied: readonly z.infer<typeof Applied>[],
) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const fresh: string[] = [];
  for (const name of names.sort()) {
    const script = await readFile(path.join(folder, name, "migration.sql"), "utf8");
    const checksum = createHash("sha256").update(script).digest("hex");
    const done = applied.find((row) => row.migration_name === name);
    if (done && done.checksum !== checksum)
      throw new Error(`Migration ${name} was changed after it was applied.`);
    if (done && done.finished_at === null)
      throw new Error(`Migration ${name} failed half way; restore a backup.`);
    if (done) continue;
    await apply(session, name, script, checksum);
    fresh.push(name);
  }
  return fresh;
}

/** Script and record commit together: a crash leaves either both or neither. */
async function apply(session: SqlSession, name: string, script: string, checksum: string): Promise<void> {
  const record = `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
    VALUES ('${randomUUID()}', '${checksum}', now(), '${name.replaceAll("'", "''")}', 1)`;
  try {
    await session.script(`BEGIN;\n${script}\n;${record};\nCOMMIT;`);
  } catch (cause) {
    // Until then the session refuses everything, the release of the lock included.
    await session.script("ROLLBACK");
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${name} failed and changed nothing: ${reason}`, { cause });
  }
}
