import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveAccess, takeAccessAway, takeOrphansAway } from "@/lib/access/provisioning/give-access";
import type { TargetSession } from "@/lib/access/provisioning/target-session";

// Since PostgreSQL 16 a role that creates others reaches only those, and grants have grantors that matter. The embedded
// database is newer than that, so that what Agora does there is tried on every machine.

let database: PGlite;
let provisioner: TargetSession;
const GROUP = { role: "agora_grant_1", mark: "Made by Agora here" };
const ORDER = { wanted: { schema: "sales", tables: [{ table: "orders", columns: ["id"] }] }, login: "ana" };

beforeAll(async () => {
  database = await PGlite.create();
  await database.exec(`
    CREATE ROLE provisioner LOGIN CREATEROLE NOINHERIT; CREATE ROLE agora_consumers; CREATE ROLE ana LOGIN;
    GRANT agora_consumers TO ana; CREATE SCHEMA sales; CREATE TABLE sales.orders (id int, email text);
    GRANT USAGE ON SCHEMA sales TO provisioner WITH GRANT OPTION;
    GRANT SELECT ON ALL TABLES IN SCHEMA sales TO provisioner WITH GRANT OPTION;`);
  provisioner = {
    rows: async (sql, values = []) => (await as("provisioner", sql, values)).rows,
  };
  // To make a database takes longer than most hooks do.
}, 120_000);
afterAll(() => database.close());

async function as(role: string, sql: string, values: readonly unknown[] = []) {
  await database.exec(`SET SESSION AUTHORIZATION ${role}`);
  try {
    return await database.query(sql, [...values]);
  } finally {
    await database.exec("SET SESSION AUTHORIZATION postgres").catch(() => undefined);
  }
}

const reads = (column: string) =>
  as("ana", `SELECT ${column} FROM sales.orders`).then(
    () => true,
    () => false,
  );

test("is newer than 15", async () => {
  const { rows } = await database.query<{ number: number }>(
    "SELECT current_setting('server_version_num')::int AS \"number\"",
  );
  expect(rows[0]?.number).toBeGreaterThanOrEqual(160_000);
});

test("access is given, given again without a change, and taken away", async () => {
  expect((await giveAccess(provisioner, GROUP, ORDER)).length).toBeGreaterThan(0);
  expect([await reads("id"), await reads("email")]).toEqual([true, false]);
  expect(await giveAccess(provisioner, GROUP, ORDER)).toEqual([]);
  expect(await takeAccessAway(provisioner, GROUP)).toHaveLength(1);
  expect(await reads("id")).toBe(false);
  expect(await takeAccessAway(provisioner, GROUP)).toEqual([]);
});

test("what somebody else gave the role is told, and what Agora gave goes all the same", async () => {
  await giveAccess(provisioner, GROUP, ORDER);
  await database.exec(`GRANT INSERT ON sales.orders TO ${GROUP.role}`);
  await expect(takeAccessAway(provisioner, GROUP)).rejects.toThrow(/Somebody else gave/);
  expect(await reads("id")).toBe(false);
  await database.exec(`REVOKE INSERT ON sales.orders FROM ${GROUP.role}`);
  expect(await takeOrphansAway(provisioner, GROUP.mark, () => false)).toEqual([]);
  const { rows } = await database.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [GROUP.role]);
  expect(rows).toEqual([]);
});

test("a member that somebody else added is told while the access stands, and goes with it", async () => {
  await giveAccess(provisioner, GROUP, ORDER);
  await database.exec(`CREATE ROLE bob LOGIN; GRANT ${GROUP.role} TO bob`);
  await expect(giveAccess(provisioner, GROUP, ORDER)).rejects.toThrow(/membership of bob/);
  await takeAccessAway(provisioner, GROUP);
  expect(await reads("id")).toBe(false);
});
