import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { AcceptInvitation } from "../inputs";
import { getKeyHolder, spendKey } from "../one-time-keys";
import { hashPassword } from "../passwords";
import { END_SESSIONS } from "../person-row";

/** The invited person takes their place; answers the address they sign in with from now on. */
export async function acceptInvitation({
  key,
  name,
  password,
}: AcceptInvitation): Promise<{ email: string }> {
  // Hashing is slow on purpose: a wrong link must not buy it, and no transaction waits for it.
  await getKeyHolder(key, "invitation", now());
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const id = await spendKey(tx, key, "invitation", now());
    const { email } = await tx.user.update({
      where: { id },
      data: { name, passwordHash, ...END_SESSIONS },
      select: { email: true },
    });
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: id,
      actorId: id,
      payload: { change: "invitation-accepted" },
    });
    return { email };
  });
}
