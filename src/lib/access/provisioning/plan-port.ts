import { z } from "zod";
import type { PostgresTarget } from "@/lib/platform/env";
import type { Contract, SchemaObject } from "@/lib/registry/contract";
import { findTarget, mayPublishFrom, targetKey } from "./postgres-target";
import { isSqlName } from "./sql-name";

/** What a consumer is to read: tables of one schema, whole or some of their columns. */
export type WantedTable = { table: string; columns: readonly string[] | null };
export type WantedAccess = { schema: string; tables: readonly WantedTable[] };

export type PortPlan =
  /** Not a port of PostgreSQL. */
  | { kind: "none" }
  /** In a database that Agora has no access to. */
  | { kind: "by-hand"; target: string }
  | { kind: "impossible"; target: string; reason: string }
  | { kind: "planned"; target: string; wanted: WantedAccess };

const PostgresServer = z.object({
  type: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["postgres", "postgresql"])),
  host: z.string().min(1),
  port: z.coerce.number().int().min(1).max(65_535).default(5432),
  database: z.string().min(1),
  schema: z.string().min(1).default("public"),
});
type PostgresServer = z.infer<typeof PostgresServer>;

type Asked = {
  /** Dotted paths; none stands for all. */
  columns: readonly string[];
  /** Slugs from the root down to the domain of the product. */
  domainPath: readonly string[];
};

/** What giving access to a port means in its database. Nothing but names of its contract comes out of it. */
export function planPort(contract: Contract, asked: Asked, targets: readonly PostgresTarget[]): PortPlan {
  const servers = (contract.servers ?? []).flatMap((server) => PostgresServer.safeParse(server).data ?? []);
  const server = servers.find((each) => findTarget(targets, targetKey(each))) ?? servers[0];
  if (!server) return { kind: "none" };
  const target = targetKey(server);
  const configured = findTarget(targets, target);
  if (!configured) return { kind: "by-hand", target };
  const impossible = (reason: string): PortPlan => ({ kind: "impossible", target, reason });
  if (!mayPublishFrom(configured, server.schema, asked.domainPath))
    return impossible(
      `Products of this domain may not give access to the schema ${server.schema}. Whoever runs Agora decides that.`,
    );
  const tables = (contract.schema ?? []).map((object) => wantedTable(object, server, asked.columns));
  const nested = tables.flatMap((each) => each.nested);
  if (nested.length > 0)
    return impossible(`PostgreSQL gives whole columns only, and ${nested.join(", ")} is a part of one.`);
  const wanted = tables.flatMap(({ table, columns }) => (columns?.length === 0 ? [] : [{ table, columns }]));
  const names = [server.schema, ...wanted.flatMap(({ table, columns }) => [table, ...(columns ?? [])])];
  if (wanted.length === 0) return impossible("The contract names no table or column that was asked for.");
  if (!names.every(isSqlName)) return impossible("The contract has a name that cannot be one in PostgreSQL.");
  return { kind: "planned", target, wanted: { schema: server.schema, tables: wanted } };
}

function wantedTable(
  { name = "", physicalName, properties = [] }: SchemaObject,
  { schema }: PostgresServer,
  asked: readonly string[],
): WantedTable & { nested: readonly string[] } {
  const written = physicalName || name;
  const table = written.startsWith(`${schema}.`) ? written.slice(schema.length + 1) : written;
  if (asked.length === 0) return { table, columns: null, nested: [] };
  const chosen = properties.filter((property) => property.name && asked.includes(property.name));
  const nested = asked.filter((path) =>
    properties.some(
      (property) => property.name && !asked.includes(property.name) && path.startsWith(`${property.name}.`),
    ),
  );
  return {
    table,
    columns: chosen.map((property) => property.physicalName || (property.name ?? "")),
    nested,
  };
}
