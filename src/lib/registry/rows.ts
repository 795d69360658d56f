import { businessDefinitionsOf } from "./business-definitions";
import { columnsOf } from "./columns";
import type { Descriptor, InputPort, OutputPort } from "./descriptor";
import type { JsonObject } from "./json";
import { readDescriptor } from "./read-descriptor";
import { highestClassification, highestPersonalData } from "./sensitivity";

export type PortRow = { position: number; name: string; type: string; platform: string; version: string };

export type ColumnRow = {
  position: number;
  portName: string;
  path: string;
  type: string;
  classification: string;
  personalData: string;
  description: string;
};

export type InputRow = {
  position: number;
  inputName: string;
  /** `domain/product` of the upstream product; null for a source outside the mesh. */
  productRef: string | null;
  portName: string | null;
  external: string | null;
};

export type DefinitionRow = {
  position: number;
  /** Empty where the product as a whole is meant. */
  portName: string;
  /** Null where the port, its contract or one of its tables is meant. */
  path: string | null;
  url: string;
};

/** What a version puts into tables, so that it can be queried; all of it can be made again from the descriptor. */
export type ProductRows = {
  ports: readonly PortRow[];
  columns: readonly ColumnRow[];
  tags: readonly string[];
  inputs: readonly InputRow[];
  definitions: readonly DefinitionRow[];
};

/** The facts about a product as a whole that its rows add up to; the empty string where nothing is stated. */
export type RowFacts = {
  classification: string;
  personalData: string;
  platforms: readonly string[];
  portTypes: readonly string[];
};

export function toRows(document: JsonObject): ProductRows {
  const { descriptor } = readDescriptor(document);
  const ports = descriptor.outputPorts ?? [];
  return {
    ports: ports.map((port, position) => ({
      position,
      name: port.name ?? "",
      type: port.type ?? "",
      platform: platformOf(port),
      version: port.version ?? port.contract?.version ?? "",
    })),
    columns: ports.flatMap(columnRowsOf).map((row, position) => ({ ...row, position })),
    tags: tagsOf(descriptor),
    inputs: (descriptor.inputPorts ?? []).flatMap((port, position) => {
      const edge = edgeOf(port);
      return edge ? [{ position, inputName: port.name ?? "", ...edge }] : [];
    }),
    definitions: definitionsIn(descriptor).map((row, position) => ({ ...row, position })),
  };
}

export function summaryOf({ ports, columns }: ProductRows): RowFacts {
  return {
    classification: highestClassification(columns.map((column) => column.classification)) ?? "",
    personalData: highestPersonalData(columns.map((column) => column.personalData)) ?? "",
    platforms: distinct(ports.map((port) => port.platform)),
    portTypes: distinct(ports.map((port) => port.type)),
  };
}

/** The kind of place the data of a port comes from: the type of its contract's first server that states one. */
export function platformOf(port: OutputPort): string {
  return port.contract?.servers?.find((server) => server.type)?.type ?? "";
}

function columnRowsOf(port: OutputPort): Omit<ColumnRow, "position">[] {
  return columnsOf(port.contract ?? {}).map((column) => ({
    portName: port.name ?? "",
    path: column.path,
    type: column.type ?? column.physicalType ?? "",
    classification: column.classification ?? "",
    personalData: column.personalData ?? "",
    description: column.description ?? "",
  }));
}

function definitionsIn(descriptor: Descriptor): Omit<DefinitionRow, "position">[] {
  return [
    ...distinct(businessDefinitionsOf(descriptor)).map((url) => ({ portName: "", path: null, url })),
    ...(descriptor.outputPorts ?? []).flatMap(definitionsOfPort),
  ];
}

function definitionsOfPort(port: OutputPort): Omit<DefinitionRow, "position">[] {
  const { contract = {} } = port;
  const portName = port.name ?? "";
  const ofThePort = distinct(portDefinitionsOf(port)).map((url) => ({ portName, path: null, url }));
  const ofColumns = columnsOf(contract).flatMap(({ path, definitions }) =>
    distinct(definitions).map((url) => ({ portName, path, url })),
  );
  return [...ofThePort, ...ofColumns];
}

/** What a port's rows mean, wherever in the port, its contract or its tables that is said. */
export function portDefinitionsOf(port: OutputPort): string[] {
  const { contract = {} } = port;
  return [port, contract, ...(contract.schema ?? [])].flatMap((holder) => businessDefinitionsOf(holder));
}

/** Tags are compared without regard to case and spaces around them; the first spelling is the one shown. */
function tagsOf({ tags = [] }: Descriptor): string[] {
  const bySpelling = new Map<string, string>();
  for (const tag of tags.map((tag) => tag.trim()).filter((tag) => tag !== "")) {
    if (!bySpelling.has(tag.toLowerCase())) bySpelling.set(tag.toLowerCase(), tag);
  }
  return [...bySpelling.values()];
}

/** `shop/orders#orders-stream`, the port being optional. */
const UPSTREAM = /^\s*([^/#\s]+\/[^/#\s]+)(?:#(\S+))?\s*$/;

function edgeOf({
  product,
  external,
}: InputPort): Pick<InputRow, "productRef" | "portName" | "external"> | null {
  const upstream = UPSTREAM.exec(product ?? "");
  if (upstream?.[1]) return { productRef: upstream[1], portName: upstream[2] ?? null, external: null };
  // A reference that cannot be read still says that the data comes from somewhere.
  const source = (external ?? product ?? "").trim();
  return source ? { productRef: null, portName: null, external: source } : null;
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => word !== ""))];
}
