import { inColumn, type StarterDraft } from "./starter-policy";

const CONTRACT = "/outputPorts/0/contract";

export const QUALITY: readonly StarterDraft[] = [
  {
    code: "QUA-01",
    title: "Every port states freshness and availability",
    category: "quality",
    level: "block",
    severity: "high",
    rationale:
      "Whoever builds on a port must know how old its data may be and how often it may fail; without a promise every outage is a surprise.",
    select: "outputPorts[]",
    require:
      "it.slo.freshnessHours > 0 && it.slo.availability >= param.availabilityMin && it.slo.availability <= 100",
    params: [
      {
        name: "availabilityMin",
        type: "number",
        value: 95,
        label: "Lowest availability in per cent",
        tighten: "up",
      },
    ],
    hint: "Add the service levels frequency (or freshness) and availability to the contract.",
    fails: {
      name: "No promise of freshness",
      changes: { [`${CONTRACT}/slaProperties/0`]: undefined },
      at: [`${CONTRACT}/slaProperties`],
    },
  },
  {
    code: "QUA-02",
    title: "Tier-1 products promise at least 99.5 % availability",
    category: "quality",
    level: "block",
    severity: "high",
    rationale:
      "What the business cannot do without for a day must not be promised with less than what a day allows.",
    select: "outputPorts[]",
    where: 'product.criticality == "tier-1"',
    require: "it.slo.availability >= param.availabilityMin",
    params: [
      {
        name: "availabilityMin",
        type: "number",
        value: 99.5,
        label: "Lowest availability in per cent",
        tighten: "up",
      },
    ],
    hint: "Promise a higher availability, or lower the criticality of the product.",
    fails: {
      name: "A tier-1 product at 98 %",
      changes: { [`${CONTRACT}/slaProperties/1/value`]: 98 },
      at: [`${CONTRACT}/slaProperties/1/value`],
    },
  },
  {
    code: "QUA-03",
    title: "Every port has completeness and timeliness checks",
    category: "quality",
    level: "warn",
    severity: "medium",
    rationale:
      "Missing rows and late rows are the faults people meet most; a check finds them before a report does.",
    select: "outputPorts[]",
    require:
      'it.qualityChecks.exists(q, q.dimension == "completeness") && it.qualityChecks.exists(q, q.dimension == "timeliness")',
    hint: "Add a quality rule of the dimension completeness and one of timeliness to the contract.",
    fails: {
      name: "No check at all",
      changes: { [`${CONTRACT}/schema/0/quality`]: undefined },
      at: [`${CONTRACT}/quality`],
    },
  },
  {
    code: "QUA-04",
    title: "Every table has a unique, non-null key",
    category: "quality",
    level: "block",
    severity: "medium",
    rationale:
      "Without a key nobody can join, count or correct rows with confidence, and duplicates go unnoticed.",
    select: "outputPorts[]",
    where: 'it.type == "table"',
    require:
      "it.columns.exists(c, c.primaryKey == true) && it.columns.all(c, c.primaryKey != true || c.nullable == false)",
    hint: "Mark the column, or the columns, that tell two rows apart as primary key.",
    fails: {
      name: "A table without a key",
      changes: { [inColumn(0, "/primaryKey")]: false },
      at: [`${CONTRACT}/schema`],
    },
  },
];
