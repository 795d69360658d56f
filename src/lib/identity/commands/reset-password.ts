import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { sendMail } from "@/lib/platform/mail";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import { revokeTokensOf } from "../access-tokens";
import type { RequestPasswordReset, ResetPassword } from "../inputs";
import { passwordResetMail } from "../mails";
import { getKeyHolder, issueKey, spendKey } from "../one-time-keys";
import { hashPassword } from "../passwords";
import { END_SESSIONS } from "../person-row";

const PER_EMAIL = { limit: 5, windowSeconds: 3600 };
const PER_ADDRESS = { limit: 50, windowSeconds: 3600 };

/** Answers the same whether or not anybody has the address. Only people with a password get a mail. */
export async function requestPasswordReset({ email }: RequestPasswordReset, address: string): Promise<void> {
  await requireWithinLimit(`password-reset:address:${address}`, PER_ADDRESS);
  await requireWithinLimit(`password-reset:email:${email}`, PER_EMAIL);
  await db.$transaction(async (tx) => {
    const person = await tx.user.findFirst({
      where: { email, isActive: true, passwordHash: { not: null } },
      select: { id: true, name: true, email: true },
    });
    if (!person) return;
    const key = await issueKey(tx, person.id, "password-reset", now());
    await sendMail(tx, passwordResetMail(person, key));
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: person.id,
      actorId: null,
      payload: { change: "password-reset-requested" },
    });
  });
}

/** Sets the password and ends every session and access token; answers the address to sign in with. */
export async function resetPassword({ key, password }: ResetPassword): Promise<{ email: string }> {
  await getKeyHolder(key, "password-reset", now());
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const id = await spendKey(tx, key, "password-reset", now());
    const { email } = await tx.user.update({
      where: { id },
      data: { passwordHash, ...END_SESSIONS },
      select: { email: true },
    });
    await revokeTokensOf(tx, id, id, now());
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: id,
      actorId: id,
      payload: { change: "password-reset" },
    });
    return { email };
  });
}
