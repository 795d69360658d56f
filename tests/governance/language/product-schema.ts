import {
  boolean,
  date,
  list,
  number,
  object,
  oneOf,
  type RuleSchema,
  string,
} from "@/lib/governance/language/schema";

export const column = object("column", {
  name: string("Name"),
  type: oneOf("Type", ["string", "integer", "number", "boolean", "date", "timestamp", "object", "array"]),
  format: string("Format"),
  description: string("Description", { help: "What the column means, in business words." }),
  classification: oneOf("Classification", ["public", "internal", "confidential", "restricted"]),
  personalData: oneOf("Personal data", ["none", "personal", "special"]),
  masking: oneOf("Masking", ["none", "hash", "tokenise", "redact", "generalise"]),
  primaryKey: boolean("Primary key"),
  nullable: boolean("Nullable"),
  unique: boolean("Unique"),
  semanticType: string("Semantic type"),
  critical: boolean("Critical"),
});

export const outputPort = object("output port", {
  name: string("Name"),
  type: oneOf("Type", ["table", "files", "stream", "api", "model", "dashboard"]),
  version: string("Version"),
  description: string("Description"),
  access: object("Access", {
    approval: oneOf("Approval", ["none", "owner", "dpo"]),
    autoApprove: boolean("Automatic approval"),
    maxDays: number("Longest grant in days"),
    authentication: oneOf("Authentication", ["none", "basic", "oauth2", "iam", "mtls", "kerberos"]),
    encryptedInTransit: boolean("Encrypted in transit"),
  }),
  storage: object("Storage", { region: string("Region"), encryptedAtRest: boolean("Encrypted at rest") }),
  format: oneOf("Format", ["sql", "parquet", "iceberg", "delta", "rest", "avro", "xlsx"]),
  location: string("Location", { sensitive: true }),
  slo: object("Service level", {
    freshnessHours: number("Freshness in hours"),
    availability: number("Availability"),
    latencyHours: number("Latency in hours"),
    retentionDays: number("Retention in days"),
  }),
  qualityChecks: list(
    "Quality checks",
    object("quality check", { dimension: string("Dimension"), metric: string("Metric") }),
  ),
  terms: object("Terms", { usage: string("Usage"), licence: string("Licence") }),
  glossaryTerms: list("Glossary terms", string("glossary term")),
  columns: list("Columns", column),
});

const productFields = {
  id: string("Identifier"),
  name: string("Name"),
  title: string("Title"),
  summary: string("Summary"),
  description: string("Description"),
  version: string("Version"),
  status: oneOf("Status", ["proposed", "draft", "active", "deprecated", "retired"]),
  archetype: oneOf("Archetype", ["source-aligned", "aggregate", "consumer-aligned"]),
  criticality: oneOf("Criticality", ["tier-1", "tier-2", "tier-3"]),
  tags: list("Tags", string("tag")),
  team: object("Team", {
    name: string("Name"),
    email: string("E-mail"),
    supportChannel: string("Support channel"),
  }),
  privacy: object("Privacy", {
    legalBasis: oneOf("Legal basis", [
      "consent",
      "contract",
      "legal-obligation",
      "vital-interests",
      "public-task",
      "legitimate-interests",
    ]),
    purpose: string("Purpose"),
    erasure: string("Erasure"),
    dpiaUrl: string("Impact assessment"),
  }),
  retention: object("Retention", { days: number("Days") }),
  terms: object("Terms", { usage: string("Usage"), licence: string("Licence") }),
  lifecycle: object("Lifecycle", {
    sunset: date("Sunset date"),
    successor: string("Successor"),
    migrationGuide: string("Migration guide"),
  }),
  usage: object("Usage", { consumers: number("Consumers"), lastReadDays: number("Days since last read") }),
  inputPorts: list(
    "Input ports",
    object("input port", { name: string("Name"), product: string("Upstream product") }),
  ),
  outputPorts: list("Output ports", outputPort),
};

const breaking = object("breaking change", { kind: string("Kind"), detail: string("Detail") });
const lowered = object("lowered classification", { from: string("From"), to: string("To") });

export const schema: RuleSchema = {
  product: object("data product", productFields),
  previous: object("previous version", productFields),
  change: object("changes", {
    breaking: list("Breaking changes", breaking),
    lowered: list("Lowered classifications", lowered),
  }),
  access: object("access", {
    requests: list(
      "Access requests",
      object("access request", { purpose: string("Purpose"), days: number("Days") }),
    ),
  }),
};
