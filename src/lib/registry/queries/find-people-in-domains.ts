import "server-only";
import { z } from "zod";
import { type Actor, DomainRole } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { knownTo } from "../known-people";

const PersonInDomain = z.object({
  id: z.string(),
  name: z.string(),
  /** Their strongest role and where they hold it; null for those who work in no domain. */
  role: DomainRole.nullable(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
});
export type PersonInDomain = z.infer<typeof PersonInDomain>;

/** Active people the actor may know, by a part of their name. Addresses never are known. */
export async function findPeopleInDomains(
  actor: Actor,
  q: string,
  limit: number,
  tx: Tx = db,
): Promise<PersonInDomain[]> {
  const rows = await tx.$queryRaw`
    SELECT u."id", u."name", m."role", m."domain", m."domainName" FROM "user" u
    LEFT JOIN LATERAL (
      SELECT m."role", d."slug" AS "domain", d."name" AS "domainName" FROM "domain_member" m
      JOIN "domain" d ON d."id" = m."domain_id" WHERE m."user_id" = u."id"
      ORDER BY array_position(ARRAY['owner', 'steward', 'contributor'], m."role"), d."slug" LIMIT 1
    ) m ON true
    WHERE u."is_active" AND position(lower(${q}) IN lower(u."name")) > 0 AND ${knownTo(actor)}
    ORDER BY position(lower(${q}) IN lower(u."name")), lower(u."name") COLLATE "C", u."id" LIMIT ${limit}`;
  return z.array(PersonInDomain).parse(rows);
}
