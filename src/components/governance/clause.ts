import type { FormGroup } from "@/lib/governance/language/form-model";
import { fromForm } from "@/lib/governance/language/from-form";
import type { Expression } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { print } from "@/lib/governance/language/print";
import type { Scope } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";

/**
 * One condition of a policy in its two faces. The text is what counts; the form shows it, and keeps showing what it
 * last said while the text cannot be read.
 */
export type Clause = { text: string; form: FormGroup; isReadable: boolean };

const NOTHING: FormGroup = { kind: "group", match: "all", children: [] };

export const EMPTY_CLAUSE: Clause = { text: "", form: NOTHING, isReadable: true };

export function clauseOf(expression: Expression | null, scope: Scope): Clause {
  if (expression === null) return EMPTY_CLAUSE;
  return { text: print(expression), form: toForm(expression, scope), isReadable: true };
}

export function withText(clause: Clause, text: string, scope: Scope): Clause {
  if (text.trim() === "") return { ...EMPTY_CLAUSE, text };
  const parsed = parse(text);
  return parsed.ok
    ? { text, form: toForm(parsed.expression, scope), isReadable: true }
    : { ...clause, text, isReadable: false };
}

export function withForm(form: FormGroup): Clause {
  const text = form.children.length === 0 && form.match !== "any" ? "" : print(fromForm(form));
  return { text, form, isReadable: true };
}

/** Null when nothing is asked, or the text cannot be read. */
export function expressionOf({ text }: Clause): Expression | null {
  if (text.trim() === "") return null;
  const parsed = parse(text);
  return parsed.ok ? parsed.expression : null;
}
