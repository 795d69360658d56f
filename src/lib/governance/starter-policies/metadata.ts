import { inColumn, type StarterDraft } from "./starter-policy";

export const METADATA: readonly StarterDraft[] = [
  {
    code: "META-01",
    title: "Summary and purpose are useful to a reader",
    category: "metadata",
    level: "block",
    severity: "medium",
    rationale:
      "People decide from the summary whether to read on, and from the purpose whether the product is for them. Two words help nobody.",
    select: "product",
    require:
      "it.summary.trim().size() >= param.summaryMin && it.description.purpose.trim().size() >= param.purposeMin",
    params: [
      {
        name: "summaryMin",
        type: "number",
        value: 20,
        label: "Fewest characters of the summary",
        tighten: "up",
      },
      {
        name: "purposeMin",
        type: "number",
        value: 80,
        label: "Fewest characters of the purpose",
        tighten: "up",
      },
    ],
    hint: "Say what the data is, for whom, and what questions it answers.",
    fails: {
      name: "A purpose of two words",
      changes: { "/description/purpose": "Order data." },
      at: ["/description/purpose"],
    },
  },
  {
    code: "META-02",
    title: "The product has a reachable owner",
    category: "metadata",
    level: "block",
    severity: "high",
    rationale:
      "A data product without somebody who answers for it is a table nobody dares to use and nobody dares to delete.",
    select: "product",
    require:
      'filled(it.owner.team) && it.owner.email.matches("^[^@ ]+@[^@ ]+\\\\.[A-Za-z]+$") && filled(it.owner.supportChannel)',
    hint: "Name the team, a member with the role owner and their e-mail, and a support channel.",
    fails: {
      name: "Nowhere to ask",
      changes: { "/support": [] },
      at: ["/support"],
    },
  },
  {
    code: "META-03",
    title: "Columns are documented",
    category: "metadata",
    level: "warn",
    severity: "low",
    rationale:
      "A column name tells its author everything and everybody else nothing; each question costs two people time.",
    select: "outputPorts[].columns[]",
    require: "it.description.trim().size() >= param.min",
    params: [{ name: "min", type: "number", value: 10, label: "Fewest characters", tighten: "up" }],
    hint: "Describe what the column says, in which unit, and when it is empty.",
    fails: {
      name: "A column without a description",
      changes: { [inColumn(0, "/description")]: undefined },
      at: [inColumn(0, "/description")],
    },
  },
  {
    code: "META-04",
    title: "Column names are snake_case",
    category: "metadata",
    level: "warn",
    severity: "low",
    rationale:
      "One way of writing names saves quoting in every query, and lets people guess the name they look for.",
    select: "outputPorts[].columns[]",
    require: 'it.name.matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")',
    hint: "Use lower-case letters, digits and single underscores. Renaming a published column is a breaking change.",
    fails: {
      name: "A column in camel case",
      changes: { [inColumn(2, "/name")]: "orderedAt" },
      at: [inColumn(2, "/name")],
    },
  },
  {
    code: "META-05",
    title: "Ports link to business glossary terms",
    category: "metadata",
    level: "inform",
    severity: "low",
    rationale: "Two teams that both say customer may mean different people; a link to the term says which.",
    select: "outputPorts[]",
    require: "it.glossaryTerms.size() >= 1",
    hint: "Link the business definition of what one row stands for.",
    fails: {
      name: "A port without a term",
      changes: { "/outputPorts/0/authoritativeDefinitions": [] },
      at: ["/outputPorts/0/authoritativeDefinitions"],
    },
  },
];
