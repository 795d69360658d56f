import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { aMesh } from "../registry/mesh";
import { aPublishedProduct, idsFound } from "./published";

// Two transactions open at once need two connections, which the embedded database does not have.
const onPostgres = test.skipIf(!env.DATABASE_URL);
if (!env.DATABASE_URL)
  process.stderr.write("The order of simultaneous transactions is NOT tested without TEST_DATABASE_URL.\n");

beforeAll(startProjector);
afterAll(stopProjector);

onPostgres(
  "a transaction that began first and commits last is not skipped (needs TEST_DATABASE_URL)",
  async () => {
    const mesh = await aMesh();
    const early = await aPublishedProduct(mesh.owner, mesh.sales.slug, { title: "Early bird" });
    const late = await aPublishedProduct(mesh.owner, mesh.sales.slug, { title: "Night owl" });
    await vi.waitFor(async () => {
      await projectNow();
      expect(await idsFound("early bird")).toEqual([early.id]);
      expect(await idsFound("night owl")).toEqual([late.id]);
    }, WAIT);

    const [a, b] = await Promise.all([connection(), connection()]);
    try {
      await a.query("BEGIN");
      await rename(a, early.id, "Earliest lark");
      await b.query("BEGIN");
      await rename(b, late.id, "Nocturnal badger");
      await b.query("COMMIT");
      // A cursor moved past B now would never come back for A.
      await projectNow();
      await projectNow();
      expect(await idsFound("earliest lark")).toEqual([]);
      await a.query("COMMIT");
      await vi.waitFor(async () => {
        await projectNow();
        expect(await idsFound("earliest lark")).toEqual([early.id]);
        expect(await idsFound("nocturnal badger")).toEqual([late.id]);
      }, WAIT);
    } finally {
      await Promise.all([a.end(), b.end()]);
    }
  },
);
const WAIT = { timeout: 15_000, interval: 50 };

test("the transaction an event is filed under is the one that wrote it", async () => {
  const before = await currentTransaction();
  await db.event.createMany({ data: [{ type: "user.changed", subjectId: "nobody" }] });
  const { xid } = await db.event.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { xid: true } });
  expect(xid).toBeGreaterThan(before);
  expect(xid).toBeLessThan(await currentTransaction());
});

async function currentTransaction(): Promise<bigint> {
  const [row] = await db.$queryRaw<{ xid: bigint }[]>`SELECT pg_current_xact_id()::text::bigint AS xid`;
  return row?.xid ?? 0n;
}

async function connection(): Promise<Client> {
  const client = new Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  return client;
}

async function rename(client: Client, id: string, title: string): Promise<void> {
  await client.query(`UPDATE "data_product" SET "title" = $2 WHERE "id" = $1`, [id, title]);
  await client.query(`INSERT INTO "event" ("type", "subject_id") VALUES ('product.published', $1)`, [id]);
}
