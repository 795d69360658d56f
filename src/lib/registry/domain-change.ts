import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan, requireInDomain } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { OrdinalText } from "@/lib/platform/storable";
import { DomainInput } from "./model";

/** Everything but the address, which is for ever. */
export const ChangeDomain = DomainInput.omit({ slug: true }).extend({
  id: z.string(),
  revision: OrdinalText,
  /** Required, because leaving it out must not move a domain to the root; a form sends an empty text for that. */
  parentId: z
    .string()
    .nullable()
    .transform((id) => id || null),
});
export type ChangeDomain = z.infer<typeof ChangeDomain>;

/** The domain as it is stored, and whether the change would move it; the tree stays as it is until the transaction ends. */
export type PreparedDomainChange = { stored: Place; isMove: boolean };

/** Everything that must hold before a domain is changed, but what policies say of its products in a new place. */
export async function prepareDomainChange(
  tx: Tx,
  actor: Actor,
  { id, revision, parentId }: Pick<ChangeDomain, "id" | "revision" | "parentId">,
): Promise<PreparedDomainChange> {
  const tree = await lockTree(tx);
  const stored = tree.find((domain) => domain.id === id);
  if (!stored) throw notFound("domain");
  requireInDomain(actor, "domain.edit", id);
  if (stored.revision !== revision)
    throw new AppError(
      "conflict",
      "Somebody else changed this domain in between. Reload to see their change.",
    );
  const isMove = parentId !== stored.parentId;
  if (isMove) checkMove(actor, tree, stored, parentId);
  return { stored, isMove };
}

/** Changes a domain as it was prepared in the same transaction. */
export async function applyDomainChange(
  tx: Tx,
  actor: Actor,
  { stored, isMove }: PreparedDomainChange,
  { id, revision, ...facts }: ChangeDomain,
): Promise<{ slug: string; revision: number }> {
  await tx.domain.update({
    where: { id },
    data: { ...facts, revision: revision + 1 },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "domain.changed",
    subjectId: id,
    actorId: actor.id,
    payload: { slug: stored.slug, name: facts.name, moved: isMove },
  });
  return { slug: stored.slug, revision: revision + 1 };
}

const Place = z.object({
  id: z.string(),
  slug: z.string(),
  parentId: z.string().nullable(),
  revision: z.number().int(),
});
type Place = z.infer<typeof Place>;

/** Two moves that are harmless one by one can close a ring together, so changes of the tree wait for each other. */
async function lockTree(tx: Tx): Promise<Place[]> {
  const rows = await tx.$queryRaw`
    SELECT "id", "slug", "parent_id" AS "parentId", "revision" FROM "domain" ORDER BY "id" FOR NO KEY UPDATE`;
  return z.array(Place).parse(rows);
}

/**
 * A move takes a domain from under one set of policies and owners and puts it under another, so both ends must
 * agree: their owners, or at the root whoever may create domains there.
 */
function checkMove(actor: Actor, tree: readonly Place[], domain: Place, parentId: string | null): void {
  const byId = new Map(tree.map((place) => [place.id, place]));
  if (parentId !== null && !byId.has(parentId)) throw notFound("parent domain");
  for (const end of [domain.parentId, parentId]) {
    if (end === null) requireCan(actor, "domain.create");
    else requireInDomain(actor, "domain.edit", end);
  }
  let above = parentId;
  while (above !== null) {
    if (above === domain.id)
      throw new AppError("conflict", "A domain cannot be moved into itself or one of its sub-domains.");
    above = byId.get(above)?.parentId ?? null;
  }
}
