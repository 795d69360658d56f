import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { TermStatus } from "../glossary";
import { lockTerm } from "../lock-term";

export const RetireTerm = z.object({ id: z.string() });
export type RetireTerm = z.infer<typeof RetireTerm>;

/** Nothing new should be linked to it; what is linked stays, and its page says so. */
export async function retireTerm(actor: Actor, { id }: RetireTerm): Promise<void> {
  await setStatus(actor, id, "retired");
}

export async function reinstateTerm(actor: Actor, { id }: RetireTerm): Promise<void> {
  await setStatus(actor, id, "active");
}

async function setStatus(actor: Actor, id: string, status: TermStatus): Promise<void> {
  await db.$transaction(async (tx) => {
    const term = await lockTerm(tx, id);
    requireInDomain(actor, "term.manage", term.domainId);
    if (term.status === status) return;
    await tx.glossaryTerm.update({
      where: { id },
      data: { status, revision: term.revision + 1, updatedAt: now() },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: status === "retired" ? "term.retired" : "term.changed",
      subjectId: id,
      actorId: actor.id,
      payload: { slug: term.slug, name: term.name },
    });
  });
}
