import "server-only";
import { db } from "./db";
import { env } from "./env";

/**
 * A server tidies itself up in the background; the embedded database has nobody who does. Without this its files grow
 * with every update, and its planner, which then knows no sizes, reads whole tables to find a few rows.
 */
export async function tidyEmbeddedDatabase(): Promise<void> {
  if (env.DATABASE_URL) return;
  await db.$executeRaw`VACUUM (ANALYZE)`;
}
