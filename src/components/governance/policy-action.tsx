"use client";

import type { Refusal } from "@/components/ui/confirm-question";
import { ConfirmedAction, type ConfirmedActionProps } from "@/components/ui/confirmed-action";
import type { PolicyMove } from "@/lib/governance/policy";

/** A move of a policy, which may turn out to have problems that somebody has to mend first. */
export function PolicyAction(props: Omit<ConfirmedActionProps<PolicyMove>, "refusalOf" | "note">) {
  return <ConfirmedAction {...props} refusalOf={refusalOf} />;
}

function refusalOf(move: PolicyMove): Refusal | null {
  if (!("problems" in move)) return null;
  return {
    title: "This version no longer holds; edit the policy and save a new one.",
    details: move.problems.map(({ message }) => message),
  };
}
