import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import type { OutcomeHistory } from "../compliance/history";
import { readPolicyTitles } from "../compliance/policy-titles";
import { Badge } from "../compliance/score";
import { Cause, TransitionEnd } from "../compliance/transitions";

const HISTORY_MAX = 50;

const HistoryRow = z.object({
  compliance: z.object({ badge: Badge, since: z.date() }).nullable(),
  transitions: z.array(
    z.object({
      seq: z.bigint(),
      policyKey: z.string(),
      from: TransitionEnd,
      to: TransitionEnd,
      cause: Cause,
      at: z.date(),
    }),
  ),
});

/** How a product came to stand where it does, newest first; null where the actor may not know of it. */
export async function findOutcomeHistory(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<OutcomeHistory | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: {
      compliance: { select: { badge: true, since: true } },
      transitions: {
        select: { seq: true, policyKey: true, from: true, to: true, cause: true, at: true },
        orderBy: { seq: "desc" },
        take: HISTORY_MAX,
      },
    },
  });
  if (!row) return null;
  const { compliance, transitions } = HistoryRow.parse(row);
  const titleOf = transitions.length > 0 ? await readPolicyTitles(tx, actor) : String;
  return {
    standing: compliance,
    transitions: transitions.map(({ seq, policyKey: key, ...transition }) => ({
      ...transition,
      id: String(seq),
      key,
      title: titleOf(key),
    })),
  };
}
