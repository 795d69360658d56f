import type { OutputPort } from "@/lib/registry/descriptor";

/** What a product's settings say, beside its document. */
export type AccessTerms = { maxDays: number | null; isTeamApproved: boolean };

export const NO_TERMS: AccessTerms = { maxDays: null, isTeamApproved: false };

/** For how long where nobody says so. */
export const DAYS_MAX_UNSTATED = 365;
export const DAYS_MAX = 3650;

/** The most days a grant may last: the stricter of what the port and the settings say. */
export function daysMax({ access }: Pick<OutputPort, "access">, { maxDays }: AccessTerms): number {
  const stated = [access?.maxDays, maxDays].filter((days) => typeof days === "number" && days >= 1);
  return stated.length === 0
    ? DAYS_MAX_UNSTATED
    : Math.min(DAYS_MAX, ...stated.map((days) => Math.floor(days ?? 0)));
}

/** Why the first step needs nobody; null when somebody decides. */
export function whyAutomatic(
  { access }: Pick<OutputPort, "access">,
  { isTeamApproved }: AccessTerms,
  isOwnTeam: boolean,
): string | null {
  if (access?.approval?.trim().toLowerCase() === "none") return "The port is open to everybody inside.";
  if (access?.autoApprove === true) return "The port approves without asking.";
  return isTeamApproved && isOwnTeam ? "The consumer belongs to the domain that owns the product." : null;
}

/** The usual terms to choose from, within what is allowed; the longest allowed one is always among them. */
export function termChoices(max: number): number[] {
  return [...[30, 90, 180, 365].filter((days) => days < max), max];
}
