import { equalJson, isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { noteOf, withoutNote } from "./file-note";
import { fromOdps, joinContracts } from "./import-odps";
import { mapPorts } from "./map-ports";
import { lowered } from "./own-field-exchange";
import { OWN_FIELDS } from "./own-fields";

export const PRODUCT_FILE = "product.odps.yaml";

/** The product as one ODPS document; its contracts stay behind and are pointed to by `contractId` and `version`. */
export function toOdps(document: JsonObject): JsonObject {
  return exported(document).product;
}

/** The product and its contracts, a document for each file. Reading them back gives the equal descriptor. */
export function toBundle(document: JsonObject): Readonly<Record<string, JsonObject>> {
  const { product, contracts } = exported(document);
  return { [PRODUCT_FILE]: product, ...contracts };
}

type Exported = { product: JsonObject; contracts: Readonly<Record<string, JsonObject>> };

function exported(document: JsonObject): Exported {
  const simple = detached(document, false);
  if (Object.keys(simple.contracts).length === 0) return simple;
  const back = joinContracts(fromOdps(simple.product), simple.contracts);
  const isEnough = equalJson(withoutNotes(back), withoutNotes(document));
  return isEnough ? simple : detached(document, true);
}

/** Takes the contracts out. With `named`, every port says which file its contract is in, or that it has none. */
function detached(document: JsonObject, named: boolean): Exported {
  const contracts: Record<string, JsonObject> = {};
  const bare = mapPorts(document, "outputPorts", (port) => {
    const { contract, ...rest } = port;
    if (isInPlace(port)) return port;
    if (!isJsonObject(contract))
      return named && contract === undefined ? { contractFile: null, ...port } : port;
    const file = freeName(rest.name, contracts);
    contracts[file] = contract;
    const added = {
      ...(!Object.hasOwn(rest, "contractId") &&
        typeof contract.id === "string" && { contractId: contract.id }),
      ...(!Object.hasOwn(rest, "version") &&
        typeof contract.version === "string" && { version: contract.version }),
    };
    return { ...rest, ...added, ...(named && { contractFile: { file, added: Object.keys(added) } }) };
  });
  const ports = mapPorts(bare, "outputPorts", (port) => lowered(port, OWN_FIELDS.outputPort));
  const edges = mapPorts(ports, "inputPorts", (port) => lowered(port, OWN_FIELDS.inputPort));
  return { product: lowered(edges, OWN_FIELDS.product), contracts };
}

/** Whether the file this port came from had its contract within. */
function isInPlace(port: JsonObject): boolean {
  const note = noteOf(port);
  return note?.asWritten === true || note?.inPlace?.includes("contract") === true;
}

function freeName(portName: Json | undefined, taken: Readonly<Record<string, JsonObject>>): string {
  const spelt = typeof portName === "string" ? portName.toLowerCase().replace(/[^a-z0-9]+/g, "-") : "";
  const base = spelt.replace(/^-+|-+$/g, "").slice(0, 80) || "port";
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? "" : `-${count}`}.odcs.yaml`;
    if (!Object.hasOwn(taken, name)) return name;
  }
}

function withoutNotes(document: JsonObject): JsonObject {
  return mapPorts(mapPorts(withoutNote(document), "outputPorts", withoutNote), "inputPorts", withoutNote);
}
