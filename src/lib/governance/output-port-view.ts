import { columnsOf } from "@/lib/registry/columns";
import type { Contract, SchemaProperty } from "@/lib/registry/contract";
import { APPROVALS, AUTHENTICATIONS, type OutputPort, PORT_TYPES } from "@/lib/registry/descriptor";
import { withItemKeys } from "@/lib/registry/item-keys";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { platformOf, portDefinitionsOf } from "@/lib/registry/rows";
import { promisesOf, type ServiceLevelKind, serviceLevelsOf } from "@/lib/registry/service-levels";
import { columnView } from "./column-view";
import { knownWord } from "./known-word";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import { withWorkedOut } from "./worked-out";

/** Where a port stands: `pointer` leads to it in the document, `root` says in which document a finding about it is. */
export type PortPlace = { document: JsonObject; root: string; pointer: string; index: number };

export function outputPortView(port: OutputPort, place: PortPlace) {
  const at = place.root + place.pointer;
  const contract = port.contract ?? {};
  const key = `outputPorts[${port.name || `#${place.index + 1}`}]`;
  const label = `Output port ${port.name ? `"${port.name}"` : place.index + 1}`;
  const known = {
    [POINTER]: at,
    [ELEMENT_KEY]: key,
    [ELEMENT_LABEL]: label,
    [POINTERS]: {
      platform: `${at}/contract/servers${contract.servers?.length ? "/0/type" : ""}`,
      format: `${at}/contract/servers${contract.servers?.length ? "/0/format" : ""}`,
      location: `${at}/contract/servers`,
      qualityChecks: `${at}/contract/quality`,
      glossaryTerms: `${at}/authoritativeDefinitions`,
      columns: `${at}/contract/schema`,
    },
    name: port.name ?? null,
    type: knownWord(PORT_TYPES, port.type),
    version: port.version ?? null,
    description: port.description ?? null,
    tags: port.tags ?? [],
    platform: platformOf(port).toLowerCase() || null,
    format: formatOf(contract),
    access: {
      approval: knownWord(APPROVALS, port.access?.approval),
      autoApprove: port.access?.autoApprove ?? null,
      maxDays: port.access?.maxDays ?? null,
      authentication: knownWord(AUTHENTICATIONS, port.access?.authentication),
      encryptedInTransit: port.access?.encryptedInTransit ?? null,
    },
    storage: {
      region: port.storage?.region ?? null,
      encryptedAtRest: port.storage?.encryptedAtRest ?? null,
    },
    terms: {
      [POINTER]: `${at}/contract/description`,
      usage: contract.description?.usage ?? null,
      limitations: contract.description?.limitations ?? null,
    },
  };
  return withWorkedOut(known, {
    location: () => locationOf(valueAt(place.document, `${place.pointer}/contract/servers`)),
    slo: () => sloView(contract, `${at}/contract`),
    qualityChecks: () =>
      withItemKeys(
        `${key}.qualityChecks`,
        `${label} › quality check`,
        qualityChecksOf(contract, `${at}/contract`),
        wordsOfCheck,
      ).map(({ item, ...names }) => ({
        ...item,
        [ELEMENT_KEY]: names.key,
        [ELEMENT_LABEL]: names.label,
      })),
    glossaryTerms: () => portDefinitionsOf(port),
    columns: () =>
      columnsOf(contract, `${place.pointer}/contract`).map((column) =>
        columnView(column, place, { key, label }),
      ),
  });
}

const SQL_SERVERS = new Set(
  (
    "athena azuresql bigquery clickhouse cloudsql databricks db2 denodo dremio duckdb glue hive impala informix " +
    "mysql oracle postgres postgresql presto redshift snowflake sqlserver synapse trino vertica zen"
  ).split(" "),
);

/** The format a contract names itself counts; otherwise what its first server is known to speak. */
function formatOf({ servers }: Contract): string | null {
  const server = servers?.[0];
  if (typeof server?.format === "string" && server.format !== "") return server.format.toLowerCase();
  const type = server?.type?.toLowerCase() ?? "";
  if (SQL_SERVERS.has(type)) return "sql";
  return type === "api" ? "rest" : null;
}

/** Every fact of the servers as `name=value` lines, so that a rule sees a secret wherever somebody put it. */
function locationOf(servers: Json | undefined): string | null {
  return servers === undefined ? null : factLines("", servers).join("\n");
}

function factLines(name: string, value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => factLines(name, item));
  if (!isJsonObject(value)) return value === null ? [] : [`${name}=${value}`];
  const { property, value: held, ...others } = value;
  // A custom property names its fact in a value rather than in a key.
  if (typeof property === "string" && held !== undefined) {
    return [...factLines(property, held), ...factLines(name, others)];
  }
  return Object.entries(value).flatMap(([key, item]) => factLines(key, item));
}

function sloView(contract: Contract, at: string) {
  const promises = promisesOf(contract);
  const pointerTo = (...kinds: ServiceLevelKind[]) => {
    const promise = kinds.flatMap((kind) => promises.filter((candidate) => candidate.kind === kind))[0];
    return at + (promise ? `${promise.pointer}/value` : "/slaProperties");
  };
  const levels = serviceLevelsOf(contract);
  return {
    [POINTER]: `${at}/slaProperties`,
    [POINTERS]: {
      freshnessHours: pointerTo("freshness", "frequency"),
      latencyHours: pointerTo("latency"),
      availability: pointerTo("availability"),
      retentionDays: pointerTo("retention"),
    },
    freshnessHours: levels.freshnessHours ?? null,
    latencyHours: levels.latencyHours ?? null,
    availability: levels.availability ?? null,
    retentionDays: levels.retentionDays ?? null,
  };
}

/** The checks of the contract, of its tables and of their columns, in one list. */
function qualityChecksOf(contract: Contract, at: string) {
  const objects = (contract.schema ?? []).flatMap((object, index) => [
    ...checks(object.quality, `${at}/schema/${index}`, null),
    ...checksBelow(object.properties, `${at}/schema/${index}`, ""),
  ]);
  return [...checks(contract.quality, at, null), ...objects];
}

function checksBelow(
  properties: SchemaProperty["properties"],
  holder: string,
  prefix: string,
): QualityCheck[] {
  return (properties ?? []).flatMap((property, index) => {
    const at = `${holder}/properties/${index}`;
    const path = prefix + (property.name || `#${index + 1}`);
    return [...checks(property.quality, at, path), ...checksBelow(property.properties, at, `${path}.`)];
  });
}

type QualityCheck = ReturnType<typeof checks>[number];

/** Its name; without one, what it measures and of which column. */
function wordsOfCheck({ name, metric, dimension, column }: QualityCheck) {
  return name?.trim() ? [name, column] : [metric ?? dimension, column];
}

function checks(rules: Contract["quality"], holder: string, column: string | null) {
  return (rules ?? []).map((rule, index) => ({
    [POINTER]: `${holder}/quality/${index}`,
    [POINTERS]: { column: holder },
    name: rule.name ?? null,
    metric: rule.metric ?? null,
    dimension: rule.dimension?.toLowerCase() ?? null,
    column,
  }));
}
