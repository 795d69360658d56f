import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { type EventType, recordEvent } from "@/lib/platform/events";
import type { AddPurpose, ChangePurpose, RetirePurpose } from "../inputs";

/** Adds to what people may say they need data for. */
export async function addPurpose(actor: Actor, { name, description }: AddPurpose): Promise<{ id: string }> {
  requireCan(actor, "purpose.manage");
  return once(name, async (tx) => {
    const { id } = await tx.purpose.create({ data: { name, description }, select: { id: true } });
    await told(tx, actor, { type: "purpose.added", id, name });
    return { id };
  });
}

export async function changePurpose(
  actor: Actor,
  { id, revision, name, description }: ChangePurpose,
): Promise<void> {
  requireCan(actor, "purpose.manage");
  await once(name, async (tx) => {
    const { count } = await tx.purpose.updateMany({
      where: { id, revision },
      data: { name, description, revision: { increment: 1 } },
    });
    if (count === 0) throw await lost(tx, id);
    await told(tx, actor, { type: "purpose.changed", id, name });
  });
}

/** Nobody can choose it any more; it stays with the requests that name it. */
export async function retirePurpose(actor: Actor, { id }: RetirePurpose): Promise<void> {
  await setRetired(actor, id, now());
}

export async function reinstatePurpose(actor: Actor, { id }: RetirePurpose): Promise<void> {
  await setRetired(actor, id, null);
}

async function setRetired(actor: Actor, id: string, retiredAt: Date | null): Promise<void> {
  requireCan(actor, "purpose.manage");
  await db.$transaction(async (tx) => {
    const row = await tx.purpose.findUnique({ where: { id }, select: { name: true, retiredAt: true } });
    if (!row) throw notFound("purpose");
    if ((row.retiredAt === null) === (retiredAt === null)) return;
    await tx.purpose.update({ where: { id }, data: { retiredAt }, select: { id: true } });
    const type = retiredAt === null ? "purpose.reinstated" : "purpose.retired";
    await told(tx, actor, { type, id, name: row.name });
  });
}

async function once<T>(name: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(run);
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", `There is a purpose called ${name} already.`, [], { cause: error });
    throw error;
  }
}

async function lost(tx: Tx, id: string): Promise<AppError> {
  const exists = (await tx.purpose.count({ where: { id } })) > 0;
  return exists
    ? new AppError("conflict", "Somebody else has changed this purpose meanwhile. Look at it again.")
    : notFound("purpose");
}

async function told(
  tx: Tx,
  actor: Actor,
  { type, id, name }: { type: EventType; id: string; name: string },
): Promise<void> {
  await recordEvent(tx, { type, subjectId: id, actorId: actor.id, payload: { name } });
}
