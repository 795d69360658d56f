import type { WantedAccess } from "./plan-port";
import { quoteName } from "./sql-name";

/** One privilege as the catalogs of PostgreSQL know it: on a schema, on a table in it, or on a column of that. */
export type Privilege = { schema: string; table: string | null; column: string | null; type: string };

/** Everything a group role of Agora needs in order to read what was granted, and nothing else. */
export function wantedPrivileges({ schema, tables }: WantedAccess): Privilege[] {
  const select = (table: string, column: string | null): Privilege => ({
    schema,
    table,
    column,
    type: "SELECT",
  });
  return [
    { schema, table: null, column: null, type: "USAGE" },
    ...tables.flatMap(({ table, columns }) =>
      columns === null ? [select(table, null)] : columns.map((column) => select(table, column)),
    ),
  ];
}

/** Those of the first list that the second does not have. */
export function missingFrom(these: readonly Privilege[], others: readonly Privilege[]): Privilege[] {
  const known = new Set(others.map(keyOf));
  return these.filter((privilege) => !known.has(keyOf(privilege)));
}

function keyOf({ schema, table, column, type }: Privilege): string {
  return JSON.stringify([schema, table, column, type]);
}

export function grantSql(privilege: Privilege, role: string): string {
  return `GRANT ${whatSql(privilege)} TO ${quoteName(role)}`;
}

export function revokeSql(privilege: Privilege, role: string): string {
  return `REVOKE ${whatSql(privilege)} FROM ${quoteName(role)}`;
}

function whatSql({ schema, table, column, type }: Privilege): string {
  // Words of the catalogs; anything else would be a bug of ours.
  if (!/^[A-Z]+$/.test(type)) throw new Error(`${type} is not a privilege.`);
  if (table === null) return `${type} ON SCHEMA ${quoteName(schema)}`;
  const place = `ON TABLE ${quoteName(schema)}.${quoteName(table)}`;
  return column === null ? `${type} ${place}` : `${type} (${quoteName(column)}) ${place}`;
}

/** "orders", "email of orders", "the schema sales": what a privilege is about, for people. */
export function placeWords({ schema, table, column }: Privilege): string {
  if (table === null) return `the schema ${schema}`;
  return column === null ? `${schema}.${table}` : `${column} of ${schema}.${table}`;
}
