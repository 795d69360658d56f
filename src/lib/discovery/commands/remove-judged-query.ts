import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { RemoveJudgedQuery } from "../tuning/judged-query";

/** Gives a judged query up: no tuning is refused for its sake any more. */
export async function removeJudgedQuery(actor: Actor, { id }: RemoveJudgedQuery): Promise<void> {
  requireCan(actor, "search.manage");
  await db.$transaction(async (tx) => {
    const judged = await tx.judgedQuery.findUnique({ where: { id }, select: { query: true, within: true } });
    if (!judged) throw notFound("judged query");
    await tx.judgedQuery.delete({ where: { id } });
    await recordEvent(tx, {
      type: "search.judged-query-removed",
      subjectId: id,
      actorId: actor.id,
      payload: judged,
    });
    await recordDecision(tx, {
      action: "search.judged-query-removed",
      subject: `Judged query “${judged.query}”`,
      subjectId: id,
      actor,
      at: now(),
      facts: judged,
    });
  });
}
