import "server-only";
import type { Tx } from "@/lib/platform/db";
import { type NewMail, sendMail } from "@/lib/platform/mail";

/** Writes to everybody who can administer the installation. */
export async function mailAdmins(tx: Tx, { subject, body }: Omit<NewMail, "to">): Promise<void> {
  const admins = await tx.user.findMany({
    where: { isActive: true, roles: { some: { role: "admin" } } },
    select: { email: true, name: true },
    orderBy: { id: "asc" },
  });
  for (const { email, name } of admins)
    await sendMail(tx, { to: email, subject, body: `Hello ${name},\n\n${body}` });
}
