import { BUSINESS_DEFINITION } from "@/lib/registry/business-definitions";
import type { JsonObject } from "@/lib/registry/json";
import { demoTermUrl } from "./terms";

/** A column in short: what is not said takes the usual value. */
export type DemoColumn = {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "date" | "timestamp";
  description: string;
  key?: true;
  optional?: true;
  classification?: "public" | "internal" | "confidential" | "restricted";
  personalData?: "personal" | "special";
  masking?: "hash" | "tokenise" | "redact" | "generalise";
};

export type DemoPort = {
  name: string;
  type: "table" | "files" | "stream" | "api" | "model" | "dashboard";
  description: string;
  server: JsonObject;
  /** The table, topic or file the columns belong to. */
  object: string;
  freshnessHours: number;
  availability: number;
  columns: readonly DemoColumn[];
  approval?: "none" | "steward" | "owner" | "dpo";
  region?: string;
};

export type DemoProduct = {
  domain: string;
  name: string;
  title: string;
  summary: string;
  archetype: "source-aligned" | "aggregate" | "consumer-aligned";
  criticality: "tier-1" | "tier-2" | "tier-3";
  tags: readonly string[];
  purpose: string;
  limitations: string;
  usage: string;
  team: { name: string; owner: string; channel: string };
  retentionDays: number;
  privacy?: { legalBasis: string; purpose: string; erasure: string; dpiaUrl?: string };
  inputs?: readonly ({ name: string; product: string } | { name: string; external: string })[];
  ports: readonly DemoPort[];
};

export function toDescriptor(product: DemoProduct, id: string): JsonObject {
  const { archetype, criticality, domain, name, summary, tags, title } = product;
  return {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    domain,
    name,
    version: "1.0.0",
    status: "draft",
    title,
    summary,
    archetype,
    criticality,
    description: { purpose: product.purpose, limitations: product.limitations, usage: product.usage },
    tags: [...tags],
    team: { name: product.team.name, members: [{ username: product.team.owner, role: "owner" }] },
    support: [
      {
        channel: product.team.channel,
        tool: "slack",
        scope: "interactive",
        url: `https://chat.agora.example/${product.team.channel.replace("#", "")}`,
      },
    ],
    ...(product.privacy && { privacy: product.privacy }),
    retention: { days: product.retentionDays },
    terms: {
      usage: "For use inside the company. Do not pass rows on; publish a product of your own instead.",
      licence: "internal",
    },
    visibility: { discoverableBy: "everyone" },
    inputPorts: (product.inputs ?? []).map((input) => ({ ...input, version: "1.0.0" })),
    outputPorts: product.ports.map((port) => toPort(port, product)),
  };
}

function toPort(port: DemoPort, product: DemoProduct): JsonObject {
  return {
    name: port.name,
    version: "1.0.0",
    type: port.type,
    description: port.description,
    contractId: `${product.domain}.${product.name}.${port.name}`,
    access: {
      approval: port.approval ?? "owner",
      autoApprove: false,
      maxDays: 365,
      authentication: "iam",
      encryptedInTransit: true,
    },
    storage: { region: port.region ?? "eu-central", encryptedAtRest: true },
    contract: {
      apiVersion: "v3.1.0",
      kind: "DataContract",
      id: `${product.domain}.${product.name}.${port.name}`,
      name: port.name,
      version: "1.0.0",
      status: "active",
      servers: [{ server: "production", ...port.server }],
      schema: [
        {
          name: port.object,
          physicalType: port.type === "stream" ? "topic" : "table",
          properties: port.columns.map((column, index) => toProperty(column, index, product.name)),
        },
      ],
      slaProperties: [
        { property: "frequency", value: port.freshnessHours, unit: "h" },
        { property: "availability", value: port.availability, unit: "%" },
        { property: "retention", value: Math.round(product.retentionDays / 365), unit: "y" },
      ],
      quality: [
        { name: "Not empty", metric: "rowCount", mustBeGreaterThan: 0, dimension: "completeness" },
        {
          name: "Delivered on time",
          type: "sql",
          query: `SELECT count(*) FROM ${port.object} WHERE loaded_at > now() - interval '${port.freshnessHours} hours'`,
          mustBeGreaterThan: 0,
          dimension: "timeliness",
        },
      ],
    },
  };
}

function toProperty(column: DemoColumn, index: number, productName: string): JsonObject {
  const facts = [
    { property: "personalData", value: column.personalData ?? "none" },
    ...(column.masking ? [{ property: "masking", value: column.masking }] : []),
  ];
  const term = demoTermUrl(column.name, productName);
  return {
    name: column.name,
    logicalType: column.type,
    ...(column.key && { primaryKey: true, primaryKeyPosition: index + 1, unique: true }),
    required: !column.optional,
    description: column.description,
    classification: column.classification ?? "internal",
    ...(term && { authoritativeDefinitions: [{ type: BUSINESS_DEFINITION, url: term }] }),
    customProperties: facts,
  };
}
