import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";

/** An output port as a producer starts it: a table with its contract, whose id never changes afterwards. */
export function freshPort(contractId: string): JsonObject {
  return {
    name: "",
    type: "table",
    version: "1.0.0",
    contract: {
      apiVersion: "v3.1.0",
      kind: "DataContract",
      id: contractId,
      version: "1.0.0",
      status: "active",
      servers: [],
      schema: [],
    },
  };
}

/** The port once more under a free name, with a contract of its own. */
export function duplicatePort(port: JsonObject, names: ReadonlySet<string>, contractId: string): JsonObject {
  const name = freeName(typeof port.name === "string" ? port.name : "output-port", names);
  const { contract, ...others } = port;
  return {
    ...others,
    name,
    ...(isJsonObject(contract) ? { contract: { ...contract, id: contractId } } : {}),
  };
}

export function namesIn(list: readonly Json[]): Set<string> {
  return new Set(
    list.flatMap((item) => (isJsonObject(item) && typeof item.name === "string" ? [item.name] : [])),
  );
}

/** `orders`, or `orders-2` where that is taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, "");
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** How many columns the port's tables have at their top level. */
export function columnCount(port: Json): number {
  const tables = valueAt(port, "/contract/schema");
  if (!Array.isArray(tables)) return 0;
  return tables.reduce<number>((sum, table: Json) => {
    const columns = valueAt(table, "/properties");
    return sum + (Array.isArray(columns) ? columns.length : 0);
  }, 0);
}
