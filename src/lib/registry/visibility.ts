import type { Actor } from "@/lib/identity/model";
import { can, domainsWhere } from "@/lib/identity/permissions";
import type { Lifecycle } from "./model";

/** Listed open rather than closed: a stage added later is hidden until somebody decides. */
export const OPEN_LIFECYCLES = ["active", "deprecated", "retired"] as const satisfies readonly Lifecycle[];

export type VisibilityFacts = {
  domainId: string;
  lifecycle: Lifecycle;
  discoverableBy: "everyone" | "domains";
  /** Ids of the domains that may find it while it is not discoverable by everyone; its own is always among them. */
  audience: readonly string[];
};

/**
 * Who may know that a data product exists: everyone, once it is published for everyone; the named domains, once it
 * is published for them; those who work on it, always; admins and auditors, always.
 *
 * One rule in the three forms it is asked in: memory, SQL, search. tests/registry/visibility holds them equal.
 */
export const visibility = {
  allows(actor: Actor, product: VisibilityFacts): boolean {
    const names = principalsOf(actor);
    return tokensOf(product).some((token) => names.includes(token));
  },

  toWhere(actor: Actor) {
    if (can(actor, "product.see-all")) return {};
    const open = { lifecycle: { in: [...OPEN_LIFECYCLES] } };
    return {
      OR: [
        { ...open, discoverableBy: "everyone" },
        { ...open, audience: { hasSome: [...actor.belongsTo] } },
        { domainId: { in: teamsOf(actor) } },
      ],
    };
  },
};

/** What an actor may present to a search engine's filter. */
export function principalsOf(actor: Actor): string[] {
  return [
    "everyone",
    ...(can(actor, "product.see-all") ? ["reader"] : []),
    ...actor.belongsTo.map((id) => `domain:${id}`),
    ...teamsOf(actor).map((id) => `team:${id}`),
  ];
}

/** What a product's search document lists; it is visible to whoever presents one of them. */
export function tokensOf({ domainId, lifecycle, discoverableBy, audience }: VisibilityFacts): string[] {
  const always = ["reader", `team:${domainId}`];
  if (!OPEN_LIFECYCLES.some((open) => open === lifecycle)) return always;
  const found = discoverableBy === "everyone" ? ["everyone"] : [];
  return [...always, ...found, ...audience.map((id) => `domain:${id}`)];
}

function teamsOf(actor: Actor): string[] {
  const teams = domainsWhere(actor, "product.read-drafts");
  return teams === "all" ? [] : teams;
}
