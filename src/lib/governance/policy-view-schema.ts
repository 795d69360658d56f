import { BREAKING_KINDS } from "@/lib/registry/breaking-changes";
import {
  APPROVALS,
  ARCHETYPES,
  AUTHENTICATIONS,
  CLASSIFICATIONS,
  CRITICALITIES,
  DISCOVERABLE_BY,
  LEGAL_BASES,
  MASKINGS,
  PERSONAL_DATA,
  PORT_TYPES,
} from "@/lib/registry/descriptor";
import { Lifecycle } from "@/lib/registry/model";
import { CONSUMER_KINDS } from "./access-facts";
import { boolean, date, list, number, object, oneOf, type RuleSchema, string } from "./language/schema";

const column = object("column", {
  name: string("Name"),
  path: string("Path", { help: "The name with its parents: lines.sku." }),
  schema: string("Table or topic"),
  title: string("Business name"),
  type: string("Type"),
  physicalType: string("Physical type"),
  format: string("Format"),
  description: string("Description"),
  classification: oneOf("Classification", CLASSIFICATIONS),
  personalData: oneOf("Personal data", PERSONAL_DATA),
  masking: oneOf("Masking", MASKINGS),
  semanticType: string("Semantic type"),
  primaryKey: boolean("Primary key"),
  nullable: boolean("May be empty"),
  unique: boolean("Unique"),
  critical: boolean("Critical data element"),
  tags: list("Tags", string("tag")),
});

const outputPort = object("output port", {
  name: string("Name"),
  type: oneOf("Type", PORT_TYPES),
  version: string("Version"),
  description: string("Description"),
  tags: list("Tags", string("tag")),
  platform: string("Platform", { help: "The type of the contract's first server." }),
  format: string("Format", { help: "What the data can be read as: sql, parquet, rest …" }),
  location: string("Location", {
    help: "The connection details of the contract's servers, one a line.",
    sensitive: true,
  }),
  access: object("Access", {
    approval: oneOf("Approval", APPROVALS),
    autoApprove: boolean("Approved automatically"),
    maxDays: number("Longest grant in days"),
    authentication: oneOf("Authentication", AUTHENTICATIONS),
    encryptedInTransit: boolean("Encrypted in transit"),
  }),
  storage: object("Storage", {
    region: string("Region"),
    encryptedAtRest: boolean("Encrypted at rest"),
  }),
  slo: object("Service levels", {
    freshnessHours: number("Freshness in hours"),
    latencyHours: number("Latency in hours"),
    availability: number("Availability in per cent"),
    retentionDays: number("Retention in days"),
  }),
  qualityChecks: list(
    "Quality checks",
    object("quality check", {
      name: string("Name"),
      metric: string("Metric"),
      dimension: string("Dimension", { help: "completeness, timeliness, accuracy …" }),
      column: string("Column", { help: "Missing for a check of the whole table or contract." }),
    }),
  ),
  terms: object("Terms", { usage: string("Usage"), limitations: string("Limitations") }),
  glossaryTerms: list("Glossary terms", string("glossary term")),
  columns: list("Columns", column),
});

const inputPort = object("input port", {
  name: string("Name"),
  version: string("Version"),
  product: string("Upstream product", { help: "domain/product#port, for a product of this mesh." }),
  external: string("Outside source"),
});

const described = {
  name: string("Name"),
  domain: string("Domain"),
  title: string("Title"),
  summary: string("Summary"),
  version: string("Version"),
  status: oneOf("Status", Lifecycle.options),
  archetype: oneOf("Archetype", ARCHETYPES),
  criticality: oneOf("Criticality", CRITICALITIES),
  tags: list("Tags", string("tag")),
  description: object("Description", {
    purpose: string("Purpose"),
    limitations: string("Limitations"),
    usage: string("Usage"),
  }),
  owner: object("Owner", {
    team: string("Team"),
    email: string("E-mail", { help: "The user name of the first team member whose role is owner." }),
    supportChannel: string("Support channel"),
  }),
  members: list(
    "Team members",
    object("team member", { username: string("User name"), role: string("Role") }),
  ),
  support: list(
    "Support channels",
    object("support channel", { channel: string("Channel"), tool: string("Tool"), url: string("Link") }),
  ),
  links: list("Links", object("link", { type: string("Type"), url: string("Link") })),
  privacy: object("Privacy", {
    legalBasis: oneOf("Legal basis", LEGAL_BASES),
    purpose: string("Purpose of processing"),
    erasure: string("Erasure procedure"),
    dpiaUrl: string("Impact assessment"),
  }),
  retention: object("Retention", { days: number("Days") }),
  terms: object("Terms", { usage: string("Terms of use"), licence: string("Licence") }),
  lifecycle: object("Lifecycle", {
    sunset: date("Sunset date"),
    successor: string("Successor"),
    migrationGuide: string("Migration guide"),
  }),
  visibility: object("Visibility", { discoverableBy: oneOf("Discoverable by", DISCOVERABLE_BY) }),
  outputPorts: list("Output ports", outputPort),
  inputPorts: list("Input ports", inputPort),
};

const changed = {
  place: string("Where"),
  message: string("What changed"),
};

const accessRequest = object("access request", {
  purpose: string("Purpose", {
    help: "The purpose that was chosen and the words beside it. Findings never quote it.",
    sensitive: true,
  }),
  days: number("Days", { help: "For how long." }),
  renewal: boolean("Renewal", { help: "It is to go on from access that is still in force." }),
  namesColumns: boolean("Names its columns"),
  columns: list("Columns asked for", column, { help: "Where none are named, all of the port." }),
  classification: oneOf("Highest classification", CLASSIFICATIONS, {
    help: "Of the columns asked for.",
  }),
  personalData: oneOf("Personal data", PERSONAL_DATA, { help: "The strictest of the columns asked for." }),
  consumer: object("Consumer", {
    kind: oneOf("Kind", CONSUMER_KINDS),
    domain: string("Domain", { help: "The one that acts for a team or a product; missing for a person." }),
  }),
  port: outputPort,
});

/** The fields rules can read, with the words people see for them; held equal to `policyView`'s output by a test. */
export const POLICY_SCHEMA = {
  product: object("Product", {
    ...described,
    lastPublished: date("Last published", { help: "Today, while the product is being published." }),
  }),
  previous: object("Last published version", described),
  change: object("Changes since the last published version", {
    breaking: list(
      "Breaking changes",
      object("breaking change", { kind: oneOf("Kind", BREAKING_KINDS), ...changed }),
    ),
    lowered: list(
      "Lowered protections",
      object("lowered protection", {
        kind: oneOf("Fact", ["classification", "personalData"]),
        ...changed,
        before: string("Before"),
        after: string("Now"),
      }),
    ),
  }),
  access: object("Access", { requests: list("Access requests", accessRequest) }),
} as const satisfies RuleSchema;
