import { z } from "zod";
import {
  AuthoritativeDefinition,
  Contract,
  ContractDescription,
  CustomProperty,
  Support,
  Team,
} from "./contract";

export const ARCHETYPES = ["source-aligned", "aggregate", "consumer-aligned"] as const;
export const CRITICALITIES = ["tier-1", "tier-2", "tier-3"] as const;
export const PORT_TYPES = ["table", "files", "stream", "api", "model", "dashboard"] as const;
export const CLASSIFICATIONS = ["public", "internal", "confidential", "restricted"] as const;
export const PERSONAL_DATA = ["none", "personal", "special"] as const;
export const MASKINGS = ["none", "hash", "tokenise", "redact", "generalise"] as const;
export const LEGAL_BASES = [
  "consent",
  "contract",
  "legal-obligation",
  "vital-interests",
  "public-task",
  "legitimate-interests",
] as const;
export const APPROVALS = ["none", "steward", "owner", "dpo"] as const;
export const AUTHENTICATIONS = ["oauth2", "iam", "mtls", "kerberos", "password", "api-key", "none"] as const;
export const DISCOVERABLE_BY = ["everyone", "domains"] as const;

/** Facts ODPS has no field for (access, storage); exported as `agora.<path>` custom properties. */
export const PortAccess = z.looseObject({
  approval: z.string().optional(),
  autoApprove: z.boolean().optional(),
  maxDays: z.number().optional(),
  authentication: z.string().optional(),
  encryptedInTransit: z.boolean().optional(),
});

export const PortStorage = z.looseObject({
  region: z.string().optional(),
  encryptedAtRest: z.boolean().optional(),
});

export const OutputPort = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  contractId: z.string().optional(),
  tags: z.array(z.string()).optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
  access: PortAccess.optional(),
  storage: PortStorage.optional(),
  contract: Contract.optional(),
});
export type OutputPort = z.infer<typeof OutputPort>;

export const InputPort = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  contractId: z.string().optional(),
  /** `domain/product#output-port` in this mesh. */
  product: z.string().optional(),
  /** A source outside the mesh, in words. */
  external: z.string().optional(),
  tags: z.array(z.string()).optional(),
  customProperties: z.array(CustomProperty).optional(),
});
export type InputPort = z.infer<typeof InputPort>;

export const ManagementPort = z.looseObject({
  name: z.string().optional(),
  content: z.string().optional(),
  type: z.string().optional(),
  url: z.string().optional(),
  channel: z.string().optional(),
  description: z.string().optional(),
});

/**
 * The one document of a data product: Bitol ODPS 1.0, every output port carrying its ODCS contract, plus
 * marketplace facts under keys of our own (`MARKETPLACE_KEYS`).
 *
 * A lens, not a gate: unknown fields stay, absent ones are undefined, and `readDescriptor` turns what does not
 * fit into findings. What publishing needs on top is `governance`'s to say.
 */
export const Descriptor = z.looseObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  id: z.string().optional(),
  domain: z.string().optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  status: z.string().optional(),
  tenant: z.string().optional(),
  description: ContractDescription.optional(),
  tags: z.array(z.string()).optional(),
  team: Team.optional(),
  support: z.array(Support).optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
  inputPorts: z.array(InputPort).optional(),
  outputPorts: z.array(OutputPort).optional(),
  managementPorts: z.array(ManagementPort).optional(),
  title: z.string().optional(),
  summary: z.string().optional(),
  archetype: z.string().optional(),
  criticality: z.string().optional(),
  privacy: z
    .looseObject({
      legalBasis: z.string().optional(),
      purpose: z.string().optional(),
      erasure: z.string().optional(),
      dpiaUrl: z.string().optional(),
    })
    .optional(),
  retention: z.looseObject({ days: z.number().optional() }).optional(),
  terms: z.looseObject({ usage: z.string().optional(), licence: z.string().optional() }).optional(),
  lifecycle: z
    .looseObject({
      sunset: z.string().nullish(),
      successor: z.string().nullish(),
      migrationGuide: z.string().nullish(),
    })
    .optional(),
  visibility: z
    .looseObject({ discoverableBy: z.string().optional(), domains: z.array(z.string()).optional() })
    .optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

/** Top-level keys that are ours; an ODPS export carries them as `agora.<path>` custom properties. */
export const MARKETPLACE_KEYS = [
  "title",
  "summary",
  "archetype",
  "criticality",
  "privacy",
  "retention",
  "terms",
  "lifecycle",
  "visibility",
] as const satisfies readonly (keyof Descriptor)[];

export const PORT_MARKETPLACE_KEYS = ["access", "storage"] as const satisfies readonly (keyof OutputPort)[];
export const INPUT_MARKETPLACE_KEYS = ["product", "external"] as const satisfies readonly (keyof InputPort)[];
