import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readPolicy } from "../policy-rows";

const StatusChange = z.object({ at: z.date(), actorId: z.string().nullable() });

export type PolicyStatusChange = { at: Date; byName: string | null };

/** When the policy got the status it has, and from whom; null when the actor may not read it or nothing tells. */
export async function findPolicyStatusChange(
  actor: Actor,
  key: string,
  tx: Tx = db,
): Promise<PolicyStatusChange | null> {
  const policy = await readPolicy(tx, actor, key);
  if (!policy) return null;
  const row = await tx.event.findFirst({
    where: { subjectId: policy.id, type: { in: ["policy.created", "policy.activated", "policy.retired"] } },
    select: { at: true, actorId: true },
    orderBy: { seq: "desc" },
  });
  const change = StatusChange.nullable().parse(row);
  if (!change) return null;
  const person =
    change.actorId === null
      ? null
      : await tx.user.findUnique({ where: { id: change.actorId }, select: { name: true } });
  return { at: change.at, byName: person?.name ?? null };
}
