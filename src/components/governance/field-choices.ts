import { type FieldOption, fieldOptions } from "@/lib/governance/language/form-pickers";
import type { FieldType } from "@/lib/governance/language/schema";
import type { Scope } from "@/lib/governance/language/scope";
import { fieldWords, lowerFirst } from "@/lib/governance/language/words";

export type Choice = { value: string; label: string; hint?: string };
export type ChoiceGroup = { label: string; options: Choice[] };

/** Names every rule has; what a quantifier names stands nearer than these. */
const COMMON = ["it", "port", "product", "param", "previous", "change"];

/** The fields one can speak of here, nearest first: those of the innermost element, then of what is around it. */
export function fieldChoices(
  scope: Scope,
  isOffered: (type: FieldType) => boolean = () => true,
): ChoiceGroup[] {
  const options = fieldOptions(scope).filter(({ field }) => isOffered(field.type));
  return rootsOf(scope).flatMap((root) => {
    const own = options.filter(({ path }) => rootOf(path) === root);
    return own.length === 0 ? [] : [{ label: groupLabel(root, scope), options: own.map(toChoice) }];
  });
}

function rootsOf(scope: Scope): string[] {
  const loops = Object.keys(scope.names).filter((name) => !COMMON.includes(name));
  // Where the rule is about the product itself, "it" and "product" are the same fields under two names.
  const common = COMMON.filter((name) => Object.hasOwn(scope.names, name) && !isTwin(name, scope));
  return [...loops.reverse(), ...common];
}

function isTwin(name: string, { names }: Scope): boolean {
  return name === "product" && names.it === names.product;
}

function rootOf(path: string): string {
  return path.split(".")[0] ?? path;
}

const GROUP_LABELS: Readonly<Record<string, string>> = {
  port: "The output port it is in",
  product: "The product",
  param: "Parameters",
};

function groupLabel(root: string, { names }: Scope): string {
  const label = names[root]?.label ?? root;
  if (root === "it") return `This ${lowerFirst(label)}`;
  return GROUP_LABELS[root] ?? (COMMON.includes(root) ? label : `The ${lowerFirst(label)}`);
}

function toChoice({ path, labels, field }: FieldOption): Choice {
  const [root = path, ...within] = labels;
  const label = within.length === 0 ? root : within.join(" › ");
  return field.help === undefined ? { value: path, label } : { value: path, label, hint: field.help };
}

/** A field in the sentence: what is not of the innermost element says whose it is. */
export function fieldLabel(path: string, scope: Scope): string {
  const root = rootOf(path);
  const words = fieldWords(path, "value", scope);
  const innermost = rootsOf(scope)[0];
  const isSaid = root === innermost || !path.includes(".") || ["port", "product", "previous"].includes(root);
  if (isSaid) return words;
  if (root === "param") return `the parameter “${words}”`;
  if (root === "change") return words;
  return `the ${lowerFirst(scope.names[root]?.label ?? root)}’s ${words}`;
}
