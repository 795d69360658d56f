import { checkCondition } from "@/lib/governance/language/check";
import type { FormNode } from "@/lib/governance/language/form-model";
import { parse } from "@/lib/governance/language/parse";
import { PolicyContent } from "@/lib/governance/model";
import { policyProblems } from "@/lib/governance/policy-problems";
import { childrenOf, type NodePath } from "./form-tree";
import { CLAUSES, type ClauseName, clauseScope, type PolicyDraft, toContent } from "./policy-draft";
import { problemPlace } from "./problem-place";
import { missingIn } from "./row-edit";

/** Something wrong with a clause: at a node of the form, and from where to where in the text. */
export type ClauseProblem = { path: NodePath; start: number; end: number; message: string };

export type DraftProblems = {
  clauses: Readonly<Record<ClauseName, readonly ClauseProblem[]>>;
  /** By the path of the fact in the policy: `message`, `rule.params.0`, `examples.1`. */
  others: ReadonlyMap<string, string>;
  /** What only matters once somebody saves: an empty title is no mistake while one is writing it. */
  gaps: ReadonlyMap<string, string>;
};

/** Everything that keeps a draft from being saved. */
export function draftProblems(draft: PolicyDraft): DraftProblems {
  const clauses = {
    scope: clauseProblems(draft, "scope"),
    where: clauseProblems(draft, "where"),
    require: clauseProblems(draft, "require"),
  };
  const content = toContent(draft);
  const parsed = PolicyContent.safeParse(content);
  const gaps = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) {
    if (!gaps.has(path.join("."))) gaps.set(path.join("."), message);
  }
  if (draft.clauses.require.text.trim() === "")
    gaps.set("rule.require", "Say what must hold: add a condition.");

  const isRuleSound = CLAUSES.every((name) => clauses[name].length === 0);
  const others = new Map<string, string>();
  for (const { path, message } of isRuleSound ? policyProblems(content) : []) {
    const key = path.slice(1).replaceAll("/", ".");
    others.set(key, [others.get(key), message].filter(Boolean).join(" "));
  }
  return { clauses, others, gaps };
}

export function hasProblems({ clauses, others, gaps }: DraftProblems): boolean {
  return others.size > 0 || gaps.size > 0 || CLAUSES.some((name) => clauses[name].length > 0);
}

function clauseProblems(draft: PolicyDraft, name: ClauseName): ClauseProblem[] {
  const { text, form } = draft.clauses[name];
  if (text.trim() === "") return missing(form, []);
  const parsed = parse(text);
  if (!parsed.ok) return [{ ...parsed.problem, path: [] }];
  const missed = missing(form, []);
  const found = checkCondition(text, clauseScope(draft, name)).problems.map(({ path, ...problem }) => ({
    ...problem,
    path: problemPlace(form, path),
  }));
  // What is not filled in yet is told once, not also as the wrong type it makes.
  const isTold = (path: NodePath) => missed.some((one) => one.path.join() === path.join());
  return [...missed, ...found.filter(({ path }) => !isTold(path))];
}

function missing(node: FormNode, path: NodePath): ClauseProblem[] {
  const message = missingIn(node);
  return [
    ...(message === null ? [] : [{ path, start: 0, end: 0, message }]),
    ...childrenOf(node).flatMap((child, index) => missing(child, [...path, index])),
  ];
}
