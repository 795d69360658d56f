/** A connection detail of a server, as ODCS names it and as people read it. */
type ServerField = { key: string; label: string; placeholder?: string; kind?: "number" };

const FIELDS = {
  account: { key: "account", label: "Account" },
  catalog: { key: "catalog", label: "Catalog" },
  database: { key: "database", label: "Database" },
  dataset: { key: "dataset", label: "Dataset" },
  delimiter: { key: "delimiter", label: "Delimiter", placeholder: "new_line" },
  endpointUrl: { key: "endpointUrl", label: "Endpoint", placeholder: "https://minio.example.com" },
  format: { key: "format", label: "Format", placeholder: "parquet" },
  host: { key: "host", label: "Host", placeholder: "db.example.com" },
  location: { key: "location", label: "Location" },
  path: { key: "path", label: "Path", placeholder: "./data/orders.parquet" },
  port: { key: "port", label: "Port", kind: "number" },
  project: { key: "project", label: "Project" },
  region: { key: "region", label: "Region" },
  regionName: { key: "regionName", label: "Region", placeholder: "eu-central-1" },
  schema: { key: "schema", label: "Schema" },
  serviceName: { key: "serviceName", label: "Service name" },
  stagingDir: { key: "stagingDir", label: "Staging folder", placeholder: "s3://bucket/staging/" },
  stream: { key: "stream", label: "Stream" },
  warehouse: { key: "warehouse", label: "Warehouse" },
} as const satisfies Record<string, ServerField>;
type FieldKey = keyof typeof FIELDS;

type ServerType = { label: string; required: readonly FieldKey[]; optional: readonly FieldKey[] };

/** What ODCS 3.1 asks of each type of server; types that are not here are edited by every field there is. */
export const SERVER_TYPES: Readonly<Record<string, ServerType>> = {
  databricks: { label: "Databricks", required: ["catalog", "schema"], optional: ["host"] },
  snowflake: {
    label: "Snowflake",
    required: ["account", "database", "schema"],
    optional: ["host", "port", "warehouse"],
  },
  bigquery: { label: "BigQuery", required: ["project", "dataset"], optional: [] },
  postgres: { label: "PostgreSQL", required: ["host", "port", "database", "schema"], optional: [] },
  redshift: {
    label: "Redshift",
    required: ["database", "schema"],
    optional: ["host", "region", "account"],
  },
  sqlserver: { label: "SQL Server", required: ["host", "database", "schema"], optional: ["port"] },
  mysql: { label: "MySQL", required: ["host", "port", "database"], optional: [] },
  oracle: { label: "Oracle", required: ["host", "port", "serviceName"], optional: [] },
  trino: { label: "Trino", required: ["host", "port", "catalog", "schema"], optional: [] },
  athena: { label: "Athena", required: ["schema", "stagingDir"], optional: ["catalog", "regionName"] },
  synapse: { label: "Synapse", required: ["host", "port", "database"], optional: [] },
  clickhouse: { label: "ClickHouse", required: ["host", "port", "database"], optional: [] },
  duckdb: { label: "DuckDB", required: ["database"], optional: ["schema"] },
  glue: { label: "AWS Glue", required: ["account", "database"], optional: ["location", "format"] },
  s3: { label: "Amazon S3", required: ["location"], optional: ["format", "endpointUrl", "delimiter"] },
  azure: { label: "Azure Storage", required: ["location", "format"], optional: ["delimiter"] },
  sftp: { label: "SFTP", required: ["location"], optional: ["format", "delimiter"] },
  local: { label: "Local files", required: ["path", "format"], optional: [] },
  kafka: { label: "Kafka", required: ["host"], optional: ["format"] },
  kinesis: { label: "Kinesis", required: [], optional: ["stream", "region", "format"] },
  pubsub: { label: "Pub/Sub", required: ["project"], optional: [] },
  api: { label: "API", required: ["location"], optional: [] },
  custom: {
    label: "Something else",
    required: [],
    optional: ["host", "port", "location", "path", "format", "database", "schema", "catalog"],
  },
};

const LOCATION_EXAMPLES: Readonly<Record<string, string>> = {
  api: "https://api.example.com/v1/orders",
  azure: "abfss://container@account.dfs.core.windows.net/orders/",
  s3: "s3://bucket/orders/*.parquet",
  sftp: "sftp://files.example.com/orders/",
};

export type ServerInput = ServerField & { isRequired: boolean };

/** The inputs for a server of this type, what ODCS demands first. */
export function serverInputs(type: string): ServerInput[] {
  const { required, optional } = SERVER_TYPES[serverTypeOf(type)] ?? UNKNOWN_TYPE;
  return [...required, ...optional].map((key) => {
    const placeholder = key === "location" ? LOCATION_EXAMPLES[type] : undefined;
    return { ...FIELDS[key], ...(placeholder && { placeholder }), isRequired: required.includes(key) };
  });
}

const UNKNOWN_TYPE: ServerType = {
  label: "",
  required: [],
  // The keys of a table declared `as const` are its fields.
  optional: Object.keys(FIELDS) as FieldKey[],
};

/** ODCS knows two names for one type. */
export function serverTypeOf(type: string): string {
  return type.toLowerCase() === "postgresql" ? "postgres" : type.toLowerCase();
}
