"use client";

import { useSearchParams } from "next/navigation";
import { parseStep, type Step } from "./editor-step";

export type EditorView = { step: Step; isText: boolean };

/** Which step and which face of the document is shown; the address says it, so that back and reload keep the place. */
export function useEditorView(): EditorView & { show: (view: Partial<EditorView>) => void } {
  return { ...readView(useSearchParams()), show };
}

/** Reads the address afresh, so that whoever asks late does not bring back the step of a moment ago. */
function show(view: Partial<EditorView>): void {
  const params = new URLSearchParams(window.location.search);
  const current = readView(params);
  const next = { ...current, ...view };
  // A link to a field is no place to come back to: the step it leads to takes its place.
  const isRequest = params.has("focus");
  if (!isRequest && next.step === current.step && next.isText === current.isText) return;
  const query = new URLSearchParams({ step: next.step, ...(next.isText ? { view: "text" } : {}) });
  if (isRequest) window.history.replaceState(null, "", `?${query}`);
  else window.history.pushState(null, "", `?${query}`);
  if (next.step !== current.step) window.scrollTo({ top: 0 });
}

function readView(params: Pick<URLSearchParams, "get">): EditorView {
  return { step: parseStep(params.get("step")), isText: params.get("view") === "text" };
}
