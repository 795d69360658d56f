"use client";

import { useEffect, useState } from "react";
import { cn } from "./cn";
import { timeDistance } from "./time-distance";
import { ToneIcon } from "./tone-icon";

export type FormStatusState =
  | { kind: "unchanged" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; message: string };

/** Where the person's work is: "Saving…", "Saved 3 s ago", or why it could not be saved. */
export function FormStatus({
  state,
  className,
  ...props
}: React.ComponentProps<"div"> & { state: FormStatusState }) {
  return (
    <div
      data-slot="form-status"
      className={cn("flex min-h-6 items-center gap-1.5 text-muted text-sm tabular-nums", className)}
      {...props}
    >
      {state.kind === "saved" && <ToneIcon tone="pass" />}
      {state.kind === "failed" && <ToneIcon tone="fail" />}
      <span role="status" className={cn(state.kind === "failed" && "text-fail-ink")}>
        {wordsOf(state)}
      </span>
      {state.kind === "saved" && <Ago key={state.at.getTime()} at={state.at} />}
    </div>
  );
}

function wordsOf(state: FormStatusState): string {
  switch (state.kind) {
    case "unchanged":
      return "No changes";
    case "unsaved":
      return "Not saved yet";
    case "saving":
      return "Saving…";
    case "saved":
      return "Saved";
    case "failed":
      return state.message;
  }
}

/** Counts outside the status above, so that screen readers hear "Saved" once and not every second. */
function Ago({ at }: { at: Date }) {
  const [now, setNow] = useState(at);

  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);

  return <span className="-ml-0.5">{timeDistance(at, now)}</span>;
}
