import {
  HAS_PERSONAL_COLUMN,
  IS_PERSONAL,
  inColumn,
  PORT_HAS_PERSONAL_COLUMN,
  type StarterDraft,
} from "./starter-policy";

export const PRIVACY: readonly StarterDraft[] = [
  {
    code: "PRI-01",
    title: "Every column has a data classification",
    category: "privacy",
    level: "block",
    severity: "high",
    rationale:
      "Masking, approval and encryption follow from the classification. A column nobody classified is protected by nobody.",
    references: [
      { framework: "ISO/IEC 27001:2022", clause: "A.5.12 Classification of information", url: null },
    ],
    select: "outputPorts[].columns[]",
    require: 'it.classification in ["public", "internal", "confidential", "restricted"]',
    hint: "Choose how sensitive the column is.",
    fails: {
      name: "A column without a classification",
      changes: { [inColumn(2, "/classification")]: undefined },
      at: [inColumn(2, "/classification")],
    },
  },
  {
    code: "PRI-02",
    title: "Personal data columns are described",
    category: "privacy",
    level: "block",
    severity: "high",
    rationale:
      "Whoever asks for personal data must know what they get before they get it, and whoever approves must know what they give.",
    references: [{ framework: "GDPR", clause: "Art. 5(1)(b) and 30(1)(c)", url: null }],
    select: "outputPorts[].columns[]",
    where: IS_PERSONAL("it"),
    require: "it.description.trim().size() >= param.min",
    params: [{ name: "min", type: "number", value: 20, label: "Fewest characters", tighten: "up" }],
    hint: "Say whose data it is, what it says about them, and where it comes from.",
    fails: {
      name: "A personal column described by one word",
      changes: { [inColumn(1, "/description")]: "Customer" },
      at: [inColumn(1, "/description")],
    },
  },
  {
    code: "PRI-03",
    title: "Personal data is masked or pseudonymised by default",
    category: "privacy",
    level: "block",
    severity: "critical",
    rationale:
      "Most uses do not need to know who a person is. What is masked from the start cannot be leaked by a copy of the table.",
    references: [{ framework: "GDPR", clause: "Art. 25 and 32(1)(a)", url: null }],
    select: "outputPorts[].columns[]",
    where: IS_PERSONAL("it"),
    require: 'it.masking in ["hash", "tokenise", "redact", "generalise"]',
    hint: "Choose how the column is masked for those without a special reason.",
    fails: {
      name: "A personal column in clear",
      changes: { [inColumn(1, "/customProperties/1/value")]: "none" },
      at: [inColumn(1, "/customProperties/1/value")],
    },
  },
  {
    code: "PRI-04",
    title: "Personal data names a GDPR legal basis and purpose",
    category: "privacy",
    level: "mandatory",
    severity: "critical",
    rationale:
      "Processing personal data without a legal basis and a stated purpose is unlawful, however well the data is protected.",
    references: [{ framework: "GDPR", clause: "Art. 5(1)(b) and 6(1)", url: null }],
    select: "product",
    where: HAS_PERSONAL_COLUMN,
    require:
      'it.privacy.legalBasis in ["consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"] && it.privacy.purpose.trim().size() >= param.min',
    params: [
      { name: "min", type: "number", value: 20, label: "Fewest characters of the purpose", tighten: "up" },
    ],
    hint: "Ask the data protection officer for the legal basis, and say what the data is processed for.",
    fails: {
      name: "Personal data without a legal basis",
      changes: { "/privacy/legalBasis": undefined },
      at: ["/privacy/legalBasis"],
    },
  },
  {
    code: "PRI-05",
    title: "Special-category data has an impact assessment",
    category: "privacy",
    level: "block",
    severity: "critical",
    rationale:
      "Health, beliefs and origin can ruin a life when they become known. The law asks for an assessment before, not after.",
    references: [{ framework: "GDPR", clause: "Art. 9 and 35", url: null }],
    select: "product",
    where: 'product.outputPorts.exists(p, p.columns.exists(c, c.personalData == "special"))',
    require: 'it.privacy.dpiaUrl.startsWith("https://")',
    hint: "Link the approved impact assessment (DPIA).",
    applies: { [inColumn(1, "/customProperties/0/value")]: "special" },
    fails: {
      name: "Special data without an assessment",
      changes: { "/privacy/dpiaUrl": undefined },
      at: ["/privacy/dpiaUrl"],
    },
  },
  {
    code: "PRI-06",
    title: "Personal data stays in approved regions",
    category: "privacy",
    level: "block",
    severity: "critical",
    rationale:
      "Personal data may leave the European Economic Area only under conditions that somebody has to have checked.",
    references: [{ framework: "GDPR", clause: "Art. 44", url: null }],
    select: "outputPorts[]",
    where: PORT_HAS_PERSONAL_COLUMN,
    require: "it.storage.region in param.regions",
    params: [
      {
        name: "regions",
        type: "string[]",
        value: ["eu-central", "eu-west", "eu-north"],
        label: "Approved regions",
        tighten: "subset",
      },
    ],
    hint: "Store the port in an approved region, and state it here.",
    fails: {
      name: "Personal data in another region",
      changes: { "/outputPorts/0/storage/region": "us-east" },
      at: ["/outputPorts/0/storage/region"],
    },
  },
];
