import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { readCursor } from "@/lib/governance/compliance/progress";
import { refreshComplianceNow } from "@/lib/governance/compliance/refresh";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";

/** Until nothing is left to follow. Other databases of a server may hold old transactions open, which holds events back. */
export async function untilKept(at?: Date): Promise<void> {
  await vi.waitFor(
    async () => {
      await refreshComplianceNow(at ? { at: () => at } : {});
      const cursor = await readCursor();
      expect(cursor).not.toBeNull();
      const last = await db.event.findFirst({ orderBy: [{ xid: "desc" }, { seq: "desc" }] });
      expect(last && cursor && last.seq > cursor.seq && last.xid >= cursor.xid).toBeFalsy();
    },
    { timeout: 15_000, interval: 50 },
  );
}

/** By key, in the order of our own code: a server sorts by the rules of its language. */
export async function keptOutcomes(productId: string) {
  const rows = await db.policyOutcome.findMany({ where: { productId } });
  return rows.sort((a, b) => (a.policyKey < b.policyKey ? -1 : 1));
}

export function keptRating(productId: string) {
  return db.productCompliance.findUnique({ where: { productId } });
}

export function transitionsOf(productId: string) {
  return db.outcomeTransition.findMany({
    where: { productId },
    select: { policyKey: true, from: true, to: true, cause: true },
    orderBy: { seq: "asc" },
  });
}

/** A waiver as it is once granted, with the event of its granting. */
export async function grantWaiver(
  decider: Actor,
  { productId, key, expiresAt }: { productId: string; key: string; expiresAt: Date },
): Promise<string> {
  const policy = await db.policy.findUniqueOrThrow({
    where: { key },
    select: { id: true, activeVersion: { select: { version: true } } },
  });
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    await tx.waiver.create({
      data: {
        id,
        policyId: policy.id,
        policyVersion: policy.activeVersion?.version ?? 1,
        productId,
        elements: [],
        reason: "It is being mended.",
        status: "active",
        startsAt: new Date(Date.now() - 60_000),
        expiresAt,
        decidedById: decider.id,
      },
    });
    const payload = { waiverId: id };
    await recordEvent(tx, { type: "waiver.granted", subjectId: productId, actorId: decider.id, payload });
  });
  return id;
}

/** No policy is in force after this, and whoever follows events knows it. */
export async function retireAllByEvent(): Promise<void> {
  const active = await db.policy.findMany({ where: { status: "active" }, select: { id: true } });
  await db.$transaction(async (tx) => {
    await tx.policy.updateMany({ where: { status: "active" }, data: { status: "retired" } });
    for (const { id } of active)
      await recordEvent(tx, { type: "policy.retired", subjectId: id, actorId: null });
  });
}
