"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { keepInSight } from "@/components/ui/keep-in-sight";
import type { StepCount } from "./editor-findings";
import { STEP_LABELS, STEPS, type Step } from "./editor-step";
import { useEditor } from "./editor-store";

type StepNavProps = { current: Step; onOpen: (step: Step) => void };

/** The steps with what is open in each: a column beside the form, a bar above it where there is no room. */
export function StepNav({ current, onOpen }: StepNavProps) {
  const byStep = useEditor(({ check }) => check?.byStep ?? null);

  return (
    <nav
      aria-label="Steps"
      className="max-lg:relative max-lg:-mx-4 max-lg:overflow-x-auto max-lg:px-4 md:max-lg:-mx-6 md:max-lg:px-6"
    >
      <ol className="flex gap-1 max-lg:w-max lg:flex-col">
        {STEPS.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              ref={step === current ? keepInSight : undefined}
              aria-current={step === current ? "step" : undefined}
              onClick={() => onOpen(step)}
              className={cn(
                "flex h-9 w-full items-center gap-2 whitespace-nowrap rounded-md px-2.5 text-left transition-colors pointer-coarse:h-11",
                step === current
                  ? "bg-sunken font-medium text-ink"
                  : "text-muted hover:bg-sunken hover:text-ink",
              )}
            >
              <span className="w-3 shrink-0 text-muted text-xs tabular-nums">{index + 1}</span>
              <span className="min-w-0 flex-1">{STEP_LABELS[step]}</span>
              {byStep && step !== "review" && <StepState count={byStep[step]} />}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepState({ count }: { count: StepCount }) {
  if (count.blocks > 0) {
    return (
      <span className="min-w-5 rounded-full bg-fail-wash px-1.5 text-center font-medium text-fail-ink text-xs tabular-nums">
        {count.blocks}
        <span className="sr-only"> to mend</span>
      </span>
    );
  }
  if (count.warns > 0) {
    return (
      <span className="min-w-5 rounded-full bg-attention-wash px-1.5 text-center font-medium text-attention-ink text-xs tabular-nums">
        {count.warns}
        <span className="sr-only"> to look at</span>
      </span>
    );
  }
  return <Check aria-label="Nothing to mend" className="size-4 text-pass" />;
}
