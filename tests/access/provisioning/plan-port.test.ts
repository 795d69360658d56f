import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grantRole, type LoginRole, whyNotLetIn } from "@/lib/access/provisioning/login-role";
import { planPort } from "@/lib/access/provisioning/plan-port";
import { mayPublishFrom, targetKey } from "@/lib/access/provisioning/postgres-target";
import { grantSql, missingFrom, revokeSql, wantedPrivileges } from "@/lib/access/provisioning/privileges";
import { isLoud, triedAgainAt } from "@/lib/access/provisioning/provision";
import { isSqlName, quoteName } from "@/lib/access/provisioning/sql-name";

const TARGET = {
  host: "warehouse.internal",
  port: 5432,
  database: "mesh",
  url: "postgresql://agora@warehouse.internal/mesh",
  schemas: { sales: ["sales"], shared: ["*"] },
};

const SERVER = { type: "postgres", host: "warehouse.internal", database: "mesh", schema: "sales" };
const SCHEMA = [
  {
    name: "orders",
    physicalName: "t_orders",
    properties: [
      { name: "id" },
      { name: "mail", physicalName: "e_mail" },
      { name: "address", properties: [{ name: "city" }] },
    ],
  },
  { name: "lines", properties: [{ name: "id" }, { name: "sku" }] },
];

type Plan = {
  server?: Record<string, unknown>;
  columns?: string[];
  domainPath?: string[];
  schema?: Record<string, unknown>[];
};
function plan({ server = SERVER, columns = [], domainPath = ["sales"], schema = SCHEMA }: Plan = {}) {
  return planPort({ servers: [server], schema }, { columns, domainPath }, [TARGET]);
}

describe("what access to a port means in its database", () => {
  test("is the physical tables of its contract, whole", () => {
    expect(plan()).toEqual({
      kind: "planned",
      target: "warehouse.internal:5432/mesh",
      wanted: {
        schema: "sales",
        tables: [
          { table: "t_orders", columns: null },
          { table: "lines", columns: null },
        ],
      },
    });
  });

  test("is only the columns that were asked for, by their physical names, where there are such", () => {
    const wanted = (columns: string[]) => {
      const made = plan({ columns });
      return made.kind === "planned" ? made.wanted.tables : made;
    };
    expect(wanted(["mail"])).toEqual([{ table: "t_orders", columns: ["e_mail"] }]);
    expect(wanted(["id"])).toEqual([
      { table: "t_orders", columns: ["id"] },
      { table: "lines", columns: ["id"] },
    ]);
    expect(wanted(["address", "address.city"])).toEqual([{ table: "t_orders", columns: ["address"] }]);
  });

  test.each<[string, Plan]>([
    ["a part of a column", { columns: ["address.city"] }],
    ["a column the contract does not have", { columns: ["salary"] }],
    ["a contract without tables", { schema: [] }],
    ["a schema of another domain", { domainPath: ["marketing"] }],
    ["a schema nobody may publish from", { server: { ...SERVER, schema: "payroll" } }],
    ["the catalogs", { server: { ...SERVER, schema: "pg_catalog" } }],
    ["a schema named like a part of every object", { server: { ...SERVER, schema: "constructor" } }],
    ["a name that PostgreSQL would cut off", { schema: [{ name: "o".repeat(64) }] }],
    ["a table without a name", { schema: [{ properties: [] }] }],
    ["a name with a NUL", { schema: [{ name: "orders\u0000" }] }],
  ])("is impossible for %s", (_name, facts) => {
    expect(plan(facts)).toMatchObject({ kind: "impossible", reason: expect.stringMatching(/\.$/) });
  });

  test("is left to people where Agora has no access, and nothing where there is no PostgreSQL", () => {
    expect(plan({ server: { ...SERVER, host: "other.internal" } })).toEqual({
      kind: "by-hand",
      target: "other.internal:5432/mesh",
    });
    expect(plan({ server: { ...SERVER, database: "other" } })).toMatchObject({ kind: "by-hand" });
    expect(plan({ server: { ...SERVER, port: 5433 } })).toMatchObject({ kind: "by-hand" });
    expect(plan({ server: { type: "s3", location: "s3://orders" } })).toEqual({ kind: "none" });
    expect(planPort({}, { columns: [], domainPath: [] }, [TARGET])).toEqual({ kind: "none" });
  });

  test.each([
    ["Postgres", "5432"],
    ["postgresql", 5432],
    ["POSTGRESQL", undefined],
  ])("reads type %s and port %j as people write them", (type, port) => {
    expect(
      plan({ server: { ...SERVER, host: "WAREHOUSE.internal", type, ...(port && { port }) } }),
    ).toMatchObject({
      kind: "planned",
    });
  });

  test("takes the name of a table with its schema before it", () => {
    expect(plan({ schema: [{ name: "orders", physicalName: "sales.orders" }] })).toMatchObject({
      wanted: { tables: [{ table: "orders" }] },
    });
  });
});

test("sub-domains publish from the schemas of their domain, everybody from one that is for all", () => {
  expect(mayPublishFrom(TARGET, "sales", ["sales", "orders"])).toBe(true);
  expect(mayPublishFrom(TARGET, "sales", ["orders"])).toBe(false);
  expect(mayPublishFrom(TARGET, "shared", ["marketing"])).toBe(true);
  expect(mayPublishFrom(TARGET, "shared", [])).toBe(true);
  expect(targetKey({ host: "A.b", port: 1, database: "C" })).toBe("a.b:1/C");
});

test("a role is let in only when it is a plain login of a known consumer", () => {
  const fit: LoginRole = { canLogin: true, isPrivileged: false, isConsumer: true, hasMembers: false };
  expect(whyNotLetIn("ana", fit)).toBeNull();
  expect(whyNotLetIn("ana", null)).toMatch(/no role/);
  const flips: Partial<LoginRole>[] = [
    { canLogin: false },
    { isPrivileged: true },
    { isConsumer: false },
    { hasMembers: true },
  ];
  for (const flip of flips) expect(whyNotLetIn("ana", { ...fit, ...flip })).toMatch(/ana/);
});

describe("names in statements", () => {
  test("whatever a name holds, it stays one name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
        if (!isSqlName(name)) {
          expect(() => quoteName(name)).toThrow();
          return;
        }
        const quoted = quoteName(name);
        // The one way out of a quoted name is a quote by itself.
        expect(quoted.slice(1, -1).replaceAll('""', "")).not.toContain('"');
        expect(quoted.slice(1, -1).replaceAll('""', '"')).toBe(name);
      }),
    );
  });
  test.each([
    ['a"b', '"a""b"'],
    ['"; DROP TABLE orders; --', '"""; DROP TABLE orders; --"'],
    ["Größe", '"Größe"'],
  ])("%s", (name, quoted) => {
    expect(quoteName(name)).toBe(quoted);
  });
  test.each(["", "x\u0000", "ä".repeat(32), "\ud800"])("%j is none", (name) => {
    expect(isSqlName(name)).toBe(false);
  });
  test("the role of a grant is a name for every id", () => {
    fc.assert(fc.property(fc.uuid(), (id) => isSqlName(grantRole(id))));
  });
});

test("what is wanted is given and what is not is taken, by statements of names alone", () => {
  const wanted = wantedPrivileges({
    schema: 's"x',
    tables: [
      { table: "orders", columns: ["id"] },
      { table: "lines", columns: null },
    ],
  });
  expect(wanted.map((each) => grantSql(each, "g"))).toEqual([
    'GRANT USAGE ON SCHEMA "s""x" TO "g"',
    'GRANT SELECT ("id") ON TABLE "s""x"."orders" TO "g"',
    'GRANT SELECT ON TABLE "s""x"."lines" TO "g"',
  ]);
  const surplus = { schema: "s", table: "orders", column: null, type: "INSERT" };
  expect(missingFrom([surplus, ...wanted], wanted)).toEqual([surplus]);
  expect(missingFrom(wanted, wanted)).toEqual([]);
  expect(revokeSql(surplus, "g")).toBe('REVOKE INSERT ON TABLE "s"."orders" FROM "g"');
  expect(() => grantSql({ ...surplus, type: "SELECT; DROP" }, "g")).toThrow();
});

test("what failed is tried again for ever, and is told at once where access should be gone", () => {
  const now = new Date("2026-05-01T12:00:00Z");
  const minutes = [1, 2, 3, 4, 5, 1_000].map(
    (n) => (triedAgainAt(n, now).getTime() - now.getTime()) / 60_000,
  );
  expect(minutes).toEqual([1, 5, 15, 60, 60, 60]);
  expect([1, 2, 3].map((n) => isLoud("removal-failed", n))).toEqual([true, true, true]);
  expect([1, 2, 3].map((n) => isLoud("failed", n))).toEqual([false, false, true]);
  expect(isLoud("waiting-for-role", 9)).toBe(false);
});
