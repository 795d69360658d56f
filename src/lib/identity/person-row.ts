import "server-only";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Part of an update of a person: every session they have is over from the next request on. */
export const END_SESSIONS = { sessionVersion: { increment: 1 } } as const;

/** The person as the commands of administration need them. */
export async function getPersonRow(tx: Tx, id: string) {
  const row = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      isActive: true,
      passwordHash: true,
      roles: { select: { role: true, scope: true } },
      accounts: { select: { provider: true } },
    },
  });
  if (!row) throw notFound("person");
  return row;
}
