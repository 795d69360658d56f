import { IS_PERSONAL, inColumn, type StarterDraft } from "./starter-policy";

const PORT = "/outputPorts/0";

export const SECURITY: readonly StarterDraft[] = [
  {
    code: "SEC-01",
    title: "Every output port requires authentication",
    category: "security",
    level: "block",
    severity: "high",
    rationale:
      "A port that answers whoever asks cannot tell who read the data. Shared passwords and keys leak and outlive the people who knew them.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.8.5 Secure authentication", url: null }],
    select: "outputPorts[]",
    require: "it.access.authentication in param.methods",
    params: [
      {
        name: "methods",
        type: "string[]",
        value: ["oauth2", "iam", "mtls", "kerberos"],
        label: "Accepted methods",
        tighten: "subset",
      },
    ],
    hint: "Choose a way of signing in that names a person or a service.",
    fails: {
      name: "A port without sign-in",
      changes: { [`${PORT}/access/authentication`]: "none" },
      at: [`${PORT}/access/authentication`],
    },
  },
  {
    code: "SEC-02",
    title: "Data is encrypted in transit",
    category: "security",
    level: "mandatory",
    severity: "critical",
    rationale:
      "Data read over an open connection can be copied and changed by anyone on the way, and nobody would notice it.",
    references: [
      { framework: "GDPR", clause: "Art. 32(1)(a)", url: null },
      { framework: "ISO/IEC 27001:2022", clause: "A.8.24 Use of cryptography", url: null },
    ],
    select: "outputPorts[]",
    require: "it.access.encryptedInTransit == true",
    hint: "Serve the port over TLS, and state it here.",
    fails: {
      name: "A port over an open connection",
      changes: { [`${PORT}/access/encryptedInTransit`]: false },
      at: [`${PORT}/access/encryptedInTransit`],
    },
  },
  {
    code: "SEC-03",
    title: "Ports with confidential data are encrypted at rest",
    category: "security",
    level: "block",
    severity: "high",
    rationale:
      "A lost disk or a copied backup must not be a data breach. Encryption at rest turns it into the loss of hardware.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.8.24 Use of cryptography", url: null }],
    select: "outputPorts[]",
    where: `it.columns.exists(c, c.classification in ["confidential", "restricted"] || ${IS_PERSONAL("c")})`,
    require: "it.storage.encryptedAtRest == true",
    hint: "Turn on encryption of the storage, and state it here.",
    fails: {
      name: "Confidential columns on plain storage",
      changes: { [`${PORT}/storage/encryptedAtRest`]: false },
      at: [`${PORT}/storage/encryptedAtRest`],
    },
  },
  {
    code: "SEC-04",
    title: "Restricted data is only released after the owner's approval",
    category: "security",
    level: "block",
    severity: "critical",
    rationale:
      "Restricted data harms people or the company when it reaches the wrong hands, so a person who answers for it decides each time.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.5.18 Access rights", url: null }],
    select: "outputPorts[]",
    where: 'it.columns.exists(c, c.classification == "restricted" || c.personalData == "special")',
    require: 'it.access.approval in ["owner", "dpo"]',
    hint: "Let the owner or the data protection officer approve requests for this port.",
    applies: { [inColumn(1, "/classification")]: "restricted" },
    fails: {
      name: "Restricted columns without approval",
      changes: { [`${PORT}/access/approval`]: "none" },
      at: [`${PORT}/access/approval`],
    },
  },
  {
    code: "SEC-05",
    title: "Connection details contain no credentials",
    category: "security",
    level: "mandatory",
    severity: "critical",
    rationale:
      "Descriptors are read by the whole company and copied to other systems. A password in one is a password everybody has.",
    references: [{ framework: "ISO/IEC 27001:2022", clause: "A.5.17 Authentication information", url: null }],
    select: "outputPorts[]",
    where: "filled(it.location)",
    require:
      '!it.location.matches("(?i)(password|passwd|pwd|secret|token|api[_-]?key)\\\\s*=") && !it.location.matches("://[^/@:]+:[^/@]+@")',
    hint: "Remove the credential from the servers, and change it: it has been seen.",
    fails: {
      name: "A password in the host",
      changes: {
        [`${PORT}/contract/servers/0/host`]: "jdbc:postgresql://shop:hunter2@db.example.com/orders",
      },
      at: [`${PORT}/contract/servers`],
    },
  },
];
