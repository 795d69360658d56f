import type { Contract } from "./contract";

export type ConnectSnippet = { label: string; code: string };

type Facts = Readonly<Record<string, unknown>>;
type Place = { server: Facts; object: string };

/**
 * How to start reading a port, written from its first server: SQL, Python, Spark, a consumer, curl, as fits the
 * platform. Credentials never appear: they come from the reader's own environment.
 */
export function connectSnippets({ servers, schema }: Contract): ConnectSnippet[] {
  const server: Facts | undefined = servers?.[0];
  const first = schema?.[0];
  const object = first?.physicalName ?? first?.name ?? "";
  const type = typeof server?.type === "string" ? server.type.toLowerCase() : "";
  const write = Object.hasOwn(WRITERS, type) ? WRITERS[type] : undefined;
  return server && write ? write({ server, object }) : [];
}

const WRITERS: Readonly<Record<string, (place: Place) => ConnectSnippet[]>> = {
  databricks: ({ server, object }) => {
    const table = [text(server.catalog), text(server.schema), object]
      .filter(Boolean)
      .map(quotedWith("`"))
      .join(".");
    return [
      { label: "SQL", code: `SELECT *\nFROM ${table}\nLIMIT 100;` },
      {
        label: "Spark",
        code: `df = spark.read.table(${python(table.replaceAll("`", ""))})\ndf.limit(100).show()`,
      },
    ];
  },
  snowflake: ({ server, object }) => {
    const table = [text(server.database), text(server.schema), object]
      .filter(Boolean)
      .map(quotedWith('"'))
      .join(".");
    return [{ label: "SQL", code: `SELECT *\nFROM ${table}\nLIMIT 100;` }];
  },
  bigquery: ({ server, object }) => [
    {
      label: "SQL",
      code: `SELECT *\nFROM \`${plain([text(server.project), text(server.dataset), object].join("."))}\`\nLIMIT 100;`,
    },
  ],
  postgresql: postgres,
  postgres,
  s3: ({ server }) => [
    {
      label: "Python",
      code: `import duckdb\n\nduckdb.sql("INSTALL httpfs; LOAD httpfs")\nrows = duckdb.sql(${python(`SELECT * FROM ${reader(server)}(${sql(text(server.location))}) LIMIT 100`)})`,
    },
  ],
  local: ({ server }) => [
    {
      label: "Python",
      code: `import duckdb\n\nrows = duckdb.sql(${python(`SELECT * FROM ${reader(server)}(${sql(text(server.path))}) LIMIT 100`)})`,
    },
  ],
  kafka: ({ server, object }) => [
    {
      label: "Console",
      code: `kafka-console-consumer --bootstrap-server ${shell(text(server.host))} --topic ${shell(object)} --from-beginning --max-messages 10`,
    },
    {
      label: "Python",
      code: `from confluent_kafka import Consumer\n\nconsumer = Consumer({"bootstrap.servers": ${python(text(server.host))}, "group.id": "my-team", "auto.offset.reset": "earliest"})\nconsumer.subscribe([${python(object)}])\nprint(consumer.poll(10.0).value())`,
    },
  ],
  api: ({ server }) => [
    {
      label: "curl",
      code: `curl --fail --header "Authorization: Bearer $TOKEN" ${shell(text(server.location))}`,
    },
  ],
};

function postgres({ server, object }: Place): ConnectSnippet[] {
  const table = [text(server.schema), object].filter(Boolean).map(quotedWith('"')).join(".");
  const port = typeof server.port === "number" ? server.port : 5432;
  const address = `host=${text(server.host)} port=${port} dbname=${text(server.database)} sslmode=require`;
  return [
    { label: "psql", code: `psql ${shell(address)} --command ${shell(`SELECT * FROM ${table} LIMIT 100`)}` },
    {
      label: "Python",
      code: `import psycopg\n\nwith psycopg.connect(${python(address)}) as connection:\n    rows = connection.execute(${python(`SELECT * FROM ${table} LIMIT 100`)}).fetchall()`,
    },
  ];
}

const READERS: Readonly<Record<string, string>> = {
  csv: "read_csv",
  json: "read_json",
  parquet: "read_parquet",
};

function reader({ format }: Facts): string {
  return READERS[text(format).toLowerCase()] ?? "read_parquet";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

// What a document says must stay text wherever somebody pastes it: each language quotes by its own rule.

function python(value: string): string {
  return JSON.stringify(value);
}

function shell(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'"'"'`)}'`;
}

function sql(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function plain(name: string): string {
  return name.replaceAll("`", "");
}

function quotedWith(mark: string): (name: string) => string {
  return (name) =>
    /^[a-z_][a-z0-9_]*$/i.test(name) ? name : mark + name.replaceAll(mark, mark + mark) + mark;
}
