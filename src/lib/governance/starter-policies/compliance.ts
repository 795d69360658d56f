import { HAS_PERSONAL_COLUMN, type StarterDraft } from "./starter-policy";

export const COMPLIANCE: readonly StarterDraft[] = [
  {
    code: "COM-01",
    title: "Retention is stated, and personal data is kept at most three years",
    category: "compliance",
    level: "block",
    severity: "high",
    rationale:
      "Data kept for ever is a cost and a risk without an end. Personal data must go when its purpose is fulfilled, unless the law says otherwise.",
    references: [{ framework: "GDPR", clause: "Art. 5(1)(e)", url: null }],
    select: "product",
    require: `it.retention.days > 0 && (it.retention.days <= param.daysMax || "legal-hold" in it.tags || "sox" in it.tags || !${HAS_PERSONAL_COLUMN})`,
    params: [
      { name: "daysMax", type: "number", value: 1095, label: "Longest retention in days", tighten: "down" },
    ],
    hint: "State after how many days the data is deleted.",
    fails: {
      name: "Personal data kept for ten years",
      changes: { "/retention/days": 3650 },
      at: ["/retention/days"],
    },
  },
  {
    code: "COM-02",
    title: "Personal data has an erasure procedure",
    category: "compliance",
    level: "block",
    severity: "high",
    rationale:
      "A person who asks to be forgotten has a right to it within a month; without a procedure nobody can keep that promise.",
    references: [{ framework: "GDPR", clause: "Art. 17", url: null }],
    select: "product",
    where: HAS_PERSONAL_COLUMN,
    require: "filled(it.privacy.erasure)",
    hint: "Say how a person's data is removed, and how long it takes.",
    fails: {
      name: "Personal data that nobody can erase",
      changes: { "/privacy/erasure": undefined },
      at: ["/privacy/erasure"],
    },
  },
  {
    code: "COM-03",
    title: "Financial-reporting data is kept seven years",
    category: "compliance",
    level: "block",
    severity: "high",
    rationale:
      "Auditors must be able to follow a reported figure to its source for seven years; destroying the records earlier is an offence.",
    references: [{ framework: "Sarbanes-Oxley Act", clause: "Section 802", url: null }],
    select: "product",
    where: '"sox" in it.tags',
    require: "it.retention.days >= param.daysMin",
    params: [
      { name: "daysMin", type: "number", value: 2555, label: "Shortest retention in days", tighten: "up" },
    ],
    hint: "Keep the data for seven years (2,555 days) or longer.",
    applies: { "/tags/2": "sox", "/retention/days": 2555 },
    fails: {
      name: "Reporting data deleted after three years",
      changes: { "/retention/days": 1095 },
      at: ["/retention/days"],
    },
  },
  {
    code: "COM-04",
    title: "Terms of use are stated",
    category: "compliance",
    level: "warn",
    severity: "medium",
    rationale:
      "People who do not know what they may do with data either ask every time or do what they should not.",
    select: "product",
    require: "it.terms.usage.trim().size() >= param.min",
    params: [{ name: "min", type: "number", value: 40, label: "Fewest characters", tighten: "up" }],
    hint: "Say who may use the data for what, and what is not allowed.",
    fails: { name: "No terms of use", changes: { "/terms/usage": undefined }, at: ["/terms/usage"] },
  },
];
