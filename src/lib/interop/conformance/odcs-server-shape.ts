import type { Json, JsonObject } from "@/lib/registry/json";
import { departure, type Fields, group, list, number, type Shape, text } from "./shape";
import { customProperties, type Edition, id, newer } from "./shared-shapes";

type ServerType = { required: string; optional?: string; since?: 1 | 2 };

/** The fields each type of server has of its own, as ODCS 3.2 lists them; earlier versions know fewer types. */
const SERVER_TYPES: Readonly<Record<string, ServerType>> = {
  api: { required: "location" },
  athena: { required: "schema", optional: "stagingDir catalog regionName workgroup" },
  azure: { required: "location format", optional: "delimiter encoding" },
  bigquery: { required: "project dataset" },
  clickhouse: { required: "host port database" },
  cloudsql: { required: "host port database schema" },
  custom: {
    required: "",
    optional:
      "account catalog database dataset delimiter encoding endpointUrl format host location path port project " +
      "region regionName schema serviceName stagingDir warehouse stream",
  },
  databricks: { required: "catalog schema", optional: "host" },
  db2: { required: "host port database", optional: "schema" },
  denodo: { required: "host port", optional: "database" },
  dremio: { required: "host port", optional: "schema" },
  duckdb: { required: "database", optional: "schema" },
  glue: { required: "account database", optional: "location format encoding" },
  hive: { required: "host database", optional: "port", since: 1 },
  impala: { required: "host database", optional: "port", since: 1 },
  informix: { required: "host database", optional: "port" },
  kafka: { required: "host", optional: "format encoding" },
  kinesis: { required: "", optional: "region format encoding" },
  local: { required: "path format", optional: "encoding" },
  mysql: { required: "host port database" },
  oracle: { required: "host port serviceName" },
  postgres: { required: "host port database schema" },
  postgresql: { required: "host port database schema" },
  presto: { required: "host", optional: "catalog schema" },
  pubsub: { required: "project" },
  redshift: { required: "database schema", optional: "host region account" },
  s3: { required: "location", optional: "endpointUrl format delimiter encoding" },
  sftp: { required: "location", optional: "format delimiter encoding" },
  snowflake: { required: "account database schema", optional: "host port warehouse" },
  sqlserver: { required: "host database schema", optional: "port" },
  synapse: { required: "host port database" },
  trino: { required: "host port catalog schema" },
  vertica: { required: "host port database schema" },
  zen: { required: "host database", optional: "port", since: 1 },
  btrieve: { required: "host database", optional: "port", since: 2 },
  exasol: { required: "host", optional: "port schema", since: 2 },
  fastobjects: { required: "database", optional: "host port", since: 2 },
  hana: { required: "host", optional: "port database schema", since: 2 },
  iceberg: { required: "catalog catalogUrl", optional: "namespace warehouse", since: 2 },
  ingres: { required: "database host", optional: "port", since: 2 },
  poet: { required: "database", optional: "host port", since: 2 },
  teradata: { required: "host", optional: "port database", since: 2 },
  vectorwise: { required: "database host", optional: "port", since: 2 },
  versant: { required: "database", optional: "host port", since: 2 },
};

/** Fields ODCS 3.2 added to types that were there before. */
const SINCE_32 = ["encoding", "workgroup"];

export function server(edition: Edition): Shape {
  const types = Object.keys(SERVER_TYPES).filter((type) => (SERVER_TYPES[type]?.since ?? 0) <= edition.minor);
  const base: Fields = {
    ...id(edition),
    server: text({ filled: true }),
    type: text({ oneOf: types }),
    description: text(),
    environment: text(),
    roles: list(role(edition)),
    customProperties: customProperties(edition),
  };
  return group({
    what: "a server",
    fields: (value) => ({ ...base, ...ownFields(value, edition) }),
    required: (value) => ["server", "type", ...requiredOf(value, edition)],
    // An unknown type is one fault; that its fields are unknown too would say the same again.
    closed: false,
    also: (value, pointer) => (edition.minor >= 1 ? unknownFields(value, pointer, base, edition) : []),
  });
}

function unknownFields(value: JsonObject, pointer: string, base: Fields, edition: Edition) {
  const own = typeOf(value, edition);
  if (!own) return [];
  const known = { ...base, ...ownFields(value, edition) };
  const elsewhere = newer(SINCE_32, edition);
  return Object.keys(value).flatMap((field) => {
    if (Object.hasOwn(known, field)) return [];
    const version = elsewhere(field);
    const message = version
      ? `"${field}" belongs to ${version}, not to the version this document claims.`
      : `"${field}" is not a field of a server of type ${String(value.type)}.`;
    return [departure(`${pointer}/${field.replaceAll("~", "~0").replaceAll("/", "~1")}`, message)];
  });
}

function typeOf({ type }: JsonObject, { minor }: Edition): ServerType | undefined {
  const found =
    typeof type === "string" && Object.hasOwn(SERVER_TYPES, type) ? SERVER_TYPES[type] : undefined;
  return found && (found.since ?? 0) <= minor ? found : undefined;
}

function requiredOf(value: JsonObject, edition: Edition): string[] {
  const required = words(typeOf(value, edition)?.required);
  // Athena could do without a place for its results only since 3.2.
  return value.type === "athena" && edition.minor < 2 ? [...required, "stagingDir"] : required;
}

function ownFields(value: JsonObject, edition: Edition): Fields {
  const own = typeOf(value, edition);
  const fields = [...words(own?.required), ...words(own?.optional)];
  const known = edition.minor < 2 ? fields.filter((field) => !SINCE_32.includes(field)) : fields;
  return Object.fromEntries(known.map((field) => [field, shapeOf(field, value, edition)]));
}

function shapeOf(field: string, { type }: JsonObject, edition: Edition): Shape {
  if (field === "port") return edition.minor === 2 ? portOrVariable : number({ whole: true });
  if (field === "location" && type === "sftp")
    return text({ like: /^sftp:\/\//, as: "an address that starts with sftp://" });
  return text();
}

/** Since 3.2 a port may also be text, for a variable that is filled in elsewhere; until then nobody can connect. */
const portOrVariable: Shape = (value: Json, pointer: string) => {
  if (typeof value !== "string") return number({ whole: true })(value, pointer);
  return /^\d+$/.test(value) ? [] : [departure(pointer, `"${value}" is not a port yet.`, "warning")];
};

function words(spaced: string | undefined): string[] {
  return spaced ? spaced.split(" ") : [];
}

export function role(edition: Edition): Shape {
  return group({
    what: "a role",
    fields: {
      ...id(edition),
      role: text({ filled: true }),
      description: text(),
      access: text(),
      firstLevelApprovers: text(),
      secondLevelApprovers: text(),
      customProperties: customProperties(edition),
    },
    required: ["role"],
    closed: edition.minor >= 1,
  });
}
