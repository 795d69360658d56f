"use server";

import { refresh } from "next/cache";
import { configureAccess } from "@/lib/access/commands/configure-access";
import { revokeAccess } from "@/lib/access/commands/end-access";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import { ConfigureAccess, RetryProvisioning, RevokeAccess } from "@/lib/access/inputs";
import { action } from "@/lib/transport/action";

export const revokeAccessAction = action(RevokeAccess, async (actor, input) => {
  await revokeAccess(actor, input);
  refresh();
});

export const retryProvisioningAction = action(RetryProvisioning, async (actor, input) => {
  await retryProvisioning(actor, input);
  refresh();
});

export const configureAccessAction = action(ConfigureAccess, async (actor, input) => {
  await configureAccess(actor, input);
  refresh();
});
