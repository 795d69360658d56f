import { print } from "./language/print";
import type { PolicyContent } from "./model";
import type { PolicyChange } from "./policy";

/** What one version of a policy says otherwise than another, in the words of the editor; conditions as their text. */
export function policyChanges(before: PolicyContent, after: PolicyContent): PolicyChange[] {
  const older = factsOf(before);
  const newer = factsOf(after);
  const labels = [...new Set([...newer.keys(), ...older.keys()])];
  return labels.flatMap((label) => {
    const change = { label, before: older.get(label) ?? "", after: newer.get(label) ?? "" };
    return change.before === change.after ? [] : [change];
  });
}

function factsOf({ rule, remediation, ...content }: PolicyContent): Map<string, string> {
  return new Map([
    ["Title", content.title],
    [
      "Comes from",
      content.origin
        ? `${content.origin.kind} from ${content.origin.key}, version ${content.origin.version}`
        : "",
    ],
    ["Category", content.category],
    ["Level", content.level],
    ["Severity", content.severity],
    ["Rationale", content.rationale],
    ["Scope", content.scope ? print(content.scope) : ""],
    ["Applies to every", rule.select],
    ["Where", rule.where ? print(rule.where) : ""],
    ["Requires", print(rule.require)],
    ...rule.params.map(({ name, value }): [string, string] => [`Parameter ${name}`, JSON.stringify(value)]),
    ["Message", content.message],
    ["How to mend it", remediation.hint],
    ["Help page", remediation.url ?? ""],
    ["Field to mend", remediation.field ?? ""],
    ["Days of grace", String(content.graceDays)],
    ["Refuses new faults within the grace", content.ratchet ? "yes" : "no"],
    [
      "Exceptions",
      content.waivable.allowed ? `${content.waivable.maxDays} days, by ${content.waivable.approver}` : "none",
    ],
    ["References", content.references.map(({ framework, clause }) => `${framework} ${clause}`).join("; ")],
    ...content.examples.map((example): [string, string] => [
      `Example ${example.name}`,
      JSON.stringify(example),
    ]),
  ]);
}
