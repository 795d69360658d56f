import type { JsonObject } from "@/lib/registry/json";

/**
 * Work in progress, with the faults work in progress has: what the live check and the gate say about them is part of
 * what the demo shows.
 */
export type DemoDraft = { domain: string; name: string; title: string; by: string; document: JsonObject };

export const DEMO_DRAFTS: readonly DemoDraft[] = [
  {
    domain: "campaigns",
    name: "newsletter-audience",
    title: "Newsletter audience",
    by: "tom@agora.example",
    document: {
      apiVersion: "v1.0.0",
      kind: "DataProduct",
      domain: "campaigns",
      name: "newsletter-audience",
      version: "1.0.0",
      status: "draft",
      title: "Newsletter audience",
      summary: "Who receives which newsletter.",
      archetype: "consumer-aligned",
      description: { purpose: "Addresses and interests of newsletter readers." },
      tags: ["newsletter", "campaigns"],
      team: { name: "Marketing insight", members: [{ username: "tom@agora.example", role: "owner" }] },
      outputPorts: [
        {
          name: "subscribers",
          version: "1.0.0",
          type: "table",
          contract: {
            apiVersion: "v3.1.0",
            kind: "DataContract",
            id: "campaigns.newsletter-audience.subscribers",
            version: "1.0.0",
            status: "draft",
            servers: [
              {
                server: "production",
                type: "snowflake",
                account: "agora-marketing",
                database: "CAMPAIGNS",
                schema: "GOLD",
              },
            ],
            schema: [
              {
                name: "subscribers",
                physicalType: "table",
                properties: [
                  {
                    name: "subscriber_id",
                    logicalType: "string",
                    required: true,
                    primaryKey: true,
                    classification: "internal",
                  },
                  {
                    name: "email",
                    logicalType: "string",
                    required: true,
                    description: "mail",
                    classification: "restricted",
                    customProperties: [{ property: "personalData", value: "personal" }],
                  },
                  { name: "Interests", logicalType: "string" },
                ],
              },
            ],
          },
        },
      ],
    },
  },
  {
    domain: "product-development",
    name: "feature-catalogue",
    title: "Feature catalogue",
    by: "leo@agora.example",
    document: {
      apiVersion: "v1.0.0",
      kind: "DataProduct",
      domain: "product-development",
      name: "feature-catalogue",
      version: "1.0.0",
      status: "draft",
      title: "Feature catalogue",
      summary: "All features with owner and release.",
      tags: ["features", "reference data"],
      outputPorts: [],
    },
  },
];
