import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { type Suggestion, slugOf } from "./suggestion";

/** Where the contract of an imported ODCS document stands in its draft. */
export const CONTRACT_POINTER = "/outputPorts/0/contract";

/** A draft around a data contract: one output port that carries it exactly as it was written. */
export function fromOdcs(contract: JsonObject, { name, title, domain, version }: Suggestion): JsonObject {
  const type = portTypeOf(contract);
  return {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    ...(domain && { domain }),
    ...(name && { name }),
    version,
    status: "draft",
    ...(title && { title }),
    ...(isJsonObject(contract.description) && { description: contract.description }),
    ...(Array.isArray(contract.tags) && { tags: contract.tags }),
    outputPorts: [
      {
        name: portNameOf(contract) || name || "data",
        ...(typeof contract.version === "string" && { version: contract.version }),
        ...(type && { type }),
        ...(typeof contract.id === "string" && { contractId: contract.id }),
        contract,
      },
    ],
  };
}

/** A port is called after its table when there is only one. */
function portNameOf({ schema }: JsonObject): string {
  const [only, ...others]: readonly Json[] = Array.isArray(schema) ? schema : [];
  if (others.length > 0 || !isJsonObject(only)) return "";
  return typeof only.name === "string" ? slugOf(only.name) : "";
}

const PORT_TYPES: ReadonlyMap<string, string> = new Map([
  ...["kafka", "kinesis", "pubsub"].map((type) => [type, "stream"] as const),
  ...["s3", "azure", "sftp", "local", "glue"].map((type) => [type, "files"] as const),
  ["api", "api"],
  ["topic", "stream"],
  ["file", "files"],
  ["table", "table"],
  ["view", "table"],
]);

function portTypeOf({ servers, schema }: JsonObject): string | undefined {
  const [server] = typesIn(servers, "type");
  // Every kind of server ODCS knows beside these is a database; a custom one may be anything.
  if (server && server !== "custom") return PORT_TYPES.get(server) ?? "table";
  return typesIn(schema, "physicalType").flatMap((type) => PORT_TYPES.get(type.toLowerCase()) ?? [])[0];
}

function typesIn(list: Json | undefined, field: string): string[] {
  const items: readonly Json[] = Array.isArray(list) ? list : [];
  return items.flatMap((item) => {
    const type = isJsonObject(item) ? item[field] : undefined;
    return typeof type === "string" ? [type] : [];
  });
}
