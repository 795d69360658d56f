type Node = { readonly id: string; readonly name: string; readonly parentId: string | null };

/** People's order of names, the same on every database. */
export function byName(a: { name: string }, b: { name: string }): number {
  return COLLATOR.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** From the root down to the domain itself. */
export function pathTo<N extends Node>(domains: readonly N[], id: string): N[] {
  const byId = new Map(domains.map((domain) => [domain.id, domain]));
  const path: N[] = [];
  let next = byId.get(id);
  while (next && !path.includes(next)) {
    path.unshift(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return path;
}

/** The domain and everything below it, parents before children, siblings by name. */
export function branchOf<N extends Node>(domains: readonly N[], id: string): (N & { depth: number })[] {
  const root = domains.find((domain) => domain.id === id);
  return root ? descend(childrenByParent(domains), [root], 0) : [];
}

/** Every domain, parents before children, siblings by name. */
export function inTreeOrder<N extends Node>(domains: readonly N[]): (N & { depth: number })[] {
  const children = childrenByParent(domains);
  return descend(children, children.get(null) ?? [], 0);
}

function descend<N extends Node>(
  children: ReadonlyMap<string | null, readonly N[]>,
  siblings: readonly N[],
  depth: number,
): (N & { depth: number })[] {
  return siblings.flatMap((domain) => [
    { ...domain, depth },
    ...descend(children, children.get(domain.id) ?? [], depth + 1),
  ]);
}

function childrenByParent<N extends Node>(domains: readonly N[]): Map<string | null, N[]> {
  const children = new Map<string | null, N[]>();
  for (const domain of domains.toSorted(byName)) {
    const siblings = children.get(domain.parentId);
    if (siblings) siblings.push(domain);
    else children.set(domain.parentId, [domain]);
  }
  return children;
}
