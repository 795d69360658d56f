import type { ApproverRole, Approvers } from "./approvers";

const ROLE_WORDS = {
  named: "named for the product",
  steward: "a steward of the domain",
  owner: "an owner of the domain",
  privacy: "a privacy steward",
  admin: "an admin",
} as const satisfies Record<ApproverRole, string>;

const NAMES_MAX = 3;

/** "Sam Okafor or Olivia Marsh (a steward of the domain)", as a sentence begins; by role alone where nobody is there. */
export function approverWords({ role }: Pick<Approvers, "role">, names: readonly string[]): string {
  const [only] = names;
  if (only === undefined) return "Nobody who could decide is there; an admin has to name somebody, who";
  return `${listed(names)} (${ROLE_WORDS[role]})`;
}

/** The same where nothing follows. */
export function deciderWords({ role }: Pick<Approvers, "role">, names: readonly string[]): string {
  return names.length === 0 ? "nobody who is there" : `${listed(names)}, ${ROLE_WORDS[role]}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  const more = names.length - shown.length;
  const words = more > 0 ? [...shown, `${more} more`] : shown;
  return words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
