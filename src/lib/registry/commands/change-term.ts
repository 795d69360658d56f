import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { OrdinalText } from "@/lib/platform/storable";
import { TermInput } from "../glossary";
import { lockTerm } from "../lock-term";

/** Everything but the address, which documents point at. */
export const ChangeTerm = TermInput.omit({ slug: true }).extend({
  id: z.string(),
  revision: OrdinalText,
});
export type ChangeTerm = z.infer<typeof ChangeTerm>;

/** A term that goes to another domain needs the stewards of both. */
export async function changeTerm(
  actor: Actor,
  { id, revision, ...facts }: ChangeTerm,
): Promise<{ slug: string; revision: number }> {
  return db.$transaction(async (tx) => {
    const term = await lockTerm(tx, id);
    requireInDomain(actor, "term.manage", term.domainId);
    requireInDomain(actor, "term.manage", facts.domainId);
    if (term.revision !== revision)
      throw new AppError(
        "conflict",
        "Somebody else changed this term in between. Reload to see their change.",
      );
    if (!(await tx.domain.findUnique({ where: { id: facts.domainId }, select: { id: true } })))
      throw notFound("domain");

    await tx.glossaryTerm.update({
      where: { id },
      data: { ...facts, revision: revision + 1, updatedAt: now() },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "term.changed",
      subjectId: id,
      actorId: actor.id,
      payload: { slug: term.slug, name: facts.name },
    });
    return { slug: term.slug, revision: revision + 1 };
  });
}
