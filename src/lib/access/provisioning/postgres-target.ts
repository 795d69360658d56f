import type { PostgresTarget } from "@/lib/platform/env";

/** A database as contracts name it. */
export type DatabasePlace = { host: string; port: number; database: string };

/** `host:port/database`: a database in one word, without any secret. */
export function targetKey({ host, port, database }: DatabasePlace): string {
  return `${host.toLowerCase()}:${port}/${database}`;
}

export function findTarget(targets: readonly PostgresTarget[], key: string): PostgresTarget | undefined {
  return targets.find((target) => targetKey(target) === key);
}

const EVERY_DOMAIN = "*";

/**
 * Whether a product of a domain may give access to a schema. Contracts are written by those who publish: without this
 * anybody who publishes could name somebody else's tables and grant themselves access to them.
 */
export function mayPublishFrom(
  { schemas }: Pick<PostgresTarget, "schemas">,
  schema: string,
  domainPath: readonly string[],
): boolean {
  const domains = Object.hasOwn(schemas, schema) ? (schemas[schema] ?? []) : [];
  return domains.some((slug) => slug === EVERY_DOMAIN || domainPath.includes(slug));
}
