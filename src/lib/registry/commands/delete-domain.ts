import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { obstaclesToDeletion } from "../domain-deletion";

export const DeleteDomain = z.object({ id: z.string() });
export type DeleteDomain = z.infer<typeof DeleteDomain>;

export async function deleteDomain(actor: Actor, { id }: DeleteDomain): Promise<void> {
  await db.$transaction(async (tx) => {
    const { slug, name } = await lockDomain(tx, id);
    requireCan(actor, "domain.delete");

    const products = await tx.dataProduct.count({ where: { domainId: id } });
    const subDomains = await tx.domain.count({ where: { parentId: id } });
    const terms = await tx.glossaryTerm.count({ where: { domainId: id } });
    const obstacles = obstaclesToDeletion({ products, subDomains, terms });
    if (obstacles.length > 0)
      throw new AppError("conflict", "Only an empty domain can be deleted.", obstacles);

    // Whoever spoke for the domain speaks for nothing now.
    await tx.orgRoleAssignment.deleteMany({ where: { role: "governance-delegate", scope: id } });
    await tx.domain.delete({ where: { id }, select: { id: true } });
    await recordEvent(tx, {
      type: "domain.deleted",
      subjectId: id,
      actorId: actor.id,
      payload: { slug, name },
    });
  });
}

/** Nothing can be put into the domain until the transaction ends. */
async function lockDomain(tx: Tx, id: string): Promise<{ slug: string; name: string }> {
  const rows = await tx.$queryRaw`SELECT "slug", "name" FROM "domain" WHERE "id" = ${id} FOR UPDATE`;
  const [domain] = z.array(z.object({ slug: z.string(), name: z.string() })).parse(rows);
  if (!domain) throw notFound("domain");
  return domain;
}
