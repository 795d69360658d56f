import "server-only";
import path from "node:path";
import { Client } from "pg";
import { embeddedSession, openEmbedded } from "./embedded";
import { env } from "./env";
import { log } from "./log";
import { migrate } from "./migrate";

const MIGRATIONS = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations");

/** Opens the database this process is configured for and brings it to the newest migration. */
export async function openDatabase(): Promise<void> {
  const applied = env.DATABASE_URL ? await migratePostgres(env.DATABASE_URL) : await migrateEmbedded();
  for (const name of applied) log.info({ migration: name }, "migration applied");
}

async function migrateEmbedded(): Promise<string[]> {
  const { client } = await openEmbedded();
  return migrate(embeddedSession(client), MIGRATIONS);
}

async function migratePostgres(connectionString: string): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect().catch((cause) => {
    throw new Error(`Cannot reach the database of DATABASE_URL (${reasonOf(cause)}).`, { cause });
  });
  try {
    return await migrate(
      {
        script: async (sql) => void (await client.query(sql)),
        rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
      },
      MIGRATIONS,
    );
  } finally {
    await client.end();
  }
}

/** A name that stands for several addresses fails with one error for each of them and no message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
