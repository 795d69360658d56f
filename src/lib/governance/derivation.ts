import type { Json } from "@/lib/registry/json";
import { equalJson } from "@/lib/registry/json";
import type { Parameter } from "./language/ir";
import { LEVELS, type Level, type Origin, type PolicyContent, type Requirement } from "./model";
import { type PolicyProblem, problemAt, runExample } from "./policy-problems";

/** A version of a policy of the whole organisation, as a domain asks for more than it. */
export type Base = { key: string; version: number; content: PolicyContent };

/** What a domain may decide about a policy it derives. */
export type DerivedChoice = Pick<
  PolicyContent,
  "title" | "rationale" | "level" | "graceDays" | "waivable"
> & { params: readonly Parameter[] };

/** The base with what the domain decided; its examples stay as long as they are examples of it. */
export function derive({ key, version, content }: Base, { params, ...choice }: DerivedChoice): PolicyContent {
  const origin: Origin = { kind: "derived", key, version };
  const derived = { ...content, ...choice, rule: { ...content.rule, params: [...params] }, origin };
  return { ...derived, examples: content.examples.filter((example) => isStillOne(derived, example)) };
}

function isStillOne(content: PolicyContent, example: PolicyContent["examples"][number]): boolean {
  const { status, findings } = runExample(content, example);
  if (example.expect === "pass") return status === "pass";
  const { failAt } = example.expect;
  return status === "fail" && findings.every(({ pointer }) => failAt.includes(pointer));
}

/**
 * Why a policy may not call itself derived from this base: it must keep what the base is about, be nowhere looser,
 * and somewhere stricter. None means that whatever the base refuses, it refuses too.
 */
export function derivationProblems(base: Base, derived: PolicyContent): PolicyProblem[] {
  if (!isSameRule(base.content, derived))
    return [
      problemAt(
        "/rule",
        `A policy that asks for more than ${base.key} keeps its rule; for another rule, write a policy of its own.`,
      ),
    ];
  const looser = loosenings(base, derived);
  if (looser.length > 0 || !addsNothing(base.content, derived)) return looser;
  const message = `This asks for exactly what ${base.key} asks for already. Make a value stricter, or raise the level.`;
  return [problemAt("/level", message)];
}

/** Whether the base has become at least as strict everywhere: then the derived policy refuses nothing of its own. */
export function addsNothing(base: Requirement, derived: Requirement): boolean {
  return isSameRule(base, derived) && loosenings({ key: "", content: asPatient(derived) }, base).length === 0;
}

/** What refuses nothing is endlessly patient, whatever days stand in it. */
function asPatient(content: Requirement): Requirement {
  if (content.level === "block" || content.level === "mandatory") return content;
  const waivable = { ...content.waivable, allowed: true, maxDays: Number.POSITIVE_INFINITY };
  return { ...content, graceDays: Number.POSITIVE_INFINITY, waivable };
}

/** Everything that decides whom a policy is about and how it counts, but the values and the level. */
export function isSameRule(base: Requirement, derived: Requirement): boolean {
  return equalJson(fixedFacts(base), fixedFacts(derived));
}

function fixedFacts({ rule, scope, category, severity, ratchet, waivable }: Requirement): Json {
  const { select, where = null, require, params } = rule;
  return {
    select,
    where,
    require,
    scope,
    params: params.map(({ value: _value, label: _label, ...param }) => param),
    category,
    severity,
    ratchet,
    approver: waivable.approver,
  };
}

type Held = { key: string; content: Requirement };

/** Where `other` asks for less than the base: in a value, in its level, or in its patience. */
function loosenings({ key, content: base }: Held, other: Requirement): PolicyProblem[] {
  return [
    ...other.rule.params.flatMap((param, index) => {
      const message = looserValue(key, base.rule.params[index], param);
      return message === null ? [] : [problemAt(`/rule/params/${index}`, message)];
    }),
    ...(isMilder(other.level, base.level)
      ? [problemAt("/level", `${ofAll(key)} has the level “${base.level}”; a domain can only raise it.`)]
      : []),
    ...patienceProblems(key, base, other),
  ];
}

function looserValue(key: string, base: Parameter | undefined, param: Parameter): string | null {
  if (!base || equalJson(base.value, param.value)) return null;
  if (base.type === "number" && param.type === "number" && base.tighten) {
    const isLooser = base.tighten === "up" ? !(param.value >= base.value) : !(param.value <= base.value);
    const bound = base.tighten === "up" ? "at least" : "at most";
    return isLooser
      ? `${ofAll(key)} already asks for ${base.value}; a domain's own limit must be ${bound} ${base.value}.`
      : null;
  }
  if (base.type === "string[]" && param.type === "string[]" && base.tighten) {
    if (param.value.length === 0 && base.value.length > 0)
      return "Leave at least one value, or nothing could meet the policy.";
    const added = param.value.filter((value) => !base.value.includes(value));
    return added.length === 0
      ? null
      : `${ofAll(key)} does not accept ${added.join(", ")}; a domain can only leave values out.`;
  }
  const name = base.label ?? base.name;
  return `${ofAll(key)} does not say which way “${name}” gets stricter, so a domain cannot change it.`;
}

/** Only what blocks is patient, so only there can it be more so. */
function patienceProblems(key: string, base: Requirement, other: Requirement): PolicyProblem[] {
  if (other.level !== "block") return [];
  const problems: PolicyProblem[] = [];
  if (other.graceDays > base.graceDays)
    problems.push(
      problemAt(
        "/graceDays",
        `${ofAll(key)} gives ${base.graceDays} days of grace; a domain can give at most as many.`,
      ),
    );
  if (other.waivable.allowed && !base.waivable.allowed)
    problems.push(
      problemAt("/waivable", `${ofAll(key)} allows no exceptions; a domain cannot allow them either.`),
    );
  else if (other.waivable.allowed && other.waivable.maxDays > base.waivable.maxDays)
    problems.push(
      problemAt(
        "/waivable/maxDays",
        `${ofAll(key)} allows exceptions for ${base.waivable.maxDays} days; a domain can allow at most as many.`,
      ),
    );
  return problems;
}

export function isMilder(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(than);
}

function ofAll(key: string): string {
  return `${key} of the whole organisation`;
}

/** What a domain decided, carried over to a newer version of the base: where the base has overtaken it, the base's. */
export function rebased(base: Base, derived: PolicyContent): DerivedChoice {
  const { content } = base;
  const decided = new Map(derived.rule.params.map((param) => [param.name, param]));
  const params = content.rule.params.map((param): Parameter => {
    const own = decided.get(param.name);
    if (own?.type === "number" && param.type === "number" && looserValue("", param, own) === null)
      return { ...param, value: own.value };
    if (own?.type === "string[]" && param.type === "string[]" && looserValue("", param, own) === null)
      return { ...param, value: own.value };
    return param;
  });
  const { allowed, maxDays } = derived.waivable;
  return {
    title: derived.title,
    rationale: derived.rationale,
    params,
    level: isMilder(derived.level, content.level) ? content.level : derived.level,
    graceDays: Math.min(derived.graceDays, content.graceDays),
    waivable: {
      ...content.waivable,
      allowed: allowed && content.waivable.allowed,
      maxDays: Math.min(maxDays, content.waivable.maxDays),
    },
  };
}
