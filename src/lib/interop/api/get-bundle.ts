import { z } from "zod";
import { type BoundPolicy, type Bundle, Layer, Term } from "@/lib/governance/evaluation";
import { Expression, Rule } from "@/lib/governance/language/ir";
import { PolicyKey, Requirement } from "@/lib/governance/model";
import { ruleText } from "@/lib/governance/rule-text";
import { Slug } from "@/lib/registry/model";
import type { ApiOperation } from "./operation";
import { NOTHING } from "./parts";

/** The version of the rule language: a rule of another one may mean something else. */
const LANGUAGE = 1;

const BundlePolicy = z.strictObject({
  key: PolicyKey,
  version: z.number().int(),
  layer: Layer,
  ...Requirement.pick({
    title: true,
    category: true,
    level: true,
    severity: true,
    rationale: true,
    references: true,
    message: true,
    remediation: true,
    graceDays: true,
    ratchet: true,
    waivable: true,
  }).shape,
  term: Term.describe(
    "From when and until when it binds. Without a beginning, or before it, the policy is only announced.",
  ),
  ir: z
    .strictObject({
      scope: Expression.nullable(),
      select: Rule.shape.select,
      where: Expression.nullable(),
      require: Expression,
    })
    .describe("The rule as the evaluator runs it."),
  text: z.string().describe("The same rule as canonical text."),
  params: Rule.shape.params,
});

export const BundleAnswer = z.strictObject({
  lang: z.literal(LANGUAGE).describe("The version of the rule language."),
  domain: Slug.nullable(),
  hash: z.string().describe("Names the set; every evaluation says by which set it was made."),
  policies: z.array(BundlePolicy),
});
export type BundleAnswer = z.infer<typeof BundleAnswer>;

export const GET_BUNDLE = {
  id: "getPolicyBundle",
  method: "get",
  path: "/api/v1/policies/bundle",
  summary: "The policies a domain is held to",
  description:
    "Every policy in force or announced for the products of a domain: the global ones, its own, and those of the " +
    "domains above it. Without a domain, the global ones. Ask again with `If-None-Match`: as long as nothing has " +
    "changed, the answer is 304 and empty.",
  scope: "read",
  params: NOTHING,
  query: z.strictObject({ domain: Slug.optional().describe("The slug of a domain.") }),
  body: null,
  answers: [
    { status: 200, description: "The policies.", content: { "application/json": BundleAnswer } },
    { status: 304, description: "The same as what the caller has.", content: {} },
  ],
} as const satisfies ApiOperation;

export function toBundleAnswer({ hash, policies }: Bundle, domain: string | null): BundleAnswer {
  return { lang: LANGUAGE, domain, hash, policies: policies.map(toBundlePolicy) };
}

function toBundlePolicy(policy: BoundPolicy): BundleAnswer["policies"][number] {
  const { requirement, effectiveFrom, lapsesAt, ...facts } = policy;
  const { scope, rule, ...words } = requirement;
  const { select, where = null, require, params } = rule;
  return {
    ...facts,
    ...words,
    term: { effectiveFrom, lapsesAt },
    ir: { scope, select, where, require },
    text: ruleText(requirement),
    params,
  };
}
