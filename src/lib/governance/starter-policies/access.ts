import { inColumn, type StarterDraft } from "./starter-policy";

/** About requests for access: judged when somebody asks, and again when somebody approves. */
export const ACCESS: readonly StarterDraft[] = [
  {
    code: "ACC-01",
    title: "Personal data is given for a stated purpose and for a limited time",
    category: "privacy",
    level: "block",
    severity: "high",
    rationale:
      "Personal data may be used for the purpose it was given for and no longer than that takes. Access without an end is access nobody looks at again.",
    references: [{ framework: "GDPR", clause: "Art. 5(1)(b) and 5(1)(e)", url: null }],
    select: "access.requests[]",
    where: 'it.personalData in ["personal", "special"]',
    require: "it.purpose.trim().size() >= param.purpose && it.days <= param.days",
    params: [
      {
        name: "purpose",
        type: "number",
        value: 20,
        label: "Fewest characters of the purpose",
        tighten: "up",
      },
      { name: "days", type: "number", value: 180, label: "Most days", tighten: "down" },
    ],
    hint: "Say what the data is needed for, and ask for no longer than that takes. Access can be renewed.",
    fails: { name: "A year, for a word", changes: {}, at: ["@request/days", "@request/purpose"] },
    access: { passes: {}, fails: { purpose: "Analysis", days: 365 } },
  },
  {
    code: "ACC-02",
    title: "Access for longer than half a year takes a second decision",
    category: "security",
    level: "warn",
    severity: "medium",
    rationale:
      "People change their work and projects end, while access that was given for years stays. Whoever gives it for long should not decide alone.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.5.18 Access rights", url: null }],
    select: "access.requests[]",
    require: "it.days <= param.days",
    params: [
      { name: "days", type: "number", value: 183, label: "Most days with one decision", tighten: "down" },
    ],
    hint: "Ask for half a year at most, and renew it while it is needed.",
    fails: { name: "A whole year", changes: {}, at: ["@request/days"] },
    access: { passes: {}, fails: { days: 365 } },
  },
  {
    code: "ACC-03",
    title: "Restricted data is asked for by the column",
    category: "security",
    level: "block",
    severity: "high",
    rationale:
      "Whoever asks for everything gets more than they need, and whoever approves it cannot tell what was needed. What was never given cannot leak.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.5.15 Access control", url: null }],
    select: "access.requests[]",
    where: 'it.port.columns.exists(c, c.classification == "restricted")',
    require: "it.namesColumns",
    hint: "Choose the columns that are needed.",
    applies: { [inColumn(1, "/classification")]: "restricted" },
    fails: { name: "Everything at once", changes: {}, at: ["@request/columns"] },
    access: { passes: {}, fails: { columns: [] } },
  },
];
