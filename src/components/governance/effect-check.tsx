"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { PolicyEffect } from "@/lib/governance/policy-effect";
import type { ActionResult } from "@/lib/platform/action-state";
import { EffectList } from "./effect-list";

type EffectCheckProps = { check: () => Promise<ActionResult<PolicyEffect>>; isReady: boolean };

/** What the policy as it stands would say of everything that is published, asked for when one wants to know. */
export function EffectCheck({ check, isReady }: EffectCheckProps) {
  const [answer, setAnswer] = useState<ActionResult<PolicyEffect> | null>(null);
  const [isChecking, startChecking] = useTransition();

  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        size="sm"
        disabled={!isReady || isChecking}
        onClick={() => startChecking(async () => setAnswer(await check()))}
      >
        {isChecking ? "Checking…" : answer ? "Check again" : "Check all published products"}
      </Button>
      <div aria-live="polite" className="w-full">
        {answer?.ok === true && <EffectList effect={answer.value} />}
        {answer?.ok === false && <p className="text-fail-ink">{answer.message}</p>}
      </div>
    </div>
  );
}
