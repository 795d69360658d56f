import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { factsOf } from "../access-rows";
import { endGrant, wordsOf } from "../access-store";
import { mayActFor } from "../consumer";
import { getLockedGrant } from "../get-request";
import { moveGrant } from "../grant-rules";
import type { AttestAccess } from "../inputs";

/** The consumer says that what they do with the data still stands, or gives the access back. */
export async function attestAccess(actor: Actor, { id, answer }: AttestAccess): Promise<void> {
  await db.$transaction(async (tx) => {
    const grant = await getLockedGrant(tx, actor, id);
    if (!mayActFor(actor, grant.request.consumer))
      throw new AppError("forbidden", "Only those who have the access can confirm it.");
    const at = now();
    const moved = moveGrant(factsOf(grant), answer, at);
    if (!moved.allowed || grant.attestation === null)
      throw new AppError("conflict", moved.allowed ? "There is nothing to confirm." : moved.reason);
    const outcome = answer === "confirm" ? "confirmed" : "declined";
    await tx.accessAttestationAnswer.create({
      data: { attestationId: grant.attestation.id, outcome, answeredById: actor.id, at },
      select: { attestationId: true },
    });
    await recordEvent(tx, {
      type: "access.attested",
      subjectId: grant.id,
      actorId: actor.id,
      payload: { ...wordsOf(grant.request), outcome, version: grant.attestation.version },
    });
    if (answer === "decline") await endGrant(tx, grant, { kind: "given-back", by: actor, reason: "", at });
  });
}
