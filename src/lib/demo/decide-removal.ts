import { pathTo } from "@/lib/registry/domain-tree";

type DomainNode = { readonly id: string; readonly name: string; readonly parentId: string | null };

/** What is in the installation beside the demo mesh. */
export type OwnThings = {
  people: number;
  /** Those of the people who are active, may administer and have a way to sign in. */
  admins: number;
  domains: number;
  products: number;
  policies: number;
  terms: number;
};

export type Surroundings = {
  demoDomainIds: readonly string[];
  /** The whole tree. */
  domains: readonly DomainNode[];
  own: OwnThings;
  /** Domains with a product, a member, a policy or a term that is not of the demo. */
  heldDomainIds: readonly string[];
};

export type Removal =
  | {
      allowed: true;
      /** Nothing but the demo is here: every person goes, and the installation is new again. */
      isEverything: boolean;
      /** Sub-domains before their parents. */
      goingDomainIds: readonly string[];
      /** Demo domains that stay, because something stays in them. */
      stayingDomainIds: readonly string[];
    }
  | { allowed: false };

/** What removing the demo mesh takes along; refused where it would leave things behind that nobody could administer. */
export function decideRemoval({ demoDomainIds, domains, own, heldDomainIds }: Surroundings): Removal {
  const isEverything = Object.values(own).every((count) => count === 0);
  if (!isEverything && own.admins === 0) return { allowed: false };

  const ownDomainIds = domains.filter(({ id }) => !demoDomainIds.includes(id)).map(({ id }) => id);
  const staying = new Set(
    [...ownDomainIds, ...heldDomainIds].flatMap((id) => pathTo(domains, id).map((domain) => domain.id)),
  );
  const present = domains.filter(({ id }) => demoDomainIds.includes(id));
  return {
    allowed: true,
    isEverything,
    goingDomainIds: present
      .filter(({ id }) => !staying.has(id))
      .map(({ id }) => ({ id, levels: pathTo(domains, id).length }))
      .toSorted((a, b) => b.levels - a.levels)
      .map(({ id }) => id),
    stayingDomainIds: present.filter(({ id }) => staying.has(id)).map(({ id }) => id),
  };
}
