import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { WithdrawWaiver } from "../waiver";
import { getWaiver } from "../waiver-rows";
import { moveWaiver } from "../waiver-store";

/** Takes back what one asked for, as long as nobody has decided it. */
export async function withdrawWaiver(actor: Actor, { id }: WithdrawWaiver): Promise<void> {
  await db.$transaction(async (tx) => {
    const { waiver } = await getWaiver(tx, actor, id);
    if (waiver.requestedBy?.id !== actor.id)
      throw new AppError("forbidden", "Only whoever asked for the waiver can withdraw it.");
    const move = { from: "requested", to: "withdrawn", type: "waiver.withdrawn", facts: {} } as const;
    await moveWaiver(tx, actor, waiver, move);
  });
}
