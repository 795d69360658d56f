import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { nameDatabaseRole } from "@/lib/access/commands/name-database-role";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import { consumerKey } from "@/lib/access/consumer";
import { followProduct } from "@/lib/access/follow-publications";
import { DecideAccess, NameDatabaseRole } from "@/lib/access/inputs";
import { runAccessJobs } from "@/lib/access/jobs";
import { followAccess } from "@/lib/access/provisioning/follow-access";
import { giveAccess } from "@/lib/access/provisioning/give-access";
import { installationMark } from "@/lib/access/provisioning/installation-mark";
import { grantRole } from "@/lib/access/provisioning/login-role";
import { lookThroughAll, readLook, takeOrphans } from "@/lib/access/provisioning/look-through";
import { markKnownDue } from "@/lib/access/provisioning/mark-due";
import { targetKey } from "@/lib/access/provisioning/postgres-target";
import { reconcileDue } from "@/lib/access/provisioning/reconcile";
import { onTarget } from "@/lib/access/provisioning/target-session";
import { findProvisioning } from "@/lib/access/queries/find-provisioning";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import { recordEvent } from "@/lib/platform/events";
import type { JsonObject } from "@/lib/registry/json";
import { createPerson } from "../../people";
import { aDocument, anAccessMesh, aSharedProduct, ask, mailsTo, publishAgain } from "../setting";
import { aWarehouse } from "./warehouse";

const SERVER = process.env.TEST_DATABASE_URL;
if (!SERVER)
  // A skipped guarantee is said, not only counted.
  process.stderr.write("! Provisioning is NOT tried: TEST_DATABASE_URL names no PostgreSQL server.\n");

describe.skipIf(!SERVER)("a PostgreSQL database the operator named", () => {
  let mesh: Awaited<ReturnType<typeof anAccessMesh>>;
  let warehouse: Awaited<ReturnType<typeof aWarehouse>>;
  let targets: readonly PostgresTarget[];

  beforeAll(async () => {
    mesh = await anAccessMesh();
    warehouse = await aWarehouse(SERVER ?? "");
    targets = [warehouse.target];
    // Where it begins to follow; what was granted before is found by looking through everything.
    await followAccess(targets, new Date());
  });
  afterAll(async () => warehouse.close(await installationMark()));

  const DENIED = /permission denied/;
  const ALL = "SELECT id, email FROM sales.orders";
  const ROWS = [{ id: 1, email: "ana@example.com" }];

  function aTablePort(
    tables: JsonObject[] = [anOrders()],
    server: JsonObject = warehouse.server,
  ): JsonObject {
    return {
      name: "orders",
      type: "table",
      access: { approval: "owner" },
      contract: { servers: [server], schema: tables },
    };
  }
  const anOrders = (physicalName = "orders"): JsonObject => ({
    name: "orders",
    physicalName,
    properties: [{ name: "id" }, { name: "mail", physicalName: "email" }],
  });

  type Granting = { columns?: string[]; port?: JsonObject; role?: string | null; consumer?: string };

  /** Somebody new with access to a product of tables, and the role they sign in as. */
  async function granted({ columns = [], port = aTablePort(), role, consumer }: Granting = {}) {
    const product = await aSharedProduct(mesh.owner, mesh.sales.slug, aDocument([port]));
    const someone = consumer ? mesh.analyst : await createPerson();
    const { orders = "" } = await ask(someone, product.ref, ["orders"], {
      columns,
      ...(consumer && { consumer }),
    });
    await decideAccess(mesh.owner, DecideAccess.parse({ ids: [orders], decision: "approve" }));
    const { id } = await db.accessGrant.findUniqueOrThrow({ where: { requestPortId: orders } });
    const login = role === undefined ? await warehouse.aLogin() : role;
    await untilMarked(id);
    await reconcile();
    if (login !== null) await name(someone, login, consumer);
    await reconcile();
    return { product, someone, id, login: login ?? "", role: grantRole(id) };
  }

  function name(someone: Actor, role: string, consumer = consumerKey("person", someone.id)): Promise<void> {
    const target = targetKey(warehouse.target);
    return nameDatabaseRole(someone, NameDatabaseRole.parse({ consumer, target, role }));
  }

  /** Events are handed on once every earlier transaction of the server has ended; that may take a moment. */
  async function untilMarked(grantId: string): Promise<void> {
    for (;;) {
      await followAccess(targets, new Date());
      const row = await db.accessProvision.findUnique({ where: { grantId } });
      if (row?.dueAt) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const reconcile = (at = new Date()) => reconcileDue({ targets, at });
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const provisionOf = (grantId: string) => db.accessProvision.findUniqueOrThrow({ where: { grantId } });
  const eventsOf = async (subjectId: string) =>
    (await db.event.findMany({ where: { subjectId }, orderBy: { seq: "asc" } }))
      .map(({ type }) => type)
      .filter((type) => /provision/.test(type));

  async function again(id: string): Promise<void> {
    await markKnownDue(db, { grantId: id }, new Date());
    await reconcile();
  }

  test("lets a consumer read after the grant and not after it was revoked, and says so as events", async () => {
    const { id, login, role } = await granted();
    expect(await warehouse.as(login, ALL)).toEqual(ROWS);
    expect(await warehouse.as(login, "INSERT INTO sales.orders VALUES (2, '')")).toMatch(DENIED);
    expect(await warehouse.as(login, "SELECT * FROM payroll.salaries")).toMatch(DENIED);
    expect(await provisionOf(id)).toMatchObject({ state: "done", role: login, error: null, dueAt: null });
    await revokeAccess(mesh.owner, { id, note: "Enough." });
    await untilMarked(id);
    await reconcile();
    expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    expect(await warehouse.hasRole(role)).toBe(false);
    expect(await provisionOf(id)).toMatchObject({ state: "removed", dueAt: null });
    expect(await eventsOf(id)).toEqual(["access.provisioned", "access.deprovisioned"]);
  });

  test("gives only the columns that were asked for", async () => {
    const { login } = await granted({ columns: ["mail"] });
    expect(await warehouse.as(login, "SELECT email FROM sales.orders")).toEqual([
      { email: "ana@example.com" },
    ]);
    expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    expect(await warehouse.as(login, "SELECT * FROM sales.orders")).toMatch(DENIED);
  });

  test("waits for the role of the consumer, and touches nothing until then", async () => {
    const { id, someone, role } = await granted({ role: null });
    expect(await provisionOf(id)).toMatchObject({ state: "waiting-for-role", dueAt: null });
    expect(await warehouse.hasRole(role)).toBe(false);
    const login = await warehouse.aLogin();
    await name(someone, login);
    await reconcile();
    expect(await warehouse.as(login, ALL)).toEqual(ROWS);
    const other = await warehouse.aLogin();
    await name(someone, other);
    await reconcile();
    expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    expect(await warehouse.as(other, ALL)).toEqual(ROWS);
  });

  test.each<[string, (id: string, someone: Actor) => Promise<unknown>]>([
    ["given back", (id, someone) => giveBackAccess(someone, { id })],
    ["run out", () => runAccessJobs(minutes(91 * 24 * 60))],
    [
      "ended because the account was closed",
      async (_id, someone) => {
        await db.user.update({ where: { id: someone.id }, data: { isActive: false } });
        await runAccessJobs(minutes(10));
      },
    ],
  ])("takes access away that was %s", async (_name, end) => {
    const { id, someone, login } = await granted();
    await end(id, someone);
    await untilMarked(id);
    await reconcile();
    expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    expect(await provisionOf(id)).toMatchObject({ state: "removed" });
  });

  test("takes access away with the port, and follows a table that the contract names anew", async () => {
    const { id, product, login } = await granted();
    await warehouse.admin(
      "CREATE TABLE sales.orders_v2 AS SELECT * FROM sales.orders; ALTER TABLE sales.orders_v2 OWNER TO " +
        (await ownerOf("sales.orders")),
    );
    await warehouse.admin(
      `GRANT SELECT ON sales.orders_v2 TO ${new URL(warehouse.target.url).username} WITH GRANT OPTION`,
    );
    await publishAgain(mesh.owner, product, aDocument([aTablePort([anOrders("orders_v2")])]));
    await recordEvent(db, { type: "product.published", subjectId: product.id, actorId: mesh.owner.id });
    await untilMarked(id);
    await reconcile();
    expect(await warehouse.as(login, "SELECT id FROM sales.orders_v2")).toEqual([{ id: 1 }]);
    expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    await publishAgain(mesh.owner, product, aDocument([{ name: "other" }]));
    await followProduct(product.id, new Date());
    await untilMarked(id);
    await reconcile();
    expect(await provisionOf(id)).toMatchObject({ state: "removed" });
    expect(await warehouse.as(login, "SELECT id FROM sales.orders_v2")).toMatch(DENIED);
  });

  test("finds what was granted before it began to follow", async () => {
    const { id, login } = await granted();
    await db.accessProvision.delete({ where: { grantId: id } });
    await lookThroughAll({ targets, at: new Date() });
    await reconcile();
    expect(await provisionOf(id)).toMatchObject({ state: "done", role: login });
  });

  const ownerOf = async (table: string) => {
    const { rows } = await warehouse.admin(
      `SELECT relowner::regrole::text AS "owner" FROM pg_class WHERE oid = '${table}'::regclass`,
    );
    return String(rows[0]?.owner);
  };

  test("says which table is not there, gives what is, and goes on by itself once it is", async () => {
    const lines = { name: "lines", physicalName: "lines_of_tomorrow", properties: [{ name: "id" }] };
    const { id, login } = await granted({ port: aTablePort([anOrders(), lines]) });
    expect(await provisionOf(id)).toMatchObject({
      state: "failed",
      attempts: 1,
      error: expect.stringContaining("sales.lines_of_tomorrow"),
    });
    expect(await warehouse.as(login, ALL)).toEqual(ROWS);
    const owner = await ownerOf("sales.orders");
    await warehouse.admin(`SET ROLE ${owner}; CREATE TABLE sales.lines_of_tomorrow (id int); RESET ROLE`);
    await reconcile(minutes(2));
    expect(await provisionOf(id)).toMatchObject({ state: "done", attempts: 0, error: null });
    expect(await warehouse.as(login, "SELECT id FROM sales.lines_of_tomorrow")).toEqual([]);
    expect(await eventsOf(id)).toEqual(["access.provision-failed", "access.provisioned"]);
  });

  test("takes hostile names for names", async () => {
    const hostile = 'o"rders; DROP TABLE x';
    const { login } = await granted({ port: aTablePort([{ name: hostile, properties: [{ name: "id" }] }]) });
    expect(await warehouse.as(login, `SELECT id FROM sales."o""rders; DROP TABLE x"`)).toEqual([]);
    const missing = `x"; GRANT ALL ON SCHEMA payroll TO public; --`;
    const { id } = await granted({ port: aTablePort([{ name: missing, properties: [{ name: "id" }] }]) });
    expect(await provisionOf(id)).toMatchObject({ state: "failed" });
    expect(await warehouse.as(login, "SELECT * FROM payroll.salaries")).toMatch(DENIED);
  });

  test("gives nothing of a schema that the domain may not publish from", async () => {
    const { id, login } = await granted({
      port: aTablePort([{ name: "salaries", properties: [{ name: "id" }] }], {
        ...warehouse.server,
        schema: "payroll",
      }),
    });
    expect(await provisionOf(id)).toMatchObject({
      state: "failed",
      error: expect.stringContaining("payroll"),
    });
    expect(await warehouse.as(login, "SELECT * FROM payroll.salaries")).toMatch(DENIED);
  });

  test("says what Agora itself may not give", async () => {
    const owner = await ownerOf("sales.orders");
    const provisioner = new URL(warehouse.target.url).username;
    await warehouse.admin(`CREATE TABLE sales.held (id int); ALTER TABLE sales.held OWNER TO ${owner}`);
    await warehouse.admin(`REVOKE ALL ON sales.held FROM ${provisioner}`);
    const port = aTablePort([{ name: "held", properties: [{ name: "id" }] }]);
    const { id, login } = await granted({ port });
    expect((await provisionOf(id)).error).toMatch(/grant option|permission denied/);
    expect(await warehouse.as(login, "SELECT * FROM sales.held")).toMatch(DENIED);
  });

  describe("lets in nobody by", () => {
    const refusal = async (role: string) => {
      const { id } = await granted({ role });
      const { state, error } = await provisionOf(id);
      return [state, error];
    };
    test("a role that is not there", async () => {
      expect(await refusal("nobody_of_that_name")).toEqual(["failed", expect.stringContaining("no role")]);
    });
    test("a role of special rights, a group, or one that those who run the database did not add", async () => {
      expect(await refusal(await warehouse.aLogin("CREATEROLE"))).toEqual([
        "failed",
        expect.stringContaining("rights of its own"),
      ]);
      const nobodys = await warehouse.aLogin();
      await warehouse.admin(`ALTER ROLE ${nobodys} NOLOGIN`);
      expect(await refusal(nobodys)).toEqual(["failed", expect.stringContaining("Nobody can sign in")]);
      const group = await warehouse.aLogin();
      await warehouse.admin(`GRANT ${group} TO ${await warehouse.aLogin()}`);
      expect(await refusal(group)).toEqual(["failed", expect.stringContaining("Others act as")]);
      const unknown = await warehouse.aLogin();
      await warehouse.admin(`REVOKE agora_consumers FROM ${unknown}`);
      expect(await refusal(unknown)).toEqual(["failed", expect.stringContaining("not a member")]);
    });
    test("the role of somebody else, or one of the database's own", async () => {
      const { login } = await granted();
      await expect(granted({ role: login })).rejects.toMatchObject({ code: "conflict" });
      for (const role of ["pg_read_all_data", grantRole(randomUUID()), "a\u0000b", "x".repeat(64)])
        expect(NameDatabaseRole.safeParse({ consumer: "person:1", target: "x", role }).success).toBe(false);
    });
    test("a role that has become privileged since: it is put out", async () => {
      const { id, login } = await granted();
      await warehouse.admin(`ALTER ROLE ${login} CREATEROLE`);
      await again(id);
      expect(await provisionOf(id)).toMatchObject({ state: "failed" });
      expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    });
  });

  test("for a team its steward names the role, and nobody else", async () => {
    const consumer = consumerKey("domain", mesh.marketing.id);
    const { id } = await granted({ role: null, consumer });
    const login = await warehouse.aLogin();
    for (const who of [mesh.analyst, mesh.owner, mesh.admin, mesh.stranger])
      await expect(name(who, login, consumer)).rejects.toMatchObject({ code: "forbidden" });
    await name(mesh.marketer, login, consumer);
    await reconcile();
    expect(await provisionOf(id)).toMatchObject({ state: "done", role: login });
  });

  test("a role is named only where there is access to give", async () => {
    await expect(name(mesh.stranger, "anybody")).rejects.toMatchObject({ code: "conflict" });
  });

  describe("whatever happens in between", () => {
    test("to do it again changes nothing and tells nothing", async () => {
      const { id, login } = await granted();
      const before = await eventsOf(id);
      await again(id);
      await lookThroughAll({ targets, at: new Date() });
      await reconcile();
      expect(await eventsOf(id)).toEqual(before);
      expect(await warehouse.as(login, ALL)).toEqual(ROWS);
    });

    test("what a killed process left half done is completed: given, and taken", async () => {
      const { id, login, role } = await granted({ role: null, columns: ["mail"] });
      const mark = await installationMark();
      // The database had been told, and the process died before it noted so.
      const wanted = { schema: "sales", tables: [{ table: "orders", columns: null }] };
      const real = await warehouse.aLogin();
      await onTarget(warehouse.target, (session) =>
        giveAccess(session, { role, mark }, { wanted, login: real }),
      );
      expect(login).toBe("");
      expect(await warehouse.as(real, ALL)).toEqual(ROWS);
      await revokeAccess(mesh.owner, { id, note: "Enough." });
      await untilMarked(id);
      await reconcile();
      expect(await warehouse.as(real, ALL)).toMatch(DENIED);
      expect(await warehouse.hasRole(role)).toBe(false);
    });

    test("two workers at once agree", async () => {
      const { id, login, someone } = await granted();
      await markKnownDue(db, { grantId: id }, new Date());
      await Promise.all([reconcile(), reconcile(), reconcile()]);
      expect(await warehouse.as(login, ALL)).toEqual(ROWS);
      await giveBackAccess(someone, { id });
      await untilMarked(id);
      await Promise.all([reconcile(), reconcile(), reconcile()]);
      expect(await warehouse.as(login, ALL)).toMatch(DENIED);
      expect(await eventsOf(id)).toEqual(["access.provisioned", "access.deprovisioned"]);
    });

    test("a wish that comes while the database is told is not forgotten", async () => {
      const { id, login } = await granted();
      await markKnownDue(db, { grantId: id }, new Date());
      const working = reconcile();
      await revokeAccess(mesh.owner, { id, note: "Enough." });
      await markKnownDue(db, { grantId: id }, new Date());
      await working;
      await reconcile();
      expect(await warehouse.as(login, ALL)).toMatch(DENIED);
    });
  });

  describe("that others changed", () => {
    test("gets back what is missing and loses what must not be there", async () => {
      const { id, login, role } = await granted();
      const intruder = await warehouse.aLogin();
      const provisioner = new URL(warehouse.target.url).username;
      await warehouse.admin(
        `SET ROLE ${provisioner}; REVOKE SELECT ON sales.orders FROM ${role}; RESET ROLE`,
      );
      await warehouse.admin(`REVOKE ${role} FROM ${login}; GRANT ${role} TO ${intruder}`);
      await lookThroughAll({ targets, at: new Date() });
      await reconcile();
      expect(await warehouse.as(login, ALL)).toEqual(ROWS);
      expect(await warehouse.as(intruder, ALL)).toMatch(DENIED);
      expect(await eventsOf(id)).toEqual(["access.provisioned", "access.provisioned"]);
    });

    test("loses it also where something else cannot be given", async () => {
      const { id, product, login, role } = await granted();
      const intruder = await warehouse.aLogin();
      await warehouse.admin(`GRANT ${role} TO ${intruder}`);
      await warehouse.admin("CREATE TABLE sales.kept_back (id int)");
      const more = { name: "kept_back", properties: [{ name: "id" }] };
      await publishAgain(mesh.owner, product, aDocument([aTablePort([anOrders(), more])]));
      await again(id);
      expect(await provisionOf(id)).toMatchObject({ state: "failed" });
      expect(await warehouse.as(login, ALL)).toEqual(ROWS);
      expect(await warehouse.as(intruder, ALL)).toMatch(DENIED);
    });

    test("loses the roles of access that went with its product, and keeps those of other installations", async () => {
      const { login, role, product } = await granted();
      const foreign = grantRole(randomUUID());
      await warehouse.admin(
        `CREATE ROLE ${foreign}; COMMENT ON ROLE ${foreign} IS 'Made by Agora somewhere else'`,
      );
      await db.dataProduct.delete({ where: { id: product.id } });
      await takeOrphans({ targets, at: new Date() });
      expect(await warehouse.hasRole(role)).toBe(false);
      expect(await warehouse.as(login, ALL)).toMatch(DENIED);
      expect(await warehouse.hasRole(foreign)).toBe(true);
      await warehouse.admin(`DROP ROLE ${foreign}`);
      expect(await readLook(db, targetKey(warehouse.target))).toMatchObject({ refused: [] });
    });
  });

  describe("that cannot be reached", () => {
    const away = (): PostgresTarget[] => [
      { ...warehouse.target, url: "postgresql://nobody@127.0.0.1:1/none" },
    ];

    test("does not keep access alive quietly: admins hear at once, and it is tried until it is gone", async () => {
      const { id, login, someone } = await granted();
      await giveBackAccess(someone, { id });
      await untilMarked(id);
      await reconcileDue({ targets: away(), at: new Date() });
      expect(await provisionOf(id)).toMatchObject({
        state: "removal-failed",
        attempts: 1,
        error: "The database does not answer.",
      });
      const told = async () =>
        (await mailsTo(mesh.admin)).filter((subject) => /could not be taken away/.test(subject)).length;
      expect(await told()).toBe(1);
      await reconcileDue({ targets: away(), at: minutes(2) });
      expect(await told()).toBe(1);
      expect(await warehouse.as(login, ALL)).toEqual(ROWS);
      await reconcile(minutes(10));
      expect(await warehouse.as(login, ALL)).toMatch(DENIED);
      expect(await provisionOf(id)).toMatchObject({ state: "removed", attempts: 0, error: null });
      expect(await eventsOf(id)).toEqual([
        "access.provisioned",
        "access.provision-failed",
        "access.deprovisioned",
      ]);
    });

    test("nor where the operator took it from Agora", async () => {
      const { id, someone } = await granted();
      await giveBackAccess(someone, { id });
      await untilMarked(id);
      await reconcileDue({ targets: [], at: new Date() });
      expect(await provisionOf(id)).toMatchObject({
        state: "removal-failed",
        error: expect.stringContaining("no access to"),
      });
      await reconcile(minutes(2));
      expect(await provisionOf(id)).toMatchObject({ state: "removed" });
    });

    test("is tried again at once for those who answer for the product, and for nobody else", async () => {
      const { id } = await granted();
      for (const who of [mesh.stranger, mesh.marketer])
        await expect(retryProvisioning(who, { id })).rejects.toMatchObject({ code: "not-found" });
      for (const who of [mesh.auditor, mesh.privacy])
        await expect(retryProvisioning(who, { id })).rejects.toMatchObject({ code: "forbidden" });
      for (const who of [mesh.steward, mesh.admin]) {
        await retryProvisioning(who, { id });
        expect((await provisionOf(id)).dueAt).not.toBeNull();
      }
      await reconcile();
    });

    test("a port in a database that is nobody's target is left to people", async () => {
      const elsewhere = { ...warehouse.server, host: "elsewhere.internal" };
      const { id, someone } = await granted({ port: aTablePort([anOrders()], elsewhere), role: null });
      expect(await provisionOf(id)).toMatchObject({ state: "by-hand", dueAt: null });
      await giveBackAccess(someone, { id });
      await untilMarked(id);
      await reconcile();
      expect(await provisionOf(id)).toMatchObject({ state: "by-hand", dueAt: null });
      expect(await findProvisioning(mesh.owner, [id])).toEqual(new Map());
    });
  });
});
