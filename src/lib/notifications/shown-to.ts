import { z } from "zod";
import { type Actor, DOMAIN_ROLES, type DomainRole } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import type { Prisma } from "@/lib/platform/prisma/client";
import { type VisibilityFacts, visibility } from "@/lib/registry/visibility";

/**
 * How a person stands to what they are told: as anybody who sees the product, as the one it belongs to, or in the
 * role by which it concerns them. They are shown it for as long as they still stand there.
 */
export const STANDINGS = [
  "reader",
  "self",
  ...DOMAIN_ROLES,
  "category-steward",
  "delegate",
  "admin",
] as const;
export const Standing = z.enum(STANDINGS);
export type Standing = z.infer<typeof Standing>;

type Told = {
  standing: Standing;
  /** Where a role is held; null where it is that of the product's own domain. */
  domainId: string | null;
  category: string;
  product: VisibilityFacts | null;
};

/** Who may be told: one rule in the two forms it is asked in. tests/notifications holds them equal. */
export const shownTo = {
  allows(actor: Actor, { standing, domainId, category, product }: Told): boolean {
    switch (standing) {
      case "self":
        return true;
      case "reader":
        return product === null || visibility.allows(actor, product);
      case "category-steward":
        return actor.stewardOf.includes(category);
      case "delegate":
        return actor.delegateOf.length > 0;
      case "admin":
        return actor.orgRoles.includes("admin");
      default: {
        const place = domainId ?? product?.domainId;
        return place !== undefined && domainsOf(actor, standing).includes(place);
      }
    }
  },

  toWhere(actor: Actor): Prisma.NotificationWhereInput {
    return {
      OR: [
        { standing: "self" },
        { standing: "reader", ...readable(actor) },
        { standing: "category-steward", category: { in: [...actor.stewardOf] } },
        ...(actor.delegateOf.length > 0 ? [{ standing: "delegate" }] : []),
        ...(actor.orgRoles.includes("admin") ? [{ standing: "admin" }] : []),
        ...DOMAIN_ROLES.map((role) => {
          const place = { in: domainsOf(actor, role) };
          return {
            standing: role,
            OR: [{ domainId: place }, { domainId: null, product: { domainId: place } }],
          };
        }),
      ],
    };
  },
};

/** What is about no product, or about one that may be seen. */
function readable(actor: Actor): Prisma.NotificationWhereInput {
  // An empty condition among alternatives would match nothing rather than everything.
  if (can(actor, "product.see-all")) return {};
  return { OR: [{ productId: null }, { product: visibility.toWhere(actor) }] };
}

/** The strongest thing by which somebody is concerned with a domain, or with a category of policies. */
export function standingToward(
  actor: Actor,
  { domainId, category }: { domainId: string | null; category: string },
): Standing {
  const role = DOMAIN_ROLES.findLast(
    (held) => domainId !== null && domainsOf(actor, held).includes(domainId),
  );
  if (role) return role;
  if (category !== "" && actor.stewardOf.includes(category)) return "category-steward";
  if (actor.orgRoles.includes("admin")) return "admin";
  return actor.delegateOf.length > 0 ? "delegate" : "reader";
}

/** Where somebody holds at least this role. */
function domainsOf(actor: Actor, role: DomainRole): string[] {
  return Object.entries(actor.domainRoles).flatMap(([id, held]) =>
    DOMAIN_ROLES.indexOf(held) >= DOMAIN_ROLES.indexOf(role) ? [id] : [],
  );
}
