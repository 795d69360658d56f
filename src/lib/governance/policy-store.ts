import "server-only";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

type PolicyFacts = {
  status?: "evaluate" | "active" | "retired";
  activeVersionId?: string;
  effectiveFrom?: Date | null;
  lapsesAt?: Date | null;
  fallbackVersionId?: string | null;
  fallbackFrom?: Date | null;
};

/** A term without an end, and so without anything to fall back to. */
export const UNENDING = { lapsesAt: null, fallbackVersionId: null, fallbackFrom: null } as const;

/** Writes to a policy somebody started to change at `revision`; whoever comes second learns that they are. */
export async function raiseRevision(
  tx: Tx,
  { id }: { id: string },
  revision: number,
  facts: PolicyFacts = {},
): Promise<number> {
  const { count } = await tx.policy.updateMany({
    where: { id, revision },
    data: { ...facts, revision: { increment: 1 } },
  });
  if (count === 0)
    throw new AppError(
      "conflict",
      "Somebody else changed the policy in between. Reload to see their change.",
    );
  return revision + 1;
}
