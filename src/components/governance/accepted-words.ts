import type { Finding } from "@/lib/governance/evaluation";

/** Until when a finding is accepted, and by whom. */
export function acceptedWords(
  { standing, waiver }: Pick<Finding, "standing" | "waiver">,
  graceUntil: string | null,
): string {
  if (standing === "waived" && waiver) {
    const by = waiver.approvedBy ? ` by ${waiver.approvedBy}` : "";
    return `Waived until ${waiver.expiresAt.slice(0, 10)}${by}`;
  }
  return graceUntil === null
    ? "Accepted for now, because it was published before the policy"
    : `Accepted until ${graceUntil.slice(0, 10)}, because it was published before the policy`;
}
