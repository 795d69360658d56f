import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import {
  applyDomainChange,
  ChangeDomain as DomainChangeInput,
  prepareDomainChange,
} from "@/lib/registry/domain-change";
import { recordDecision } from "../audit-log";
import type { RefusedMove } from "../moves/consequences";
import { domainMoveCase } from "../moves/domain-move";
import { MoveReason } from "../moves/model";
import { moveFacts } from "../moves/move-facts";

export const ChangeDomain = DomainChangeInput.extend({ reason: MoveReason.exactOptional() });
export type ChangeDomain = z.infer<typeof ChangeDomain>;

export type DomainChange =
  | { changed: true; slug: string; revision: number }
  | ({ changed: false } & RefusedMove);

/**
 * Changes what a domain says, and where in the tree it stands. What is published in it and below it is evaluated by the
 * policies it would inherit first; what they newly refuse moves only with a reason of somebody who answers for them.
 */
export async function changeDomain(
  actor: Actor,
  { reason = "", ...input }: ChangeDomain,
): Promise<DomainChange> {
  return db.$transaction(async (tx): Promise<DomainChange> => {
    const prepared = await prepareDomainChange(tx, actor, input);
    if (!prepared.isMove) return { changed: true, ...(await applyDomainChange(tx, actor, prepared, input)) };

    const at = now();
    const { from, to, consequences, mayOverrule } = await domainMoveCase(tx, actor, input, at);
    if (consequences.refused.length > 0 && !(mayOverrule && reason !== ""))
      return { changed: false, consequences, mayOverrule };
    const applied = await applyDomainChange(tx, actor, prepared, input);
    await recordDecision(tx, {
      action: "domain.moved",
      subject: applied.slug,
      subjectId: input.id,
      actor,
      at,
      facts: { from, to, ...moveFacts(consequences, reason) },
    });
    return { changed: true, ...applied };
  });
}
