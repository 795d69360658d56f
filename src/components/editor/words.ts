import {
  APPROVALS,
  ARCHETYPES,
  AUTHENTICATIONS,
  CRITICALITIES,
  LEGAL_BASES,
  PORT_TYPES,
} from "@/lib/registry/descriptor";
import type { SelectOption } from "./fields/select-field";

const ARCHETYPE_WORDS = {
  "source-aligned": "Source-aligned: the facts of one system",
  aggregate: "Aggregate: several sources, one picture",
  "consumer-aligned": "Consumer-aligned: made for a use",
} as const satisfies Record<(typeof ARCHETYPES)[number], string>;

const CRITICALITY_WORDS = {
  "tier-1": "Tier 1: the business stops without it",
  "tier-2": "Tier 2: important, can wait a day",
  "tier-3": "Tier 3: useful, can wait longer",
} as const satisfies Record<(typeof CRITICALITIES)[number], string>;

const PORT_TYPE_WORDS = {
  table: "Table or view",
  files: "Files",
  stream: "Event stream",
  api: "API",
  model: "Model or features",
  dashboard: "Dashboard",
} as const satisfies Record<(typeof PORT_TYPES)[number], string>;

const APPROVAL_WORDS = {
  none: "Nobody has to approve",
  steward: "A steward of the domain",
  owner: "The owner of the domain",
  dpo: "The data protection officer",
} as const satisfies Record<(typeof APPROVALS)[number], string>;

const AUTHENTICATION_WORDS = {
  oauth2: "OAuth 2",
  iam: "Cloud identity (IAM)",
  mtls: "Mutual TLS",
  kerberos: "Kerberos",
  password: "Password",
  "api-key": "API key",
  none: "None",
} as const satisfies Record<(typeof AUTHENTICATIONS)[number], string>;

const LEGAL_BASIS_WORDS = {
  consent: "Consent",
  contract: "Contract",
  "legal-obligation": "Legal obligation",
  "vital-interests": "Vital interests",
  "public-task": "Public task",
  "legitimate-interests": "Legitimate interests",
} as const satisfies Record<(typeof LEGAL_BASES)[number], string>;

export const ARCHETYPE_OPTIONS = optionsOf(ARCHETYPES, ARCHETYPE_WORDS);
export const CRITICALITY_OPTIONS = optionsOf(CRITICALITIES, CRITICALITY_WORDS);
export const PORT_TYPE_OPTIONS = optionsOf(PORT_TYPES, PORT_TYPE_WORDS);
export const APPROVAL_OPTIONS = optionsOf(APPROVALS, APPROVAL_WORDS);
export const AUTHENTICATION_OPTIONS = optionsOf(AUTHENTICATIONS, AUTHENTICATION_WORDS);
export const LEGAL_BASIS_OPTIONS = optionsOf(LEGAL_BASES, LEGAL_BASIS_WORDS);

function optionsOf<W extends string>(words: readonly W[], labels: Record<W, string>): SelectOption[] {
  return words.map((value) => ({ value, label: labels[value] }));
}
