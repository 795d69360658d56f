import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS, type View } from "@/lib/governance/language/view";

export const ASOF = new Date("2026-03-01T12:00:00Z");

const ID_COLUMN = {
  name: "customer_id",
  type: "string",
  format: null,
  description: "Stable number of the customer",
  classification: "internal",
  personalData: "personal",
  masking: "hash",
  primaryKey: true,
  nullable: false,
  semanticType: "corp:customer-id",
};

const PRODUCT = {
  name: "customer-orders",
  title: "Customer orders",
  description:
    "Every order line of every customer since 2019, refreshed hourly from the web shop and the stores.",
  version: "2.0.0",
  status: "active",
  criticality: "tier-1",
  tags: ["orders"],
  team: { name: "Sales data", email: "sales-data@example.com", supportChannel: "#sales-data" },
  privacy: {
    legalBasis: "contract",
    purpose: "Fulfilment of the orders customers place.",
    erasure: "Rows are removed within 30 days of a request.",
    dpiaUrl: "https://example.com/dpia/1",
  },
  retention: { days: 1095 },
  terms: {
    usage: "For analysis inside the company, never for decisions about single people.",
    licence: "internal",
  },
  lifecycle: {
    sunset: "2026-09-01",
    successor: "sales/orders-2",
    migrationGuide: "https://example.com/migrate",
  },
  usage: { consumers: 4, lastReadDays: 2 },
  inputPorts: [{ name: "shop-orders", product: "shop/orders" }],
  outputPorts: [
    {
      name: "order-lines",
      version: "2.0.0",
      access: { approval: "owner", authentication: "iam", encryptedInTransit: true },
      storage: { region: "eu-central", encryptedAtRest: true },
      format: "delta",
      location: "databricks://sales.gold",
      slo: { freshnessHours: 1, availability: 99.9 },
      qualityChecks: [{ dimension: "completeness" }, { dimension: "timeliness" }],
      glossaryTerms: ["Order"],
      columns: [
        ID_COLUMN,
        {
          ...ID_COLUMN,
          name: "health_note",
          classification: "restricted",
          personalData: "special",
          primaryKey: false,
        },
        {
          ...ID_COLUMN,
          name: "ordered_at",
          type: "timestamp",
          format: "iso8601-utc",
          personalData: "none",
          primaryKey: false,
        },
      ],
    },
  ],
};

export type Product = typeof PRODUCT;

/** A product every starter rule accepts, after `edit` has had its way with a copy. */
export function aProduct(edit: (product: Product) => void = () => {}): Product {
  const product = structuredClone(PRODUCT);
  edit(product);
  return product;
}

/** The policy view of a product, with the pointers a descriptor would have: columns live in the contract's schema. */
export function aView(
  product: Product,
  { breaking = [{ kind: "column removed", detail: "discount" }] } = {},
): View {
  const outputPorts = product.outputPorts.map((port, p) => {
    const portPointer = `/outputPorts/${p}`;
    const listPointer = `${portPointer}/contract/schema/0/properties`;
    const columns = port.columns.map((column, c) => ({
      ...column,
      [POINTER]: `${listPointer}/${c}`,
      [POINTERS]: { personalData: `${listPointer}/${c}/customProperties/0/value` },
      [ELEMENT_KEY]: `outputPorts[${port.name}].columns[${column.name}]`,
      [ELEMENT_LABEL]: `Output port "${port.name}" › column "${column.name}"`,
    }));
    return {
      ...port,
      columns,
      [POINTER]: portPointer,
      [POINTERS]: { columns: listPointer },
      [ELEMENT_KEY]: `outputPorts[${port.name}]`,
      [ELEMENT_LABEL]: `Output port "${port.name}"`,
    };
  });
  return {
    product: {
      ...product,
      outputPorts,
      [POINTER]: "",
      [ELEMENT_KEY]: "product",
      [ELEMENT_LABEL]: product.title,
    },
    previous: { ...structuredClone(PRODUCT), version: "1.5.0" },
    change: { breaking, lowered: [] },
  };
}
