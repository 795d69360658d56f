import type { Expression } from "@/lib/governance/language/ir";
import { childrenOf } from "@/lib/governance/language/limits";
import { parse } from "@/lib/governance/language/parse";
import type { Clause } from "./clause";
import type { PolicyDraft } from "./policy-draft";

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Why a parameter cannot be called so, or null. */
export function nameFault(name: string, others: readonly string[]): string | null {
  if (!NAME.test(name)) return "Write letters and digits, starting with a small letter.";
  return others.includes(name) ? "Another parameter has this name." : null;
}

/** The draft with the parameter under its new name, wherever a condition or the message speaks of it. */
export function renameParameter(draft: PolicyDraft, from: string, to: string): PolicyDraft {
  const { scope, where, require } = draft.clauses;
  const renamed = (clause: Clause): Clause => ({ ...clause, text: renamedIn(clause.text, from, to) });
  return {
    ...draft,
    clauses: { scope: renamed(scope), where: renamed(where), require: renamed(require) },
    params: draft.params.map((param) => (param.name === from ? { ...param, name: to } : param)),
    message: draft.message.replaceAll(`{param.${from}}`, `{param.${to}}`),
  };
}

/** Found by reading the text, so that the same letters within quotes stay as they are. */
function renamedIn(text: string, from: string, to: string): string {
  const parsed = parse(text);
  if (!parsed.ok) return text;
  const ends = usesOf(parsed.expression, from).flatMap((node) => parsed.spans.get(node)?.end ?? []);
  return ends
    .toSorted((a, b) => b - a)
    .reduce((next, end) => next.slice(0, end - from.length) + to + next.slice(end), text);
}

function usesOf(node: Expression, name: string): Expression[] {
  const isUse =
    node.kind === "field" && node.name === name && node.of.kind === "name" && node.of.name === "param";
  return [...(isUse ? [node] : []), ...childrenOf(node).flatMap((child) => usesOf(child.node, name))];
}
