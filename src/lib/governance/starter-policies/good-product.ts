import type { JsonObject } from "@/lib/registry/json";

/** A product that passes every starter policy; their failing examples are small changes of it. */
export const GOOD_PRODUCT: JsonObject = {
  apiVersion: "v1.0.0",
  kind: "DataProduct",
  id: "6f1c2d34-8a5b-4c1e-9f20-3b7d5e6a8c90",
  domain: "sales",
  name: "customer-orders",
  version: "2.1.0",
  status: "active",
  title: "Customer orders",
  summary: "Every order line per customer since 2019, refreshed every hour.",
  archetype: "source-aligned",
  criticality: "tier-1",
  description: {
    purpose:
      "Order lines as the web shop booked them, for analyses of demand, returns and customer value across all countries.",
    limitations: "Orders of the former mobile shop are missing before March 2021.",
    usage: "Join it to the product master by product_id.",
  },
  tags: ["orders", "purchase history"],
  team: { name: "Sales data", members: [{ username: "ana.ruiz@example.com", role: "owner" }] },
  support: [{ channel: "#sales-data", tool: "slack", url: "https://chat.example.com/sales-data" }],
  privacy: {
    legalBasis: "contract",
    purpose: "To deliver the orders and to settle returns and complaints.",
    erasure: "A customer's rows are removed within 30 days of a request to privacy@example.com.",
    dpiaUrl: "https://privacy.example.com/dpia/customer-orders",
  },
  retention: { days: 1095 },
  terms: {
    usage: "For analyses inside the company; results about single customers stay in the team.",
    licence: "internal",
  },
  lifecycle: { sunset: null, successor: null, migrationGuide: null },
  inputPorts: [{ name: "shop-orders", version: "1.0.0", product: "shop/orders#orders-stream" }],
  outputPorts: [
    {
      name: "order-lines",
      version: "2.1.0",
      type: "table",
      description: "One row per order line.",
      authoritativeDefinitions: [{ type: "businessDefinition", url: "https://glossary.example.com/order" }],
      access: { approval: "owner", authentication: "iam", encryptedInTransit: true },
      storage: { region: "eu-central", encryptedAtRest: true },
      contract: {
        apiVersion: "v3.1.0",
        kind: "DataContract",
        id: "b0f3a1c2-order-lines",
        status: "active",
        servers: [
          {
            server: "production",
            type: "databricks",
            host: "dbc.example.com",
            catalog: "sales",
            schema: "gold",
          },
        ],
        schema: [
          {
            name: "order_lines",
            physicalType: "table",
            quality: [
              { metric: "rowCount", mustBeGreaterThan: 0, dimension: "completeness" },
              { name: "fresh within two hours", dimension: "timeliness" },
            ],
            properties: [
              {
                name: "order_line_id",
                logicalType: "string",
                required: true,
                primaryKey: true,
                description: "Number of the order line, unique in all shops.",
                classification: "internal",
              },
              {
                name: "customer_id",
                logicalType: "string",
                required: true,
                description: "The customer's number in the customer master.",
                classification: "confidential",
                customProperties: [
                  { property: "personalData", value: "personal" },
                  { property: "masking", value: "tokenise" },
                  { property: "semanticType", value: "corp:customer-id" },
                ],
              },
              {
                name: "ordered_at",
                logicalType: "timestamp",
                logicalTypeOptions: { format: "yyyy-MM-ddTHH:mm:ssZ" },
                description: "When the customer placed the order.",
                classification: "internal",
              },
            ],
          },
        ],
        slaProperties: [
          { property: "frequency", value: 1, unit: "h" },
          { property: "availability", value: 99.9, unit: "%" },
          { property: "retention", value: 3, unit: "y" },
        ],
      },
    },
  ],
};
