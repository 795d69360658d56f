"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { ActivatePolicy, ChangePolicy, CreatePolicy, PolicyKey, RetirePolicy } from "@/lib/governance/model";
import type { PolicyMove } from "@/lib/governance/policy";
import { getPolicyRevision } from "@/lib/governance/queries/find-policy";
import { getPublishedSubject } from "@/lib/governance/queries/find-published-subject";
import { ProductRef } from "@/lib/registry/model";
import { action, typedAction } from "@/lib/transport/action";

export const activatePolicyAction = action(ActivatePolicy, async (actor, input): Promise<PolicyMove> => {
  const activation = await activatePolicy(actor, input);
  refresh();
  return activation;
});

export const retirePolicyAction = action(RetirePolicy, async (actor, input): Promise<PolicyMove> => {
  const retirement = await retirePolicy(actor, input);
  refresh();
  return retirement;
});

export const createPolicyCall = typedAction(CreatePolicy, createPolicy);
export const changePolicyCall = typedAction(ChangePolicy, changePolicy);
export const activatePolicyCall = typedAction(ActivatePolicy, activatePolicy);
export const readRevisionCall = typedAction(z.object({ key: PolicyKey }), (actor, { key }) =>
  getPolicyRevision(actor, key),
);
export const readSubjectCall = typedAction(ProductRef, (actor, ref) => getPublishedSubject(actor, ref));
