import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { announcementsFor } from "../announcement-rows";
import { announcementTerm } from "../announcement-state";
import { requireMayWrite } from "../limits";
import type { ChosenAnnouncement, MakeAnnouncement } from "../model";
import { getSubject } from "../subject";
import { tellOfAnnouncement } from "../tell-of-announcement";

/** Tells everybody who sees a product or domain something, from one day until another. */
export async function makeAnnouncement(
  actor: Actor,
  { title, text, importance, from, until, ...about }: MakeAnnouncement,
): Promise<{ id: string }> {
  await requireMayWrite(actor);
  return db.$transaction(async (tx) => {
    const { ownerDomainId, productId, domainId, text: subject } = await getSubject(tx, actor, about);
    requireInDomain(actor, "announcement.make", ownerDomainId);
    const at = now();
    const { startsAt, endsAt } = announcementTerm({ from, until }, at);
    if (endsAt !== null && endsAt <= startsAt)
      throw new AppError("invalid-input", "It would be over before it begins. Choose a later last day.");
    const { id } = await tx.announcement.create({
      data: {
        productId,
        domainId,
        title,
        text,
        importance,
        startsAt,
        endsAt,
        createdAt: at,
        createdById: actor.id,
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "announcement.made",
      subjectId: productId ?? ownerDomainId,
      actorId: actor.id,
      payload: { subject, announcementId: id, title },
    });
    if (startsAt <= at) await tellOfAnnouncement(tx, id, at);
    return { id };
  });
}

/** Ends an announcement before its time. */
export async function withdrawAnnouncement(actor: Actor, { id }: ChosenAnnouncement): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await tx.announcement.findFirst({
      where: { AND: [{ id }, announcementsFor(actor)] },
      select: { domainId: true, productId: true, title: true, product: { select: { domainId: true } } },
    });
    const owner = row?.product?.domainId ?? row?.domainId;
    if (!row || !owner) throw notFound("announcement");
    requireInDomain(actor, "announcement.make", owner);
    const { count } = await tx.announcement.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: now() },
    });
    if (count === 0) return;
    await tx.notification.deleteMany({ where: { onceKey: `announcement:${id}` } });
    await recordEvent(tx, {
      type: "announcement.withdrawn",
      subjectId: row.productId ?? owner,
      actorId: actor.id,
      payload: { announcementId: id, title: row.title },
    });
  });
}
