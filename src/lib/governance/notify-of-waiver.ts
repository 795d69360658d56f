import "server-only";
import type { Actor } from "@/lib/identity/model";
import { notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { readWaivablePolicies } from "./waivable-policies";
import type { WaiverEvent } from "./waiver";
import { readDeciders, readReaders } from "./waiver-addressees";
import { waiverDecisionNote, waiverRequestNote } from "./waiver-notes";
import { toWaiver, WAIVER } from "./waiver-rows";

type Told = { type: WaiverEvent; id: string; note: string };

const DECISIONS = {
  "waiver.requested": null,
  "waiver.withdrawn": null,
  "waiver.granted": "granted",
  "waiver.rejected": "rejected",
  "waiver.revoked": "revoked",
} as const satisfies Record<WaiverEvent, string | null>;

/** Tells those who decide that a waiver is asked for, and who asked what was decided; nobody what they did themselves. */
export async function notifyOfWaiver(tx: Tx, actor: Actor, { type, id, note }: Told): Promise<void> {
  const row = await tx.waiver.findUniqueOrThrow({ where: { id }, select: WAIVER });
  const waiver = toWaiver(row, await readWaivablePolicies(tx));
  if (type === "waiver.requested") {
    const deciders = await readDeciders(tx, waiver);
    const notes = deciders.map((person) => waiverRequestNote(person.id, waiver, actor.name));
    await notify(tx, notes, now());
    return;
  }
  const decision = DECISIONS[type];
  if (decision === null || waiver.requestedBy?.id === actor.id) return;
  const readers = await readReaders(tx, waiver, [waiver.requestedBy?.id]);
  const words = { decision, byName: actor.name, note };
  await notify(
    tx,
    readers.map((person) => waiverDecisionNote(person.id, waiver, words)),
    now(),
  );
}
