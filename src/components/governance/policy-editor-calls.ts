import type { ChangePolicy, CreatePolicy } from "@/lib/governance/model";
import type { PolicyMove, PolicySaving } from "@/lib/governance/policy";
import type { Subject } from "@/lib/governance/policy-view";
import type { Call } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";

/** What the editor asks of the server. */
export type PolicyEditorCalls = {
  create: Call<CreatePolicy, PolicySaving>;
  change: Call<ChangePolicy, PolicySaving>;
  activate: Call<{ key: string; revision: number; version: number }, PolicyMove>;
  /** The revision a policy has by now, for whoever wants to save on top of somebody else's change. */
  readRevision: Call<{ key: string }, number>;
  readSubject: Call<ProductRef, Subject>;
};
