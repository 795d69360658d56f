import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { lockLiveRequest } from "../lock-request";

export const CloseRequest = z.object({
  id: z.string(),
  note: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type CloseRequest = z.infer<typeof CloseRequest>;

/** Ends a request without the data: whoever made it may withdraw it, an admin may close any. */
export async function closeRequest(actor: Actor, { id, note }: CloseRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const { madeById } = await lockLiveRequest(tx, id);
    if (madeById !== actor.id) requireCan(actor, "demand.moderate");
    await tx.dataRequest.update({
      where: { id },
      data: { closedAt: now(), closingNote: note },
      select: { id: true },
    });
  });
}
