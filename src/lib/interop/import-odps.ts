import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { mapPorts } from "./map-ports";
import { lifted } from "./own-field-exchange";
import { OWN_FIELDS } from "./own-fields";

/** An ODPS document as a descriptor: everything verbatim, our custom properties as the fields they stand for. */
export function fromOdps(product: JsonObject): JsonObject {
  const root = lifted(product, OWN_FIELDS.product);
  const ports = mapPorts(root, "outputPorts", (port) => lifted(port, OWN_FIELDS.outputPort));
  return mapPorts(ports, "inputPorts", (port) => lifted(port, OWN_FIELDS.inputPort));
}

/** Puts contracts, by file name, into the ports that name their file or their id; a port's own contract stays. */
export function joinContracts(
  descriptor: JsonObject,
  contracts: Readonly<Record<string, JsonObject>>,
): JsonObject {
  return mapPorts(descriptor, "outputPorts", (port) => {
    if (Object.hasOwn(port, "contract")) return port;
    return Object.hasOwn(port, "contractFile")
      ? joinedByFile(port, contracts)
      : joinedById(port, Object.values(contracts));
  });
}

function joinedByFile(port: JsonObject, contracts: Readonly<Record<string, JsonObject>>): JsonObject {
  const { contractFile, ...rest } = port;
  if (contractFile === null) return rest;
  if (!isJsonObject(contractFile) || typeof contractFile.file !== "string") return port;
  const contract = Object.hasOwn(contracts, contractFile.file) ? contracts[contractFile.file] : undefined;
  if (!contract) return port;
  const added: readonly Json[] = Array.isArray(contractFile.added) ? contractFile.added : [];
  const kept = Object.fromEntries(Object.entries(rest).filter(([field]) => !added.includes(field)));
  return { ...kept, contract };
}

/** By id and version; by id alone when only one contract has it. */
function joinedById(port: JsonObject, contracts: readonly JsonObject[]): JsonObject {
  if (typeof port.contractId !== "string") return port;
  const sharing = contracts.filter(({ id }) => id === port.contractId);
  const exact = sharing.find(({ version }) => version === port.version);
  const contract = exact ?? (sharing.length === 1 ? sharing[0] : undefined);
  return contract ? { ...port, contract } : port;
}
