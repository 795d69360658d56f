import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { insertDecision } from "../access-store";
import { mayActFor } from "../consumer";
import { lockRequest } from "../get-request";
import type { WithdrawAccess } from "../inputs";
import { readProductAccess } from "../port-rows";
import { decideRequest } from "../request-rules";

/** Takes back a request that nobody has decided yet. Withdrawn once, it stays withdrawn. */
export async function withdrawAccess(actor: Actor, { id }: WithdrawAccess): Promise<void> {
  await db.$transaction(async (tx) => {
    const request = await lockRequest(tx, actor, id);
    const isAsker = request.requestedById === actor.id && actor.tokenScopes === null;
    if (!isAsker && !mayActFor(actor, request.consumer))
      throw new AppError("forbidden", "Only those who would have the access can withdraw the request.");
    if (request.state === "withdrawn") return;
    const decided = decideRequest(request, { kind: "withdraw", by: actor.id }, { steps: 1, now: now() });
    if (!decided.allowed) throw new AppError("conflict", decided.reason);
    const [product] = await readProductAccess(tx, { id: request.product.id });
    if (!product) throw new Error(`The product of the request ${id} is gone.`);
    const { decision, isFinal } = decided;
    await insertDecision(tx, request, product, { decision, isFinal, isAutomatic: false, reason: "" });
  });
}
