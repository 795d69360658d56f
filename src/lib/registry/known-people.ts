import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { Prisma } from "@/lib/platform/prisma/client";

/**
 * Of the people `u`, those whose names the actor may come to know: who works in a domain is said on its page to
 * everybody, the others are known to those who manage people alone.
 */
export function knownTo(actor: Actor): Prisma.Sql {
  return can(actor, "people.manage")
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM "domain_member" w WHERE w."user_id" = u."id")`;
}
