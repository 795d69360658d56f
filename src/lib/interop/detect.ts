import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { OWN_FIELDS } from "./own-fields";

/** The standards whose documents become drafts. */
export type ImportableKind = "agora" | "odps" | "odcs";

export type Detected = { kind: ImportableKind } | { kind: "other"; message: string };

/** Standards people have files of that cannot be read yet, each with what its documents alone have. */
const OTHERS: readonly [name: string, isOne: (document: JsonObject) => boolean][] = [
  [
    "a Data Contract Specification (datacontract.com)",
    ({ dataContractSpecification }) => dataContractSpecification !== undefined,
  ],
  ["a product of the LF Open Data Product Specification", isLinuxFoundationProduct],
  [
    "a data product descriptor of Open Data Mesh (DPDS)",
    ({ dataProductDescriptor }) => dataProductDescriptor !== undefined,
  ],
  ["a Data Mesh Manager product", ({ dataProductSpecification }) => dataProductSpecification !== undefined],
  [
    "a dbt artifact",
    ({ metadata }) => isJsonObject(metadata) && typeof metadata.dbt_schema_version === "string",
  ],
  [
    "a dbt project file",
    ({ models, sources, version }) => version === 2 && (Array.isArray(models) || Array.isArray(sources)),
  ],
  ["an AsyncAPI document", ({ asyncapi }) => asyncapi !== undefined],
  ["an OpenAPI document", ({ openapi, swagger }) => openapi !== undefined || swagger !== undefined],
  [
    "a Backstage entity",
    ({ apiVersion }) => typeof apiVersion === "string" && apiVersion.startsWith("backstage.io/"),
  ],
  ["an OpenLineage event", ({ eventTime, producer }) => eventTime !== undefined && producer !== undefined],
  ["a DCAT catalog", (document) => document["@context"] !== undefined || document.conformsTo !== undefined],
  ["a JSON Schema", ({ $schema, properties }) => typeof $schema === "string" && isJsonObject(properties)],
];

/** Which standard a document follows: by what it says, never by what its file is called. */
export function detectKind(document: JsonObject): Detected {
  const { kind } = document;
  if (kind === "DataProduct") return { kind: isNative(document) ? "agora" : "odps" };
  if (kind === "DataContract") return { kind: "odcs" };
  const other = OTHERS.find(([, isOne]) => isOne(document));
  if (other) return { kind: "other", message: `This is ${other[0]}, which cannot be imported yet.` };
  if (looksLikeContract(document)) return { kind: "odcs" };
  if (Array.isArray(document.outputPorts)) return { kind: isNative(document) ? "agora" : "odps" };
  const message = 'This is no document we know: "kind" is neither DataProduct nor DataContract.';
  return { kind: "other", message };
}

/** ODPS is closed, so a document that says what only a descriptor can say is one. */
function isNative(document: JsonObject): boolean {
  return (
    hasAny(document, OWN_FIELDS.product) ||
    itemsOf(document.outputPorts).some((port) => hasAny(port, OWN_FIELDS.outputPort)) ||
    itemsOf(document.inputPorts).some((port) => hasAny(port, OWN_FIELDS.inputPort))
  );
}

function hasAny(value: Json, fields: readonly string[]): boolean {
  return isJsonObject(value) && fields.some((field) => Object.hasOwn(value, field));
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A contract whose writer forgot the kind, told by what stands in every contract, of ODCS 2 or 3. */
function looksLikeContract({ apiVersion, schema, dataset }: JsonObject): boolean {
  return (
    typeof apiVersion === "string" &&
    /^v[23]\./.test(apiVersion) &&
    (Array.isArray(schema) || Array.isArray(dataset))
  );
}

function isLinuxFoundationProduct({ schema, product, kind }: JsonObject): boolean {
  const isNamed = typeof schema === "string" && schema.includes("opendataproducts.org");
  return isNamed || (isJsonObject(product) && kind === undefined);
}
