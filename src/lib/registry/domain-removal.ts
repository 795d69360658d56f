import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { ContentsOfDomain } from "./domain-deletion";

export const DeleteDomain = z.object({ id: z.string() });
export type DeleteDomain = z.infer<typeof DeleteDomain>;

const LockedDomain = z.object({ id: z.string(), slug: z.string(), name: z.string() });
type LockedDomain = z.infer<typeof LockedDomain>;

/** The domain and what is in it; nothing can be put into it until the transaction ends. */
export async function prepareDomainRemoval(
  tx: Tx,
  actor: Actor,
  { id }: DeleteDomain,
): Promise<{ domain: LockedDomain; contents: ContentsOfDomain }> {
  const rows = await tx.$queryRaw`SELECT "id", "slug", "name" FROM "domain" WHERE "id" = ${id} FOR UPDATE`;
  const [domain] = z.array(LockedDomain).parse(rows);
  if (!domain) throw notFound("domain");
  requireCan(actor, "domain.delete");
  return { domain, contents: await readContentsOfDomain(tx, id) };
}

export async function readContentsOfDomain(tx: Tx, id: string): Promise<ContentsOfDomain> {
  return {
    products: await tx.dataProduct.count({ where: { domainId: id } }),
    subDomains: await tx.domain.count({ where: { parentId: id } }),
    terms: await tx.glossaryTerm.count({ where: { domainId: id } }),
  };
}

/** Deletes an empty domain as it was prepared in the same transaction. */
export async function applyDomainRemoval(
  tx: Tx,
  actor: Actor,
  { id, slug, name }: LockedDomain,
): Promise<void> {
  // Whoever spoke for the domain speaks for nothing now.
  await tx.orgRoleAssignment.deleteMany({ where: { role: "governance-delegate", scope: id } });
  await tx.domain.delete({ where: { id }, select: { id: true } });
  await recordEvent(tx, {
    type: "domain.deleted",
    subjectId: id,
    actorId: actor.id,
    payload: { slug, name },
  });
}
