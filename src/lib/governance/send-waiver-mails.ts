import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail";
import { readWaivablePolicies } from "./waivable-policies";
import type { WaiverEvent } from "./waiver";
import { readDeciders, readReaders } from "./waiver-addressees";
import { waiverDecisionMail, waiverRequestMail } from "./waiver-mail";
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
export async function sendWaiverMails(tx: Tx, actor: Actor, { type, id, note }: Told): Promise<void> {
  const row = await tx.waiver.findUniqueOrThrow({ where: { id }, select: WAIVER });
  const waiver = toWaiver(row, await readWaivablePolicies(tx));
  if (type === "waiver.requested") {
    for (const person of await readDeciders(tx, waiver))
      await sendMail(tx, waiverRequestMail(person, waiver, actor.name));
    return;
  }
  const decision = DECISIONS[type];
  if (decision === null || waiver.requestedBy?.id === actor.id) return;
  for (const person of await readReaders(tx, waiver, [waiver.requestedBy?.id]))
    await sendMail(tx, waiverDecisionMail(person, waiver, { decision, byName: actor.name, note }));
}
