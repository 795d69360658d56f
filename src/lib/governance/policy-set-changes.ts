import type { Bundle, Outcome } from "./evaluation";

/** How the policies in force for a product differ from those a publication was decided by. */
export type PolicySetChange = { key: string; title: string } & (
  | { kind: "added"; version: number; isAnnounced: boolean }
  | { kind: "removed"; version: number }
  | { kind: "changed"; from: number; to: number }
);

/** By key. Essentials are the registry's own and no part of the set. */
export function policySetChanges(outcomes: readonly Outcome[], { policies }: Bundle): PolicySetChange[] {
  const then = new Map(
    outcomes.flatMap(({ policy }) =>
      policy.layer.kind === "essentials" ? [] : [[policy.key, policy] as const],
    ),
  );
  const now = new Map(policies.map((policy) => [policy.key, policy]));
  const since = policies.flatMap(({ key, version, requirement, effectiveFrom }): PolicySetChange[] => {
    const { title } = requirement;
    const before = then.get(key);
    if (!before) return [{ kind: "added", key, title, version, isAnnounced: effectiveFrom === null }];
    return before.version === version
      ? []
      : [{ kind: "changed", key, title, from: before.version, to: version }];
  });
  const gone = [...then.values()].flatMap(({ key, title, version }): PolicySetChange[] =>
    now.has(key) ? [] : [{ kind: "removed", key, title, version }],
  );
  return [...since, ...gone].sort((a, b) => (a.key < b.key ? -1 : 1));
}
