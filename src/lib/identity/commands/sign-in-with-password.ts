import "server-only";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { requireWithinLimit, uncount } from "@/lib/platform/rate-limit";
import type { SignIn } from "../inputs";
import { verifyPassword } from "../passwords";

const PER_EMAIL = { limit: 10, windowSeconds: 900 };
const PER_ADDRESS = { limit: 100, windowSeconds: 900 };

/**
 * The id of the person these belong to, or null: whether the address is unknown, the password wrong or the person
 * deactivated is nobody's business. Only failures count towards the limits.
 */
export async function signInWithPassword(
  { email, password }: Pick<SignIn, "email" | "password">,
  address: string,
): Promise<string | null> {
  const limits = [
    [`sign-in:address:${address}`, PER_ADDRESS],
    [`sign-in:email:${email}`, PER_EMAIL],
  ] as const;
  // Counted before the password is looked at: guesses sent all at once are limited too.
  for (const [key, limit] of limits) await requireWithinLimit(key, limit);
  const person = await db.user.findUnique({
    where: { email, isActive: true },
    select: { id: true, passwordHash: true },
  });
  const isRight = await verifyPassword(password, person?.passwordHash ?? null);
  if (!person || !isRight) return null;

  for (const [key, limit] of limits) await uncount(key, limit);
  await recordEvent(db, {
    type: "user.signed-in",
    subjectId: person.id,
    actorId: person.id,
    payload: { with: "password" },
  });
  return person.id;
}
