import { z } from "zod";
import { Category, Level, Requirement, Severity } from "./model";

export const DECISIONS = ["publishable", "publishable-with-warnings", "refused"] as const;
export const Decision = z.enum(DECISIONS);
export type Decision = z.infer<typeof Decision>;

/** Who set the rule: the registry itself, the whole organisation, or a domain for itself and its sub-domains. */
export const Layer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("essentials") }),
  z.object({ kind: z.literal("global") }),
  z.object({ kind: z.literal("domain"), domainId: z.string(), slug: z.string(), name: z.string() }),
]);
export type Layer = z.infer<typeof Layer>;

/** From when, and for how long, a policy binds. */
export const Term = z.object({
  /** Null while it is only announced, without a date. */
  effectiveFrom: z.iso.datetime().nullable(),
  /** When an emergency measure ends by itself. */
  lapsesAt: z.iso.datetime().nullable(),
});
export type Term = z.infer<typeof Term>;

export const Finding = z.object({
  /** The same for the same fault of the same element, wherever it stands in its list. */
  fingerprint: z.string(),
  /** `outputPorts[orders].columns[customer_email]`: survives re-ordering. */
  elementKey: z.string(),
  /** The element inside it that the fault is at, such as one team member of the product; left out where there is none. */
  partKey: z.string().exactOptional(),
  /** Where the fault is: a JSON pointer into the descriptor, or with `@previous` or `@change` before it. */
  pointer: z.string(),
  label: z.string(),
  message: z.string(),
  expected: z.string(),
  actual: z.json(),
  alternatives: z.array(z.object({ pointer: z.string(), label: z.string(), expected: z.string() })),
  /** "grace": published before the policy, and still accepted; "waived": somebody granted an exception. */
  standing: z.enum(["open", "grace", "waived"]).default("open"),
  waiver: z
    .object({ id: z.string(), expiresAt: z.iso.datetime(), approvedBy: z.string() })
    .nullable()
    .default(null),
  fix: z.object({
    /** Always a place in the current descriptor. */
    pointer: z.string(),
    href: z.string(),
    hint: z.string(),
    url: z.string().nullable(),
  }),
});
export type Finding = z.infer<typeof Finding>;

/** "waived" and "grace" are failures that are accepted for a time; neither is a pass. */
export const OUTCOME_STATUSES = ["pass", "fail", "waived", "grace", "not-applicable", "error"] as const;
export const OutcomeStatus = z.enum(OUTCOME_STATUSES);
export type OutcomeStatus = z.infer<typeof OutcomeStatus>;

/** What one policy says about one snapshot. */
export const Outcome = z.object({
  policy: z.object({
    key: z.string(),
    version: z.number().int(),
    title: z.string(),
    category: Category,
    level: Level,
    severity: Severity,
    layer: Layer,
  }),
  status: OutcomeStatus,
  /** "announced": it is evaluated and shown, but binds nobody yet. */
  mode: z.enum(["binding", "announced"]).default("binding"),
  /** What the policy's term was, so that the outcome can be found again later. */
  term: Term.nullable().default(null),
  /** Until when faults that were published before are accepted; null where there is no grace, or it is over. */
  graceUntil: z.iso.datetime().nullable().default(null),
  /** How many of the failed elements are waived. */
  waived: z.number().int().default(0),
  /** When time alone may change this outcome; null for never. */
  validUntil: z.iso.datetime().nullable().default(null),
  /** Whether this outcome alone refuses the publication. */
  blocking: z.boolean(),
  /** How many elements were looked at, and how many failed; exact even when `findings` is cut. */
  checked: z.number().int(),
  failed: z.number().int(),
  findings: z.array(Finding),
  /** Why the policy could not be evaluated, when the status is `error`. */
  error: z.string().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Evaluation = z.object({
  decision: Decision,
  asOf: z.iso.datetime(),
  bundleHash: z.string(),
  outcomes: z.array(Outcome),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** An evaluation kept as the receipt of one attempt to publish. */
export const EvaluationReceipt = z.object({
  ...Evaluation.shape,
  id: z.string(),
  snapshotHash: z.string(),
  actorName: z.string().nullable(),
  /** The version it let through; null for a refused attempt. */
  publishedVersion: z.string().nullable(),
});
export type EvaluationReceipt = z.infer<typeof EvaluationReceipt>;

/** For policies that are tried, and for examples: as if they had always been in force, and for ever. */
export const ALWAYS: Term = { effectiveFrom: "1970-01-01T00:00:00.000Z", lapsesAt: null };

/** An exception that was granted: for these elements of one product, between these two moments. */
export const GrantedWaiver = z.object({
  id: z.string(),
  policyKey: z.string(),
  /** A later version of the policy asks for the waiver to be confirmed within that version's grace. */
  policyVersion: z.number().int(),
  /** Keys of elements, or of parts of them; empty for every element. */
  elements: z.array(z.string()),
  startsAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  approvedBy: z.string(),
});
export type GrantedWaiver = z.infer<typeof GrantedWaiver>;

/** A policy as it binds a domain: the version in force, and who set it. */
export const BoundPolicy = z.object({
  key: z.string(),
  version: z.number().int(),
  layer: Layer,
  requirement: Requirement,
  ...Term.shape,
  /** What was in force before an emergency, and since when: it binds again from the moment the emergency lapses. */
  fallback: z
    .object({ version: z.number().int(), requirement: Requirement, effectiveFrom: z.iso.datetime() })
    .optional(),
});
export type BoundPolicy = z.infer<typeof BoundPolicy>;

/** Every policy in force for a domain; its hash names the set in the receipts. Plain data: it travels to the browser. */
export const Bundle = z.object({ hash: z.string(), policies: z.array(BoundPolicy) });
export type Bundle = z.infer<typeof Bundle>;

export const EMPTY_BUNDLE: Bundle = { hash: "none", policies: [] };
