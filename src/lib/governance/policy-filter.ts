import type { PolicyFilter } from "./model";
import type { PolicyCounts, PolicySummary } from "./policy";

type Facet = "category" | "level" | "status";

export function matchesFilter(policy: PolicySummary, filter: PolicyFilter, without?: Facet): boolean {
  const isChosen = (facet: Facet) =>
    facet === without || filter[facet] === undefined || filter[facet] === policy[facet];
  return (
    isChosen("category") &&
    isChosen("level") &&
    isChosen("status") &&
    isOfLayer(policy, filter) &&
    isAbout(policy, filter)
  );
}

/** What each choice of a facet would find: counted under all other filters, so that no choice leads to nothing unseen. */
export function policyCounts(policies: readonly PolicySummary[], filter: PolicyFilter): PolicyCounts {
  return {
    category: countedBy("category", policies, filter),
    level: countedBy("level", policies, filter),
    status: countedBy("status", policies, filter),
  };
}

function countedBy<F extends Facet>(
  facet: F,
  policies: readonly PolicySummary[],
  filter: PolicyFilter,
): Partial<Record<PolicySummary[F], number>> {
  const counts: Partial<Record<PolicySummary[F], number>> = {};
  for (const policy of policies) {
    if (matchesFilter(policy, filter, facet)) counts[policy[facet]] = (counts[policy[facet]] ?? 0) + 1;
  }
  return counts;
}

function isOfLayer({ layer }: PolicySummary, { layer: wanted }: PolicyFilter): boolean {
  if (!wanted) return true;
  return layer.kind === "domain" ? layer.slug === wanted : layer.kind === wanted;
}

function isAbout({ key, title }: PolicySummary, { text }: PolicyFilter): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const said = `${key} ${title}`.toLowerCase();
  return words.every((word) => said.includes(word));
}
