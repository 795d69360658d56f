import "server-only";
import { z } from "zod";
import { CONSUMERS_ROLE, GRANT_ROLE_PREFIX, type LoginRole } from "./login-role";
import type { WantedAccess } from "./plan-port";
import type { Privilege } from "./privileges";
import { quoteName } from "./sql-name";
import type { TargetSession } from "./target-session";

// What the catalogs of a database say. Every name arrives as a value, never as a part of a statement.

const OurRole = z.object({ mark: z.string().nullable() });

/** Whether the group role is there; and whether this installation made it. */
export async function findGrantRole(
  session: TargetSession,
  role: string,
  mark: string,
): Promise<"absent" | "ours" | "foreign"> {
  const rows = await session.rows(
    `SELECT shobj_description(oid, 'pg_authid') AS "mark" FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const [found] = z.array(OurRole).parse(rows);
  if (!found) return "absent";
  return found.mark === mark ? "ours" : "foreign";
}

const RoleName = z.object({ name: z.string() });

/** The group roles this installation made, wherever in the cluster they read. */
export async function readOurRoles(session: TargetSession, mark: string): Promise<string[]> {
  const rows = await session.rows(
    `SELECT rolname AS "name" FROM pg_roles
     WHERE starts_with(rolname, $1) AND shobj_description(oid, 'pg_authid') = $2 ORDER BY 1`,
    [GRANT_ROLE_PREFIX, mark],
  );
  return z
    .array(RoleName)
    .parse(rows)
    .map(({ name }) => name);
}

const PrivilegeRow = z.object({
  schema: z.string(),
  table: z.string().nullable(),
  column: z.string().nullable(),
  type: z.string(),
});

/** What a role itself may do with schemas, tables and columns of this database, without what it inherits. */
export async function readPrivileges(session: TargetSession, role: string): Promise<Privilege[]> {
  const rows = await session.rows(
    `WITH "grantee" AS (SELECT oid FROM pg_roles WHERE rolname = $1)
     SELECT n.nspname AS "schema", NULL AS "table", NULL AS "column", a.privilege_type AS "type"
       FROM pg_namespace n, aclexplode(n.nspacl) a, "grantee" g WHERE a.grantee = g.oid
     UNION SELECT n.nspname, c.relname, NULL, a.privilege_type
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a, "grantee" g
       WHERE a.grantee = g.oid
     UNION SELECT n.nspname, c.relname, t.attname, a.privilege_type
       FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
         aclexplode(t.attacl) a, "grantee" g
       WHERE a.grantee = g.oid AND NOT t.attisdropped
     ORDER BY 1, 2, 3, 4`,
    [role],
  );
  return z.array(PrivilegeRow).parse(rows);
}

/** Who reads through a role; who may only hand it on, as its maker may, does not. */
export async function readMembers(session: TargetSession, role: string): Promise<string[]> {
  const rows = await session.rows(
    `SELECT m.rolname AS "name" FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member
       JOIN pg_roles g ON g.oid = a.roleid
     WHERE g.rolname = $1 AND ${ACTS_AS} GROUP BY 1 ORDER BY 1`,
    [role],
  );
  return z
    .array(RoleName)
    .parse(rows)
    .map(({ name }) => name);
}

// PostgreSQL 16 tells members that inherit or may become the role from those that may only grant it; before, all could.
const ACTS_AS = `(coalesce((to_jsonb(a)->>'inherit_option')::boolean, true)
  OR coalesce((to_jsonb(a)->>'set_option')::boolean, true))`;

const LoginRoleRow = z.object({
  canLogin: z.boolean(),
  isPrivileged: z.boolean(),
  isConsumer: z.boolean(),
  hasMembers: z.boolean(),
});

export async function readLoginRole(session: TargetSession, role: string): Promise<LoginRole | null> {
  const rows = await session.rows(
    `SELECT r.rolcanlogin AS "canLogin",
       (r.rolsuper OR r.rolcreaterole OR r.rolreplication OR r.rolbypassrls) AS "isPrivileged",
       EXISTS (SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
         WHERE g.rolname = $2 AND a.member = r.oid) AS "isConsumer",
       EXISTS (SELECT 1 FROM pg_auth_members a WHERE a.roleid = r.oid AND ${ACTS_AS}) AS "hasMembers"
     FROM pg_roles r WHERE r.rolname = $1`,
    [role, CONSUMERS_ROLE],
  );
  const [found] = z.array(LoginRoleRow).parse(rows);
  return found ?? null;
}

const ColumnRow = z.object({ table: z.string(), column: z.string() });

/** Of what is wanted that which is there: tables and views of the schema, columns of these. */
export async function readPresent(
  session: TargetSession,
  { schema, tables }: WantedAccess,
): Promise<{ present: WantedAccess; absent: string[] }> {
  const rows = await session.rows(
    `SELECT c.relname AS "table", t.attname AS "column"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute t ON t.attrelid = c.oid
     WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
       AND t.attnum > 0 AND NOT t.attisdropped`,
    [schema, tables.map(({ table }) => table)],
  );
  const there = z.array(ColumnRow).parse(rows);
  const has = (table: string, column: string) =>
    there.some((each) => each.table === table && each.column === column);
  const absent: string[] = [];
  const present = tables.flatMap(({ table, columns }) => {
    if (!there.some((each) => each.table === table)) {
      absent.push(`${schema}.${table}`);
      return [];
    }
    for (const column of columns ?? [])
      if (!has(table, column)) absent.push(`${column} of ${schema}.${table}`);
    return [{ table, columns: columns?.filter((column) => has(table, column)) ?? null }];
  });
  return { present: { schema, tables: present }, absent };
}

/** A text as a constant of a statement, for the one statement that takes no values. */
export function markSql(role: string, mark: string): string {
  return `COMMENT ON ROLE ${quoteName(role)} IS '${mark.replaceAll("'", "''")}'`;
}
