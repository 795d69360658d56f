"use server";

import { refresh } from "next/cache";
import { decideWaiver } from "@/lib/governance/commands/decide-waiver";
import { revokeWaiver } from "@/lib/governance/commands/revoke-waiver";
import { withdrawWaiver } from "@/lib/governance/commands/withdraw-waiver";
import { DecideWaiver, RevokeWaiver, WithdrawWaiver } from "@/lib/governance/waiver";
import { action } from "@/lib/transport/action";

export const decideWaiverAction = action(DecideWaiver, async (actor, input) => {
  await decideWaiver(actor, input);
  refresh();
});

export const revokeWaiverAction = action(RevokeWaiver, async (actor, input) => {
  await revokeWaiver(actor, input);
  refresh();
});

export const withdrawWaiverAction = action(WithdrawWaiver, async (actor, input) => {
  await withdrawWaiver(actor, input);
  refresh();
});
