import type { Finding, Outcome } from "@/lib/governance/evaluation";

/** A policy that stands against a request, in words whoever asked can do something with. */
export type PolicyRefusal = {
  port: string;
  policy: Pick<Outcome["policy"], "key" | "title">;
  messages: readonly string[];
  hint: string;
};

const MESSAGES_SHOWN = 5;

export function refusalOf(port: string, { policy: { key, title }, findings, error }: Outcome): PolicyRefusal {
  return {
    port,
    policy: { key, title },
    messages: error === null ? findings.slice(0, MESSAGES_SHOWN).map(({ message }) => message) : [error],
    hint: findings[0]?.fix.hint ?? "",
  };
}

/** The fields of the form that policies find fault with, each with the first thing they say about it. */
export function faultsIn(refusals: readonly Pick<Outcome, "findings">[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { pointer, message } of refusals.flatMap(({ findings }) => findings)) {
    const field = fieldOf(pointer);
    if (field !== null && !Object.hasOwn(faults, field)) faults[field] = message;
  }
  return faults;
}

const FIELDS = ["purpose", "days", "columns", "consumer"] as const;

function fieldOf(pointer: Finding["pointer"]): (typeof FIELDS)[number] | null {
  const [, field = ""] = /^@request\/([^/]+)/.exec(pointer) ?? [];
  return FIELDS.find((known) => known === field) ?? null;
}
