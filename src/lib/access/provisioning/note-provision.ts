import "server-only";
import { mailAdmins } from "@/lib/identity/mail-admins";
import { db, type Tx } from "@/lib/platform/db";
import { type EventType, type NewEvent, recordEvent } from "@/lib/platform/events";
import { publicUrl } from "@/lib/platform/public-url";
import { wordsOf } from "../access-store";
import type { AccessGrant } from "../model";
import { DATABASES } from "./databases-place";
import { isLoud, Provision, triedAgainAt } from "./provision";

/** What came of telling a database. */
export type ProvisionOutcome =
  | { state: "by-hand" | "wanted" | "waiting-for-role"; target: string }
  | { state: "done"; target: string; role: string; changes: readonly string[] }
  | { state: "removed"; target: string; changes: readonly string[] }
  | { state: "failed" | "removal-failed"; target: string; error: string };

/** Keeps the outcome, tells it as an event, and makes sure that somebody hears of what does not work. */
export async function noteProvision(
  grant: AccessGrant,
  outcome: ProvisionOutcome,
  { at, wishes }: { at: Date; wishes: number },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "access_provision" WHERE "grant_id" = ${grant.id} FOR UPDATE`;
    const row = await tx.accessProvision.findUnique({ where: { grantId: grant.id } });
    // It went with its product while the database was told; the next look at all roles finds the rest.
    if (!row) return;
    const before = Provision.parse(row);
    const isFailure = "error" in outcome;
    const attempts = isFailure ? (before.error === null ? 1 : before.attempts + 1) : 0;
    const isTold = isFailure && (row.toldAt !== null || isLoud(outcome.state, attempts));
    await tx.accessProvision.update({
      where: { grantId: grant.id },
      data: {
        state: outcome.state,
        target: outcome.target,
        ...(outcome.state === "done" && { role: outcome.role }),
        ...(outcome.state === "wanted" && { role: null }),
        attempts,
        error: isFailure ? outcome.error : null,
        // What was wanted after the outcome was decided on is still to be done.
        dueAt: row.wishes === wishes ? nextLook(outcome, { attempts, at }) : at,
        at,
        toldAt: isTold ? (row.toldAt ?? at) : null,
      },
      select: { grantId: true },
    });
    await tellEvent(tx, grant, outcome, before);
    if (isFailure && isTold && row.toldAt === null) await mailFailure(tx, grant, outcome);
  });
}

function nextLook(
  { state }: ProvisionOutcome,
  { attempts, at }: { attempts: number; at: Date },
): Date | null {
  if (attempts > 0) return triedAgainAt(attempts, at);
  return state === "wanted" ? at : null;
}

async function tellEvent(
  tx: Tx,
  { id, request }: AccessGrant,
  outcome: ProvisionOutcome,
  before: Provision,
): Promise<void> {
  const isNews = before.state !== outcome.state;
  const say = (type: EventType, words: NonNullable<NewEvent["payload"]>) =>
    recordEvent(tx, {
      type,
      subjectId: id,
      actorId: null,
      payload: { ...wordsOf(request), target: outcome.target, ...words },
    });
  switch (outcome.state) {
    case "done":
      // A repair of what somebody else changed is news as well.
      if (isNews || outcome.changes.length > 0)
        await say("access.provisioned", { role: outcome.role, changes: outcome.changes.length });
      return;
    case "removed":
      if (outcome.changes.length > 0 || before.state === "done" || before.state === "removal-failed")
        await say("access.deprovisioned", { role: before.role });
      return;
    case "failed":
    case "removal-failed":
      if (isNews || before.error !== outcome.error)
        await say("access.provision-failed", { error: outcome.error });
      return;
  }
}

async function mailFailure(
  tx: Tx,
  { request }: AccessGrant,
  { state, target, error }: { state: "failed" | "removal-failed"; target: string; error: string },
): Promise<void> {
  const { consumer, portName, product } = request;
  const place = `${portName} of ${product.title}`;
  await mailAdmins(tx, {
    subject:
      state === "removal-failed"
        ? `Access to ${product.title} has ended, and could not be taken away`
        : `Access to ${product.title} could not be set up`,
    body: `The access of ${consumer.name} to ${place} in ${target}: ${error}\n\nAgora tries again every hour. ${
      state === "removal-failed" ? `Until that works, ${consumer.name} may still read it.` : ""
    }\n\n${publicUrl(DATABASES)}`,
  });
}
