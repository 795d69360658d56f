import "server-only";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

const ADMINS_LOCK = 72707370;

/** Makes changes of who is an admin wait for each other until the end of the transaction. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`;
}

/** Refuses what would leave nobody to administer. An admin counts who is active and has a way to sign in. */
export async function requireAnotherAdmin(tx: Tx, personId: string): Promise<void> {
  const others = await tx.user.count({
    where: {
      id: { not: personId },
      isActive: true,
      roles: { some: { role: "admin" } },
      OR: [{ passwordHash: { not: null } }, { accounts: { some: {} } }],
    },
  });
  if (others > 0) return;
  throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
}
