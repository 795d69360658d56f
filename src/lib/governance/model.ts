import { z } from "zod";
import { Ordinal, OrdinalText, StorableText } from "@/lib/platform/storable";
import { DescriptorDocument, refusalOf } from "@/lib/registry/stored-document";
import { AccessFacts } from "./access-facts";
import { Expression, Rule } from "./language/ir";

export const CATEGORIES = [
  "security",
  "privacy",
  "compliance",
  "quality",
  "metadata",
  "interoperability",
  "lifecycle",
] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

export const CATEGORY_LABELS = {
  security: "Security",
  privacy: "Privacy",
  compliance: "Compliance",
  quality: "Data quality",
  metadata: "Metadata standards",
  interoperability: "Data sharing and interoperability",
  lifecycle: "Lifecycle",
} as const satisfies Record<Category, string>;

/** What a policy does to a publication, mildest first. */
export const LEVELS = ["inform", "warn", "block", "mandatory"] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** Sort order and weight only, mildest first; what happens on a failure is the level's to say. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** "evaluate" runs everywhere and is shown as coming, but binds nobody yet. */
export const PolicyStatus = z.enum(["draft", "evaluate", "active", "retired"]);
export type PolicyStatus = z.infer<typeof PolicyStatus>;

const Link = z
  .url({ protocol: /^https?$/, error: "Write a link that starts with https:// or http://." })
  .max(500, "Use at most 500 characters.");

const Pointer = z
  .string()
  .max(300)
  .regex(/^(\/[^/]*)*$/, "A place in the descriptor starts with a slash, for example /retention/days.");

export const Reference = z.strictObject({
  framework: z.string().trim().min(1, "Name the law or standard.").max(80),
  clause: z.string().trim().max(120),
  url: Link.nullable(),
});
export type Reference = z.infer<typeof Reference>;

/** A descriptor with what the policy must say about it. Its dates are judged as of `asOf`, whatever the day is. */
export const Example = z.strictObject({
  name: z.string().trim().min(1, "Name the example.").max(120),
  document: DescriptorDocument,
  previous: DescriptorDocument.nullable(),
  /** The requests for access at it, for a policy about those; left out for every other, which keeps its hash. */
  access: z.array(AccessFacts).max(20).exactOptional(),
  asOf: z.iso.date(),
  lastPublished: z.iso.date(),
  expect: z.union([
    z.literal("pass"),
    z.strictObject({ failAt: z.array(z.string().max(300)).min(1, "Say where it must fail.").max(200) }),
  ]),
});
export type Example = z.infer<typeof Example>;

/** Who grants exceptions; admins may in every case, and nobody grants what they asked for themselves. */
export const WAIVER_APPROVERS = ["category-steward", "domain-owner", "governance-group"] as const;
export const WaiverApprover = z.enum(WAIVER_APPROVERS);
export type WaiverApprover = z.infer<typeof WaiverApprover>;

const Waivable = z.strictObject({
  allowed: z.boolean(),
  maxDays: z.number().int().min(1, "Allow at least one day.").max(365, "Allow at most 365 days."),
  approver: WaiverApprover,
});

/** `PRI-02`. A local policy is quoted with its domain before it: `sales/PRI-L1`. */
export const PolicyCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2,8}-[A-Z0-9]{1,6}$/, "Write letters, a hyphen and a number, for example PRI-02.")
  .refine((code) => !code.startsWith("ESS-"), "ESS is kept for what the registry itself needs.");

export const PolicyKey = z.string().regex(/^([a-z][a-z0-9-]*\/)?[A-Z]{2,8}-[A-Z0-9]{1,6}$/);

/**
 * Where a policy comes from. What is derived asks for the same as its base, or for more, and is held to that when it
 * is saved; what was begun from another only remembers it.
 */
export const Origin = z.strictObject({
  kind: z.enum(["derived", "begun"]),
  key: PolicyKey,
  version: Ordinal,
});
export type Origin = z.infer<typeof Origin>;

/** What of a policy the gate runs: everything but its examples. */
export const Requirement = z.strictObject({
  title: z.string().trim().min(5, "Write a title of at least 5 characters.").max(120),
  category: Category,
  level: Level,
  severity: Severity,
  rationale: z
    .string()
    .trim()
    .min(40, "Say in at least 40 characters why, and what goes wrong without it.")
    .max(4_000),
  references: z.array(Reference).max(20),
  /** Which products the policy speaks about: a condition over the product, or null for all of them. */
  scope: Expression.nullable(),
  rule: Rule,
  /** What a finding says, with `{it.name}`-like placeholders; empty for the sentence made from the rule. */
  message: z.string().trim().max(500),
  remediation: z.strictObject({
    hint: z.string().trim().max(1_000),
    url: Link.nullable(),
    /** Where to mend it, when that is not the place the finding is about. */
    field: Pointer.nullable(),
  }),
  /** How many days from when it binds a fault that was published before may still be published with. */
  graceDays: z.number().int().min(0).max(365, "Give at most 365 days of grace.").default(0),
  /** Whether a fault that is new is refused at once, grace or not. */
  ratchet: z.boolean().default(true),
  waivable: Waivable.default({ allowed: true, maxDays: 90, approver: "category-steward" }),
  /** Left out where it comes from nowhere, so that what was saved before keeps its hash. */
  origin: Origin.exactOptional(),
});
export type Requirement = z.infer<typeof Requirement>;

export const PolicyContent = z
  .strictObject({ ...Requirement.shape, examples: z.array(Example).max(20) })
  .refine(
    (content) => refusalOf(content) === null,
    "The policy is too large, or holds a character that cannot be kept.",
  );
export type PolicyContent = z.infer<typeof PolicyContent>;

const ChangeNote = StorableText.trim().max(500, "Use at most 500 characters.").default("");

export const CreatePolicy = z.object({
  code: PolicyCode,
  /** Null for a global policy. */
  domainId: z.string().nullable(),
  content: PolicyContent,
  changeNote: ChangeNote,
});
export type CreatePolicy = z.infer<typeof CreatePolicy>;

export const ChangePolicy = z.object({
  key: PolicyKey,
  revision: OrdinalText,
  content: PolicyContent,
  changeNote: ChangeNote,
});
export type ChangePolicy = z.infer<typeof ChangePolicy>;

export const ActivatePolicy = z.object({
  key: PolicyKey,
  revision: OrdinalText,
  version: OrdinalText,
});
export type ActivatePolicy = z.infer<typeof ActivatePolicy>;

export const RetirePolicy = z.object({ key: PolicyKey, revision: OrdinalText });
export type RetirePolicy = z.infer<typeof RetirePolicy>;

/** What a policy must say to be tried on what is published; the words about it may still be missing. */
export const TriedRequirement = Requirement.pick({ scope: true, rule: true, message: true });
export type TriedRequirement = z.infer<typeof TriedRequirement>;

/** The URL of the policy register: what cannot be read is as if it had not been asked for. */
export const PolicyFilter = z.object({
  text: z.string().trim().max(100).catch("").default(""),
  category: Category.optional().catch(undefined),
  level: Level.optional().catch(undefined),
  status: PolicyStatus.optional().catch(undefined),
  /** A domain's slug, or `global`. */
  layer: z.string().max(80).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PolicyFilter = z.infer<typeof PolicyFilter>;

export function policyHref(key: string): string {
  return `/governance/policies/${key.split("/").map(encodeURIComponent).join("/")}`;
}
