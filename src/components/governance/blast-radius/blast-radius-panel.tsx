"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { Progress } from "@/components/ui/progress";
import type { BlastRadiusRequest, BlastRadiusView } from "@/lib/governance/blast-radius/request";
import { BlastRadiusFigures } from "./blast-radius-figures";
import { type BlastRadiusRun, useBlastRadius } from "./use-blast-radius";

type BlastRadiusPanelProps = {
  /** What to ask about; null while the rule cannot be run yet. */
  request: BlastRadiusRequest | null;
  label: string;
  /** Whether the person may put it to the vote, with the report that is kept. */
  mayPropose?: boolean;
};

/** Whom a rule would hit, found out while one watches. */
export function BlastRadiusPanel({ request, label, mayPropose = false }: BlastRadiusPanelProps) {
  const { run, start, cancel } = useBlastRadius();
  const isRunning = run.state === "running";
  const view = viewOf(run);

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        {isRunning ? (
          <Button size="sm" onClick={cancel}>
            Cancel
          </Button>
        ) : (
          <Button size="sm" disabled={request === null} onClick={() => request && void start(request)}>
            {run.state === "idle" ? label : "Look again"}
          </Button>
        )}
        <RunState run={run} />
        {run.state === "done" && run.id !== null && (
          <>
            <ButtonLink size="sm" href={`/governance/blast-radius/${run.id}/csv`} prefetch={false}>
              Download as CSV
            </ButtonLink>
            {mayPropose && (
              <ButtonLink size="sm" variant="primary" href={`/governance/proposals/new?report=${run.id}`}>
                Put to the vote
              </ButtonLink>
            )}
          </>
        )}
      </div>
      {run.state === "failed" && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{run.message}</CalloutTitle>
        </Callout>
      )}
      {view && <BlastRadiusFigures view={view} isComplete={run.state === "done"} />}
    </div>
  );
}

function viewOf(run: BlastRadiusRun): BlastRadiusView | null {
  return "view" in run ? run.view : null;
}

function RunState({ run }: { run: BlastRadiusRun }) {
  if (run.state === "running") {
    const { looked = 0, total = 0 } = run.view ?? {};
    return (
      <div className="flex min-w-48 flex-1 items-center gap-3 text-muted text-sm">
        <Progress
          value={looked}
          max={Math.max(total, 1)}
          aria-label="Products looked at"
          className="max-w-64 flex-1"
        />
        <span className="tabular-nums">
          {looked.toLocaleString("en")} of {total.toLocaleString("en")}
        </span>
      </div>
    );
  }
  if (run.state === "cancelled") return <p className="text-muted text-sm">Stopped before the end.</p>;
  return null;
}
