import { type Base, type DerivedChoice, derivationProblems, derive } from "@/lib/governance/derivation";
import { PolicyContent } from "@/lib/governance/model";
import { policyProblems } from "@/lib/governance/policy-problems";
import { withValueText } from "./parameter-edit";

type Typed = ReadonlyMap<string, string>;

/** The choice with the numbers that were typed; what is no number leaves the value as it was. */
function withTyped(choice: DerivedChoice, typed: Typed): DerivedChoice {
  const params = choice.params.map((param) => {
    const text = typed.get(param.name);
    return text === undefined ? param : withValueText(param, text);
  });
  return { ...choice, params };
}

function isNumber(text: string): boolean {
  const read = withValueText({ name: "typed", type: "number", value: Number.NaN }, text);
  return !Number.isNaN(read.value);
}

export type DerivationFaults = ReadonlyMap<string, string>;

/**
 * What keeps a choice from being saved, by its place: `/rule/params/0`, `/level`, `/title`. The gaps are those nobody
 * has to be told of before they try to save.
 */
export function derivationFaults(
  base: Base,
  choice: DerivedChoice,
  /** Numbers as they were typed, by the name of the parameter. */
  typed: Typed,
): { content: PolicyContent; faults: DerivationFaults; gaps: DerivationFaults } {
  const content = derive(base, withTyped(choice, typed));
  const unread = choice.params.flatMap(({ name }, index): [string, string][] => {
    const text = typed.get(name);
    return text === undefined || isNumber(text) ? [] : [[`/rule/params/${index}`, "Write a number."]];
  });
  if (unread.length > 0) return { content, faults: new Map(unread), gaps: new Map() };
  const strays = derivationProblems(base, content).map(({ path, message }): [string, string] => [
    path,
    message,
  ]);
  const others = strays.length > 0 ? [] : policyProblems(content);
  const parsed = PolicyContent.safeParse(content);
  const missing = (parsed.error?.issues ?? []).map(({ path, message }): [string, string] => [
    `/${path.join("/")}`,
    message,
  ]);
  // That it asks for no more yet is where everybody begins.
  const isStart = (path: string) => path === "/level";
  return {
    content,
    faults: new Map([
      ...strays.filter(([path]) => !isStart(path)),
      ...others.map(({ path, message }): [string, string] => [path, message]),
    ]),
    gaps: new Map([...missing, ...strays.filter(([path]) => isStart(path))]),
  };
}
