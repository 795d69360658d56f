import { inColumn, type StarterDraft } from "./starter-policy";

const REMOVED_COLUMN = { [inColumn(2, "")]: undefined };

export const LIFECYCLE: readonly StarterDraft[] = [
  {
    code: "LIF-01",
    title: "Versions follow semantic versioning",
    category: "lifecycle",
    level: "block",
    severity: "high",
    rationale:
      "The three numbers tell a consumer without reading anything whether they may take the new version.",
    references: [{ framework: "Semantic Versioning", clause: "2.0.0", url: "https://semver.org/" }],
    select: "product",
    require: 'it.version.matches("^(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)\\\\.(0|[1-9][0-9]*)$")',
    hint: "Use three numbers without anything behind them, such as 2.1.0.",
    fails: { name: "A version with a word", changes: { "/version": "2.1.0-beta" }, at: ["/version"] },
  },
  {
    code: "LIF-02",
    title: "A breaking change needs a new major version",
    category: "lifecycle",
    level: "mandatory",
    severity: "critical",
    rationale:
      "Consumers take minor versions without looking. A column that vanishes in one of them breaks reports nobody was watching.",
    references: [{ framework: "Semantic Versioning", clause: "8", url: "https://semver.org/" }],
    select: "change.breaking[]",
    require: "product.version.major() > previous.version.major()",
    hint: "Publish it as the next major version, or undo the change.",
    previous: { "/version": "2.0.0" },
    applies: { "/version": "3.0.0", ...REMOVED_COLUMN },
    fails: {
      name: "A removed column in a minor version",
      changes: { "/version": "2.1.0" },
      at: ["/version"],
    },
  },
  {
    code: "LIF-03",
    title: "Breaking changes come with a migration guide",
    category: "lifecycle",
    level: "block",
    severity: "high",
    rationale:
      "Every consumer has to find out what to change; one page written once spares each of them the search.",
    select: "product",
    where: "change.breaking.size() > 0",
    require: 'it.lifecycle.migrationGuide.startsWith("https://")',
    hint: "Link a page that says what consumers have to change.",
    previous: { "/version": "2.0.0" },
    applies: {
      "/version": "3.0.0",
      ...REMOVED_COLUMN,
      "/lifecycle/migrationGuide": "https://wiki.example.com/customer-orders-3",
    },
    fails: {
      name: "A removed column without a guide",
      changes: { "/lifecycle/migrationGuide": null },
      at: ["/lifecycle/migrationGuide"],
    },
  },
  {
    code: "LIF-04",
    title: "A product that goes away names its last day and a successor",
    category: "lifecycle",
    level: "block",
    severity: "medium",
    rationale:
      "Consumers need time and a place to go. A product that disappears overnight teaches people to keep copies.",
    select: "product",
    where: 'it.status == "deprecated" || filled(it.lifecycle.sunset)',
    require: "it.lifecycle.sunset.daysUntil() >= param.noticeDays && filled(it.lifecycle.successor)",
    params: [
      { name: "noticeDays", type: "number", value: 30, label: "Shortest notice in days", tighten: "up" },
    ],
    hint: "Set a sunset date at least a month away, and name the product to use instead.",
    applies: { "/lifecycle/sunset": "2026-06-30", "/lifecycle/successor": "sales/order-lines" },
    fails: {
      name: "Gone in a week",
      changes: { "/lifecycle/sunset": "2026-01-22" },
      at: ["/lifecycle/sunset"],
    },
  },
  {
    code: "LIF-05",
    title: "Products are looked over twice a year",
    category: "lifecycle",
    level: "inform",
    severity: "low",
    rationale:
      "Contacts leave and promises age. A product nobody has published for half a year is easily no longer true.",
    select: "product",
    require: "it.lastPublished.daysSince() <= param.daysMax",
    params: [{ name: "daysMax", type: "number", value: 180, label: "Longest time in days", tighten: "down" }],
    hint: "Check contacts, service levels and descriptions, and publish again.",
    fails: { name: "Published last year", changes: {}, at: [""], lastPublished: "2025-03-01" },
  },
];
