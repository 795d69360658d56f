import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { FollowSubject } from "../model";
import { getSubject } from "../subject";

const FOLLOWS_MAX = 500;

/** Wants to hear of a product, or of everything in a domain; or wants to no longer. */
export async function follow(actor: Actor, { follows, ...about }: FollowSubject): Promise<void> {
  requireCan(actor, "discussion.write");
  await db.$transaction(async (tx) => {
    const { productId, domainId } = await getSubject(tx, actor, about);
    const key = { userId: actor.id, productId, domainId };
    if (!follows) {
      await tx.follow.deleteMany({ where: key });
      return;
    }
    if ((await tx.follow.count({ where: { userId: actor.id } })) >= FOLLOWS_MAX)
      throw new AppError("conflict", `You follow ${FOLLOWS_MAX} things already. Stop following one first.`);
    await tx.follow.createMany({ data: [{ ...key, since: now() }], skipDuplicates: true });
  });
}
