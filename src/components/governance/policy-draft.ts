import type { Parameter, Selector } from "@/lib/governance/language/ir";
import { type Scope, scopeFor } from "@/lib/governance/language/scope";
import type { Category, Example, Level, Origin, PolicyContent, Severity } from "@/lib/governance/model";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";
import { type Clause, clauseOf, EMPTY_CLAUSE, expressionOf } from "./clause";

export const CLAUSES = ["scope", "where", "require"] as const;
export type ClauseName = (typeof CLAUSES)[number];

/** A reference as it is typed: a link that is not there is an empty text. */
export type ReferenceDraft = { framework: string; clause: string; url: string };

/** A policy as it stands in the editor. */
export type PolicyDraft = {
  select: Selector;
  clauses: Readonly<Record<ClauseName, Clause>>;
  params: readonly Parameter[];
  title: string;
  category: Category;
  level: Level;
  severity: Severity;
  rationale: string;
  references: readonly ReferenceDraft[];
  message: string;
  hint: string;
  helpUrl: string;
  field: string;
  graceDays: number;
  ratchet: boolean;
  waivable: PolicyContent["waivable"];
  /** Where it comes from, which nobody writes: it is saved as it was found. */
  origin?: Origin;
  examples: readonly Example[];
};

export const BLANK_POLICY: PolicyDraft = {
  select: "outputPorts[].columns[]",
  clauses: { scope: EMPTY_CLAUSE, where: EMPTY_CLAUSE, require: EMPTY_CLAUSE },
  params: [],
  title: "",
  category: "metadata",
  level: "warn",
  severity: "medium",
  rationale: "",
  references: [],
  message: "",
  hint: "",
  helpUrl: "",
  field: "",
  graceDays: 30,
  ratchet: true,
  waivable: { allowed: true, maxDays: 90, approver: "category-steward" },
  examples: [],
};

/** The names a clause may use: the scope is about products, whatever the rule selects. */
export function clauseScope(
  { select, params }: Pick<PolicyDraft, "select" | "params">,
  name: ClauseName,
): Scope {
  return scopeFor(POLICY_SCHEMA, name === "scope" ? "product" : select, params);
}

export function toDraft({ rule, scope, remediation, references, ...facts }: PolicyContent): PolicyDraft {
  const { select, params } = rule;
  return {
    ...facts,
    select,
    params,
    clauses: {
      scope: clauseOf(scope, clauseScope(rule, "scope")),
      where: clauseOf(rule.where ?? null, clauseScope(rule, "where")),
      require: clauseOf(rule.require, clauseScope(rule, "require")),
    },
    references: references.map((reference) => ({ ...reference, url: reference.url ?? "" })),
    hint: remediation.hint,
    helpUrl: remediation.url ?? "",
    field: remediation.field ?? "",
  };
}

/** The policy a draft says. Nothing required is a condition that always holds, which nobody may save. */
export function toContent(draft: PolicyDraft): PolicyContent {
  const { clauses, select, params, references, hint, helpUrl, field, examples, ...facts } = draft;
  const where = expressionOf(clauses.where);
  return {
    ...facts,
    scope: expressionOf(clauses.scope),
    rule: {
      select,
      ...(where === null ? {} : { where }),
      require: expressionOf(clauses.require) ?? { kind: "literal", value: true },
      params: [...params],
    },
    references: references.map((reference) => ({ ...reference, url: reference.url.trim() || null })),
    remediation: { hint, url: helpUrl.trim() || null, field: field.trim() || null },
    examples: [...examples],
  };
}
