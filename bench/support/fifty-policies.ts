import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { StarterPolicy } from "@/lib/governance/starter-policies/starter-policy";

/** The starter set, over again until there are fifty, none of which refuses a good product. */
export function fiftyPolicies(): StarterPolicy[] {
  const starters = starterPolicies();
  return Array.from({ length: 50 }, (_, i) => {
    const { code, content } = starters[i % starters.length] ?? missing();
    return { code: i < starters.length ? code : `${code}-B`, content };
  });
}

function missing(): never {
  throw new Error("There are no starter policies.");
}
