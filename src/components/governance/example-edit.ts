import type { Outcome } from "@/lib/governance/evaluation";
import type { Example } from "@/lib/governance/model";
import type { Subject } from "@/lib/governance/policy-view";

/** A product as it is today, as an example; what it must say is what the policy says of it now, or a pass. */
export function exampleOf(
  subject: Subject,
  name: string,
  outcome: Outcome,
  expects: "pass" | "fail",
): Example {
  return {
    name,
    document: subject.document,
    previous: subject.previous,
    ...(subject.access && { access: [...subject.access] }),
    asOf: dayOf(subject.asOf),
    lastPublished: dayOf(subject.lastPublished),
    expect: expects === "pass" ? "pass" : { failAt: placesOf(outcome) },
  };
}

/** The example expecting what the policy says of it now; what it says nothing about is expected to pass. */
export function expectingNow(example: Example, outcome: Outcome): Example {
  return { ...example, expect: outcome.status === "fail" ? { failAt: placesOf(outcome) } : "pass" };
}

function placesOf({ findings }: Outcome): string[] {
  return [...new Set(findings.map(({ pointer }) => pointer))];
}

/** Two examples of one product are told apart by a number. */
export function exampleName(title: string, examples: readonly Example[]): string {
  const names = new Set(examples.map(({ name }) => name));
  const cut = title.slice(0, 110);
  const candidates = [cut, ...examples.map((_, index) => `${cut} (${index + 2})`)];
  return candidates.find((name) => !names.has(name)) ?? cut;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
