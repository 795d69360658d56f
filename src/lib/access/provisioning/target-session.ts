import "server-only";
import { Client } from "pg";
import { z } from "zod";
import type { PostgresTarget } from "@/lib/platform/env";

/** A connection to somebody's database, as far as giving access needs one. */
export type TargetSession = {
  rows: (sql: string, values?: readonly unknown[]) => Promise<unknown[]>;
};

const LIMIT_MS = 15_000;
/** Two processes of Agora, or two installations, must not work on the roles of one database at once. */
const LOCK = 72_707_371;

/** What a database, or the way to it, refuses: told to people, tried again. Anything else is a bug. */
export class TargetRefusal extends Error {
  override readonly name = "TargetRefusal";
}

/**
 * Works on a database under its lock, which ends with the connection: with a process that dies it is free again. What is
 * wanted has to be read inside, or an earlier wish could be carried out after a later one.
 */
export async function onTarget<T>(
  { url }: Pick<PostgresTarget, "url">,
  work: (session: TargetSession) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: "agora provisioning",
    connectionTimeoutMillis: LIMIT_MS,
    statement_timeout: LIMIT_MS,
    lock_timeout: LIMIT_MS,
    // A connection that hangs must not keep the others from their turn.
    query_timeout: 2 * LIMIT_MS,
  });
  // A connection that breaks also fails the statement under way, which tells.
  client.on("error", () => undefined);
  try {
    await refusing(client.connect());
    await refusing(client.query("SELECT pg_advisory_lock($1)", [LOCK]));
    return await work({
      rows: async (sql, values = []) =>
        z.array(z.unknown()).parse((await refusing(client.query(sql, [...values]))).rows),
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** All of it or nothing; PostgreSQL does that for roles and privileges too. */
export async function inTransaction(session: TargetSession, work: () => Promise<void>): Promise<void> {
  await session.rows("BEGIN");
  try {
    await work();
    await session.rows("COMMIT");
  } catch (error) {
    await session.rows("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function refusing<T>(running: Promise<T>): Promise<T> {
  try {
    return await running;
  } catch (error) {
    throw new TargetRefusal(wordsOf(error), { cause: error });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The database does not answer.",
  ECONNRESET: "The database broke the connection off.",
  ENOTFOUND: "The host of the database is not known.",
  ETIMEDOUT: "The database does not answer.",
  "55P03": "Somebody else keeps the database busy.",
  "57014": "The database took too long.",
};

function wordsOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return "The database failed.";
  const code = "code" in first ? String(first.code) : "";
  // PostgreSQL names roles and tables in its messages, and no passwords.
  return WORDS[code] ?? `The database says: ${first.message.slice(0, 300)}`;
}
