import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { TermStatus } from "./glossary";

const LockedTerm = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  domainId: z.string(),
  status: TermStatus,
  revision: z.number().int(),
});
type LockedTerm = z.infer<typeof LockedTerm>;

/** The term as it stays until the transaction ends. */
export async function lockTerm(tx: Tx, id: string): Promise<LockedTerm> {
  const rows = await tx.$queryRaw`
    SELECT "id", "slug", "name", "domain_id" AS "domainId", "status", "revision"
    FROM "glossary_term" WHERE "id" = ${id} FOR UPDATE`;
  const [term] = z.array(LockedTerm).parse(rows);
  if (!term) throw notFound("term");
  return term;
}
