import { z } from "zod";

/**
 * The parts of ODCS 3.x that Agora reads, as a lens over the stored document.
 *
 * Every object is loose and every field optional: a contract is kept exactly as it was written, and what it
 * lacks becomes a finding that a person can mend, not a refusal to read it.
 */

export const CustomProperty = z.looseObject({
  property: z.string().optional(),
  value: z.unknown().optional(),
});

export const AuthoritativeDefinition = z.looseObject({
  type: z.string().optional(),
  url: z.string().optional(),
  description: z.string().optional(),
});

const Description = z.looseObject({
  purpose: z.string().optional(),
  limitations: z.string().optional(),
  usage: z.string().optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
});

export const TeamMember = z.looseObject({
  username: z.string().optional(),
  name: z.string().optional(),
  role: z.string().optional(),
});

/** ODPS 1.0 and ODCS 3.1 write an object; ODPS 0.9 and ODCS 3.0 wrote the list of members. Both are read. */
export const Team = z.union([
  z.looseObject({
    name: z.string().optional(),
    description: z.string().optional(),
    members: z.array(TeamMember).optional(),
  }),
  z.array(TeamMember),
]);

export const Support = z.looseObject({
  channel: z.string().optional(),
  url: z.string().optional(),
  description: z.string().optional(),
  tool: z.string().optional(),
  scope: z.string().optional(),
});

export const Server = z.looseObject({
  server: z.string().optional(),
  type: z.string().optional(),
  description: z.string().optional(),
  environment: z.string().optional(),
});

export const QualityRule = z.looseObject({
  name: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  metric: z.string().optional(),
  dimension: z.string().optional(),
});

export const ServiceLevel = z.looseObject({
  property: z.string().optional(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  unit: z.string().optional(),
  element: z.string().optional(),
});

export const SchemaProperty = z.looseObject({
  name: z.string().optional(),
  businessName: z.string().optional(),
  description: z.string().optional(),
  logicalType: z.string().optional(),
  logicalTypeOptions: z
    .looseObject({ format: z.string().optional(), maxLength: z.number().optional() })
    .optional(),
  physicalType: z.string().optional(),
  physicalName: z.string().optional(),
  primaryKey: z.boolean().optional(),
  primaryKeyPosition: z.number().optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  criticalDataElement: z.boolean().optional(),
  classification: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  quality: z.array(QualityRule).optional(),
  tags: z.array(z.string()).optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
  get properties() {
    return z.array(SchemaProperty).optional();
  },
  get items() {
    return SchemaProperty.optional();
  },
  get map() {
    return z.looseObject({ key: SchemaProperty.optional(), value: SchemaProperty.optional() }).optional();
  },
});
export type SchemaProperty = z.infer<typeof SchemaProperty>;

export const SchemaObject = z.looseObject({
  name: z.string().optional(),
  businessName: z.string().optional(),
  description: z.string().optional(),
  physicalName: z.string().optional(),
  physicalType: z.string().optional(),
  properties: z.array(SchemaProperty).optional(),
  quality: z.array(QualityRule).optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
});
export type SchemaObject = z.infer<typeof SchemaObject>;

export const Contract = z.looseObject({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  status: z.string().optional(),
  domain: z.string().optional(),
  description: Description.optional(),
  tags: z.array(z.string()).optional(),
  servers: z.array(Server).optional(),
  schema: z.array(SchemaObject).optional(),
  quality: z.array(QualityRule).optional(),
  slaProperties: z.array(ServiceLevel).optional(),
  roles: z.array(z.looseObject({ role: z.string().optional(), access: z.string().optional() })).optional(),
  price: z
    .looseObject({
      priceAmount: z.number().optional(),
      priceCurrency: z.string().optional(),
      priceUnit: z.string().optional(),
    })
    .optional(),
  team: Team.optional(),
  support: z.array(Support).optional(),
  authoritativeDefinitions: z.array(AuthoritativeDefinition).optional(),
  customProperties: z.array(CustomProperty).optional(),
});
export type Contract = z.infer<typeof Contract>;

export const ContractDescription = Description;
