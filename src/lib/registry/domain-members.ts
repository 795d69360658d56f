import "server-only";
import { z } from "zod";
import { type Actor, DomainRole } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";

const Member = z.object({ userId: z.string(), role: DomainRole, user: z.object({ isActive: z.boolean() }) });
type Member = z.infer<typeof Member>;

/** The members of a domain, which nobody else can change until the transaction ends. */
export async function lockMembers(tx: Tx, domainId: string): Promise<Member[]> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "domain" WHERE "id" = ${domainId} FOR NO KEY UPDATE`;
  if (locked.length === 0) throw notFound("domain");
  const rows = await tx.domainMember.findMany({
    where: { domainId },
    select: { userId: true, role: true, user: { select: { isActive: true } } },
  });
  return z.array(Member).parse(rows);
}

/** A domain keeps an owner who can act for it; only an admin may leave it without one for a while. */
export function requireAnOwnerLeft(actor: Actor, members: readonly Member[], leavingId: string): void {
  if (actor.orgRoles.includes("admin")) return;
  const isOwnerLeft = members.some(
    ({ userId, role, user }) => userId !== leavingId && role === "owner" && user.isActive,
  );
  if (!isOwnerLeft)
    throw new AppError("conflict", "The domain needs an owner: make somebody else owner first.");
}
