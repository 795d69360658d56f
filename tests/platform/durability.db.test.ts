import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { expect, test } from "vitest";
import { copyEmbeddedTemplate } from "../support/database-template";

const WRITER = path.resolve(import.meta.dirname, "../support/writer-process.ts");
/** That PostgreSQL keeps what it acknowledged is not ours to prove; that we wait for its word is. */
const KILLS_PER_SERVER = process.env.DATABASE_URL ? 2 : 10;

/** Runs the writer until it has acknowledged that many rows, kills it in the midst, and returns what it said. */
async function writeAndKill(folder: string, rows: number): Promise<string[]> {
  const writer = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", WRITER], {
    env: { ...process.env, AGORA_DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(writer, "exit");
  let complaint = "";
  writer.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const acknowledged: string[] = [];
  for await (const id of createInterface({ input: writer.stdout })) {
    acknowledged.push(id);
    if (acknowledged.length === rows) writer.kill("SIGKILL");
  }
  const [, signal] = await exit;
  expect(signal, complaint).toBe("SIGKILL");
  return acknowledged;
}

type Query = (sql: string) => Promise<readonly unknown[]>;

async function withDatabase<T>(folder: string, run: (query: Query) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    return run(async (sql) => (await client.query(sql)).rows).finally(() => client.end());
  }
  const client = await PGlite.create(path.join(folder, "db"));
  return run(async (sql) => (await client.query(sql)).rows).finally(() => client.close());
}

function idsOf(rows: readonly unknown[]): Set<string> {
  return new Set(rows.map((row) => String(Object(row).id)));
}

// Two servers side by side, each on a folder of its own, since most of the time goes into starting them.
test.concurrent.for(["first", "second"])(
  "the %s server, killed again and again while writing, loses nothing acknowledged and keeps no half transaction",
  // Starting a server takes a second or two, and far longer on a machine that is busy with something else.
  { timeout: 600_000 },
  async (_name, { onTestFinished }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "agora-durability-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    if (!process.env.DATABASE_URL) await copyEmbeddedTemplate(folder);
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS_PER_SERVER; kill++) {
      acknowledged.push(...(await writeAndKill(folder, 1 + kill * 5)));
    }

    await withDatabase(folder, async (query) => {
      const mails = idsOf(await query(`SELECT "id" FROM "mail"`));
      expect(acknowledged.filter((id) => !mails.has(id))).toEqual([]);
      const halves = await query(
        `SELECT 1 FROM "mail" FULL JOIN "event" ON "mail"."id" = "event"."subject_id"
         WHERE "mail"."id" IS NULL OR "event"."subject_id" IS NULL`,
      );
      expect(halves).toEqual([]);
    });
  },
);
