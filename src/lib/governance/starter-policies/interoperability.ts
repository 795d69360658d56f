import { inColumn, type StarterDraft } from "./starter-policy";

export const INTEROPERABILITY: readonly StarterDraft[] = [
  {
    code: "INT-01",
    title: "At least one port uses an open interface",
    category: "interoperability",
    level: "block",
    severity: "medium",
    rationale: "A product that only one vendor's tool can read shuts out every team that works with another.",
    select: "product",
    require: "it.outputPorts.exists(p, p.format in param.formats)",
    params: [
      {
        name: "formats",
        type: "string[]",
        value: ["sql", "parquet", "iceberg", "delta", "avro", "json", "csv", "rest"],
        label: "Open formats and interfaces",
        tighten: "subset",
      },
    ],
    hint: "Offer a port over SQL, a REST interface, or in an open file format.",
    fails: {
      name: "Only a proprietary format",
      changes: { "/outputPorts/0/contract/servers/0/format": "qvd" },
      at: ["/outputPorts"],
    },
  },
  {
    code: "INT-02",
    title: "Shared identifiers use the company's semantic type",
    category: "interoperability",
    level: "block",
    severity: "medium",
    rationale:
      "Products can be joined across domains only when the same identifier means the same thing in each of them.",
    select: "outputPorts[].columns[]",
    where: "it.name in param.names",
    require: 'it.semanticType.startsWith("corp:")',
    params: [
      {
        name: "names",
        type: "string[]",
        value: ["customer_id", "product_id", "employee_id", "location_id"],
        label: "Names of shared identifiers",
      },
    ],
    hint: "Name the semantic type, for example corp:customer-id.",
    fails: {
      name: "A customer number of one's own",
      changes: { [inColumn(1, "/customProperties/2/value")]: "shop:account" },
      at: [inColumn(1, "/customProperties/2/value")],
    },
  },
  {
    code: "INT-03",
    title: "Timestamps are ISO 8601 in UTC",
    category: "interoperability",
    level: "warn",
    severity: "low",
    rationale:
      "Local times without a zone are ambiguous for an hour every autumn and wrong in every other country.",
    select: "outputPorts[].columns[]",
    where: 'it.type == "timestamp"',
    require: 'it.format == "iso8601-utc" || it.format.endsWith("Z")',
    hint: "Deliver the time in UTC, and state a format that ends in Z.",
    fails: {
      name: "A local time",
      changes: { [inColumn(2, "/logicalTypeOptions/format")]: "dd.MM.yyyy HH:mm" },
      at: [inColumn(2, "/logicalTypeOptions/format")],
    },
  },
];
