import type { Level } from "@/lib/governance/model";
import type { PolicyDetail } from "@/lib/governance/policy";
import type { PolicyEffect } from "@/lib/governance/policy-effect";
import { LEVEL_WORDS } from "./policy-words";

type Activation = {
  policy: Pick<PolicyDetail, "status" | "layer" | "current">;
  version: number;
  /** What the version does and says of the published products; null where the page does not know. */
  known: { level: Level; effect: PolicyEffect } | null;
};

/** What happens when a version is put in force. */
export function activationWords({ policy, version, known }: Activation): string {
  const instead = policy.status === "active" ? ` instead of version ${policy.current.version}` : "";
  return [
    `From now on, every publication ${reachOf(policy)} is checked against version ${version}${instead}.`,
    ...(known ? [`It ${LEVEL_WORDS[known.level].effect}.`] : []),
    ...(known && known.effect.failing.length > 0 ? [failingWords(known.effect)] : []),
  ].join(" ");
}

export function retirementWords(policy: Pick<PolicyDetail, "layer">): string {
  return `Publications ${reachOf(policy)} are no longer checked against it. It stays readable here, and any of its versions can be activated again.`;
}

function reachOf({ layer }: Pick<PolicyDetail, "layer">): string {
  return layer.kind === "domain" ? `in ${layer.name} and its sub-domains` : "in every domain";
}

function failingWords({ failing, looked }: PolicyEffect): string {
  const products = failing.length === 1 ? "1 product does" : `${failing.length} products do`;
  return `${products} not meet it today, of ${looked} looked at: they stay published, and meet it with their next version.`;
}
