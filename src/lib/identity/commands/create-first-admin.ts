import "server-only";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { lockAdmins } from "../admins";
import type { CreateFirstAdmin } from "../inputs";
import { hashPassword } from "../passwords";
import { hasPeople } from "../queries";

/** Whoever opens a new installation first becomes its admin; of several at once, one does. */
export async function createFirstAdmin({ name, email, password }: CreateFirstAdmin): Promise<void> {
  if (await hasPeople()) throw alreadyThere();
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await lockAdmins(tx);
    if (await hasPeople(tx)) throw alreadyThere();
    const { id } = await tx.user.create({
      data: { name, email, passwordHash, roles: { create: { role: "admin" } } },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "user.created",
      subjectId: id,
      actorId: id,
      payload: { by: "first-start" },
    });
  });
}

function alreadyThere(): AppError {
  return new AppError(
    "conflict",
    "This installation already has an admin. Sign in, or ask them to invite you.",
  );
}
