import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import type { PostgresTarget } from "@/lib/platform/env";
import { ROOT } from "../../support/source-files";

const SET_UP = path.join(ROOT, "src/lib/access/provisioning/set-up.sql");
const PASSWORD = "a-password-of-tests";

/** A database of its own on a real server, set up as the operator's script says, and people who sign in there. */
export async function aWarehouse(serverUrl: string) {
  const tag = randomUUID().replaceAll("-", "").slice(0, 10);
  const name = `agora_warehouse_${tag}`;
  const provisioner = `provisioner_${tag}`;
  const owner = `owner_${tag}`;
  const made = [provisioner, owner];
  const urlOf = (database: string, user?: string) => {
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    if (user) Object.assign(url, { username: user, password: PASSWORD });
    return url.href;
  };
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const admin = new Client({ connectionString: urlOf(name) });
  await admin.connect();
  await admin.query(`
    CREATE ROLE ${owner} LOGIN PASSWORD '${PASSWORD}';
    CREATE SCHEMA sales AUTHORIZATION ${owner};
    CREATE SCHEMA payroll;
    SET ROLE ${owner};
    CREATE TABLE sales.orders (id int, email text);
    CREATE TABLE sales."o""rders; DROP TABLE x" (id int);
    INSERT INTO sales.orders VALUES (1, 'ana@example.com');
    RESET ROLE;
    CREATE TABLE payroll.salaries (id int);`);
  const script = await readFile(SET_UP, "utf8");
  const consumers = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = 'agora_consumers'");
  await admin.query(
    script
      .replaceAll("agora_provisioner", provisioner)
      .replaceAll("warehouse_owner", owner)
      .replaceAll("change-me", PASSWORD)
      // Roles are the server's: another run may have made it.
      .replace(consumers.rowCount ? "CREATE ROLE agora_consumers NOLOGIN;" : /$^/, ""),
  );
  const { hostname, port } = new URL(serverUrl);
  const target: PostgresTarget = {
    host: hostname,
    port: Number(port || 5432),
    database: name,
    url: urlOf(name, provisioner),
    schemas: { sales: ["*"] },
  };
  return {
    target,
    server: { type: "postgres", host: hostname, port: target.port, database: name, schema: "sales" },
    admin: (sql: string) => admin.query(sql),
    /** Somebody who signs in, whom those who run the database know. */
    aLogin: async (facts = "") => {
      const login = `login_${randomUUID().replaceAll("-", "").slice(0, 10)}`;
      await admin.query(
        `CREATE ROLE ${login} LOGIN ${facts} PASSWORD '${PASSWORD}'; GRANT agora_consumers TO ${login}`,
      );
      made.push(login);
      return login;
    },
    /** What a statement answers to somebody who signs in: its rows, or why it was refused. */
    as: async (login: string, sql: string): Promise<unknown> => {
      const client = new Client({ connectionString: urlOf(name, login) });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      } finally {
        await client.end();
      }
    },
    urlAs: (login: string) => urlOf(name, login),
    hasRole: async (role: string): Promise<boolean> =>
      (await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role])).rowCount === 1,
    /** `mark` is by what the installation of the test knows the roles it made. */
    close: async (mark: string) => {
      await admin.end();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      const left = await server.query(
        "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid') = $1",
        [mark],
      );
      for (const role of [...left.rows.map(({ rolname }) => rolname), ...made.toReversed()])
        await server.query(`DROP ROLE IF EXISTS ${role}`);
      await server.end();
    },
  };
}
