import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { OPEN_REQUESTS_MAX, type RequestData } from "../demand";
import { lockLiveRequest } from "../lock-request";

/** Asks the whole mesh for data; whoever asks is the first who needs it. */
export async function requestData(actor: Actor, { title, reason }: RequestData): Promise<{ id: string }> {
  const live = await db.dataRequest.count({
    where: { madeById: actor.id, fulfilledAt: null, closedAt: null },
  });
  if (live >= OPEN_REQUESTS_MAX)
    throw new AppError(
      "conflict",
      `You have ${OPEN_REQUESTS_MAX} requests under way. Withdraw one of them first.`,
    );
  return db.dataRequest.create({
    data: { title, reason, madeById: actor.id, createdAt: now(), backings: { create: { userId: actor.id } } },
    select: { id: true },
  });
}

export const BackRequest = z.object({ id: z.string(), backs: z.stringbool() });
export type BackRequest = z.infer<typeof BackRequest>;

/** Says that one needs the same, or no longer does. */
export async function backRequest(actor: Actor, { id, backs }: BackRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockLiveRequest(tx, id);
    const backing = { requestId: id, userId: actor.id };
    await tx.dataRequestBacking.deleteMany({ where: backing });
    if (backs) await tx.dataRequestBacking.createMany({ data: [backing] });
  });
}
