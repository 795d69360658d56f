"use server";

import { refresh } from "next/cache";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import { RetryProvisioning } from "@/lib/access/inputs";
import { action } from "@/lib/transport/action";

export const retryProvisioningAction = action(RetryProvisioning, async (actor, input) => {
  await retryProvisioning(actor, input);
  refresh();
});
