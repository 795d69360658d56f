import { randomUUID } from "node:crypto";

export type Column = Record<string, unknown> & { name: string };

/** Words nobody else uses, so that parallel journeys find their own products only. */
export function unique(words: string): string {
  return `${words} ${randomUUID().slice(0, 8)}`;
}

export function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(" ", "-");
}

export const COLUMNS: readonly Column[] = [
  {
    name: "visit_id",
    logicalType: "string",
    description: "Number of the visit, unique across all shops.",
    primaryKey: true,
    primaryKeyPosition: 1,
    required: true,
    unique: true,
    classification: "internal",
  },
  {
    name: "shop",
    logicalType: "string",
    description: "Short name of the shop that was visited.",
    required: true,
    classification: "internal",
  },
  {
    name: "counted_at",
    logicalType: "timestamp",
    logicalTypeOptions: { format: "iso8601-utc" },
    description: "When the visitor passed the door, in UTC.",
    required: true,
    classification: "internal",
  },
];

type Facts = { title: string; tags?: readonly string[]; columns?: readonly Column[] };

/** A descriptor that passes every policy of the demo mesh without a warning. */
export function goodDescriptor({ title, tags = ["shops"], columns = COLUMNS }: Facts) {
  const name = slugOf(title);
  return {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    name,
    version: "1.0.0",
    status: "draft",
    title,
    summary: "How many people visited which shop, counted at the door, every hour.",
    archetype: "source-aligned",
    criticality: "tier-3",
    description: {
      purpose:
        "Compare the visits of our shops over the hours and days, plan staff by them, and see what a campaign brought to the door.",
      limitations: "Children below one metre are not counted. Two doors of the shop in Oslo have no counter.",
      usage: "Join on shop. Hours without a visit have no row.",
    },
    tags: [...tags],
    team: { name: "Sales data", members: [{ username: "olivia@agora.example", role: "owner" }] },
    support: [
      {
        channel: "#sales-data",
        tool: "slack",
        scope: "interactive",
        url: "https://chat.agora.example/sales-data",
      },
    ],
    retention: { days: 730 },
    terms: { usage: "For use inside the company.", licence: "internal" },
    visibility: { discoverableBy: "everyone" },
    outputPorts: [
      {
        name: "visits",
        version: "1.0.0",
        type: "table",
        description: "One row per visit.",
        contractId: `${name}.visits`,
        access: {
          approval: "owner",
          autoApprove: false,
          maxDays: 365,
          authentication: "iam",
          encryptedInTransit: true,
        },
        storage: { region: "eu-central", encryptedAtRest: true },
        contract: {
          apiVersion: "v3.1.0",
          kind: "DataContract",
          id: `${name}.visits`,
          name: "visits",
          version: "1.0.0",
          status: "active",
          servers: [
            {
              server: "production",
              type: "postgresql",
              host: "pg-sales.agora.example",
              port: 5432,
              database: "sales",
              schema: "shops",
            },
          ],
          schema: [
            { name: "visits", physicalType: "table", properties: columns.map((column) => ({ ...column })) },
          ],
          slaProperties: [
            { property: "frequency", value: 1, unit: "h" },
            { property: "availability", value: 99.5, unit: "%" },
          ],
          quality: [
            { name: "Not empty", metric: "rowCount", mustBeGreaterThan: 0, dimension: "completeness" },
          ],
        },
      },
    ],
  };
}

/** A column that tells who visited, described as the policies of the demo ask. */
export function withPersonalData(
  descriptor: ReturnType<typeof goodDescriptor>,
  classification = "confidential",
  server?: Record<string, unknown>,
): object {
  const [port] = descriptor.outputPorts;
  if (!port) throw new Error("The product has a port.");
  const visitor = {
    name: "visitor_number",
    logicalType: "string",
    description: "Pseudonymous number of the card the visitor showed.",
    classification,
    customProperties: [
      { property: "personalData", value: "personal" },
      { property: "masking", value: "tokenise" },
    ],
  };
  const schema = [{ name: "visits", physicalType: "table", properties: [...COLUMNS, visitor] }];
  return {
    ...descriptor,
    privacy: {
      legalBasis: "contract",
      purpose: "Let visitors in who show a card, and know how many there are.",
      erasure: "Numbers are removed from every port within 30 days of a request, by a nightly job.",
    },
    outputPorts: [
      {
        ...port,
        contract: { ...port.contract, schema, ...(server && { servers: [{ server: "main", ...server }] }) },
      },
    ],
  };
}
