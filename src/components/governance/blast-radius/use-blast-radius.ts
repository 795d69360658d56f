"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  BlastRadiusMessage,
  type BlastRadiusRequest,
  type BlastRadiusView,
} from "@/lib/governance/blast-radius/request";

export type BlastRadiusRun =
  | { state: "idle" }
  | { state: "running"; view: BlastRadiusView | null }
  | { state: "done"; view: BlastRadiusView; id: string | null }
  | { state: "cancelled"; view: BlastRadiusView | null }
  | { state: "failed"; message: string };

const LOST = "The connection was lost. Try again.";

/** Asks the server and follows its answer line by line; leaving the page or cancelling stops the work there too. */
export function useBlastRadius() {
  const [run, setRun] = useState<BlastRadiusRun>({ state: "idle" });
  const stop = useRef<AbortController>(undefined);

  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback(async (request: BlastRadiusRequest) => {
    stop.current?.abort();
    const abort = new AbortController();
    stop.current = abort;
    setRun({ state: "running", view: null });
    try {
      for await (const message of messagesOf(request, abort.signal)) setRun(toRun(message));
    } catch {
      // Cancelling shows itself; everything else is a connection that broke.
      if (!abort.signal.aborted) setRun({ state: "failed", message: LOST });
    }
  }, []);

  const cancel = useCallback(() => {
    stop.current?.abort();
    setRun((current) => (current.state === "running" ? { state: "cancelled", view: current.view } : current));
  }, []);

  return { run, start, cancel };
}

function toRun(message: BlastRadiusMessage): BlastRadiusRun {
  switch (message.type) {
    case "progress":
      return { state: "running", view: message.view };
    case "done":
      return { state: "done", view: message.view, id: message.id };
    case "failed":
      return { state: "failed", message: message.message };
  }
}

async function* messagesOf(
  request: BlastRadiusRequest,
  signal: AbortSignal,
): AsyncGenerator<BlastRadiusMessage> {
  const answer = await fetch("/governance/blast-radius/run", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!answer.ok || !answer.body) {
    const problem: unknown = await answer.json().catch(() => null);
    yield { type: "failed", message: detailOf(problem) ?? LOST };
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let open = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (open + part.value).split("\n");
    open = lines.pop() ?? "";
    for (const line of lines) if (line) yield BlastRadiusMessage.parse(JSON.parse(line));
  }
}

function detailOf(problem: unknown): string | null {
  const isProblem = typeof problem === "object" && problem !== null && "detail" in problem;
  return isProblem && typeof problem.detail === "string" ? problem.detail : null;
}
