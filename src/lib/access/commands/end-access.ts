import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { mailEnd } from "../access-mail";
import { factsOf } from "../access-rows";
import { endGrant } from "../access-store";
import { mayActFor } from "../consumer";
import { getLockedGrant } from "../get-request";
import { moveGrant } from "../grant-rules";
import type { GiveBackAccess, RevokeAccess } from "../inputs";

/** The consumer needs it no more. */
export async function giveBackAccess(actor: Actor, { id }: GiveBackAccess): Promise<void> {
  await db.$transaction(async (tx) => {
    const grant = await getLockedGrant(tx, actor, id);
    if (!mayActFor(actor, grant.request.consumer))
      throw new AppError("forbidden", "Only those who have the access can give it back.");
    if (grant.state === "given-back") return;
    const at = now();
    const moved = moveGrant(factsOf(grant), "give-back", at);
    if (!moved.allowed) throw new AppError("conflict", moved.reason);
    await endGrant(tx, grant, { kind: "given-back", by: actor, reason: "", at });
  });
}

/** The owner ends it before its time, and says why. */
export async function revokeAccess(actor: Actor, { id, note: reason }: RevokeAccess): Promise<void> {
  await db.$transaction(async (tx) => {
    const grant = await getLockedGrant(tx, actor, id);
    requireInDomain(actor, "access.manage", grant.request.product.domain.id);
    if (grant.state === "revoked") return;
    const at = now();
    const moved = moveGrant(factsOf(grant), "revoke", at);
    if (!moved.allowed) throw new AppError("conflict", moved.reason);
    await endGrant(tx, grant, { kind: "revoked", by: actor, reason, at });
    await mailEnd(tx, grant, { kind: "revoked", reason: `${actor.name} says: ${reason}` });
  });
}
