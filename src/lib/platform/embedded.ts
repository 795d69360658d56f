import "server-only";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type FolderLock, lockDataFolder } from "./data-folder";
import { dataDir } from "./env";
import { log } from "./log";
import type { SqlSession } from "./migrate";

export type Embedded = { client: PGlite; lock: FolderLock };

// Development reloads modules; the database and its lock must outlive them.
declare global {
  var agoraEmbedded: Promise<Embedded> | undefined;
}

/** The PostgreSQL inside this process, opened once; the data folder is locked before the first byte is read. */
export function openEmbedded(): Promise<Embedded> {
  globalThis.agoraEmbedded ??= open().catch((error) => {
    globalThis.agoraEmbedded = undefined;
    throw error;
  });
  return globalThis.agoraEmbedded;
}

async function open(): Promise<Embedded> {
  const lock = await lockDataFolder(dataDir, { onLost: stopAtOnce });
  try {
    const client = await PGlite.create(path.join(dataDir, "db"));
    client.parsers = withoutTableTypes(client.parsers);
    return { lock, client };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

// Ids below are PostgreSQL's own base types and their arrays; above come the row types of tables.
const FIRST_TABLE_TYPE = 10_000;

/**
 * PGlite copies its readers of values for each query, and two thirds of them read arrays of whole rows, which nobody asks
 * for: without them a query takes two thirds of its time.
 */
function withoutTableTypes(parsers: PGlite["parsers"]): PGlite["parsers"] {
  return Object.fromEntries(Object.entries(parsers).filter(([id]) => Number(id) < FIRST_TABLE_TYPE));
}

/** Two writers would lose each other's rows; what was acknowledged is already on disk. */
function stopAtOnce(): void {
  log.fatal({ folder: dataDir }, "The data folder was removed or taken over by another process; stopping.");
  process.exit(1);
}

export async function closeEmbedded(): Promise<void> {
  const opened = await globalThis.agoraEmbedded;
  globalThis.agoraEmbedded = undefined;
  await opened?.client.close();
  await opened?.lock.release();
}

export function embeddedSession(client: PGlite): SqlSession {
  return {
    script: async (sql) => void (await client.exec(sql)),
    rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  };
}
