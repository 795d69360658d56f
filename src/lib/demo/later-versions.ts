import type { Json, JsonObject } from "@/lib/registry/json";
import { valueAt, withValueAt } from "@/lib/registry/json-pointer";
import type { ProductRef } from "@/lib/registry/model";

type LaterVersion = { version: string; note: string; change: (first: JsonObject) => JsonObject };

const COLUMNS = "/outputPorts/0/contract/schema/0/properties";

/** A history to look at: an addition, then a breaking change. Each starts from the first version. */
const HISTORY: readonly LaterVersion[] = [
  {
    version: "1.1.0",
    note: "Adds the sales region to every order line.",
    change: (first) => withPortVersion(withRegion(first), "1.1.0"),
  },
  {
    version: "2.0.0",
    note: "The amount is now in cents, as an integer, so that sums are exact. Divide by 100 where you show it.",
    change: (first) => {
      const index = columnsOf(first).findIndex((column) => valueAt(column, "/name") === "net_amount");
      const next = withValueAt(withRegion(first), `${COLUMNS}/${index}/logicalType`, "integer");
      const described = withValueAt(
        next,
        `${COLUMNS}/${index}/description`,
        "Price of the line in euro cents after discounts.",
      );
      return withPortVersion(described, "2.0.0");
    },
  },
];

export function laterVersions({ domain, name }: ProductRef): readonly LaterVersion[] {
  return domain === "sales" && name === "customer-purchase-history" ? HISTORY : [];
}

function columnsOf(document: JsonObject): Json[] {
  const columns = valueAt(document, COLUMNS);
  return Array.isArray(columns) ? columns : [];
}

function withRegion(first: JsonObject): JsonObject {
  return withValueAt(first, `${COLUMNS}/${columnsOf(first).length}`, {
    name: "sales_region",
    logicalType: "string",
    required: true,
    description: "Region of the shop, or of the delivery address for online orders.",
    classification: "internal",
    customProperties: [{ property: "personalData", value: "none" }],
  });
}

function withPortVersion(document: JsonObject, version: string): JsonObject {
  return withValueAt(
    withValueAt(document, "/outputPorts/0/version", version),
    "/outputPorts/0/contract/version",
    version,
  );
}
