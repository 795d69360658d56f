"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { toast } from "sonner";
import { type EditorFinding, wordOf } from "./editor-findings";
import type { EditorState, FocusRequest } from "./editor-state";
import { placeOf } from "./editor-step";
import { useEditor, useEditorStore } from "./editor-store";
import type { useEditorView } from "./use-editor-view";

/** Brings people to a field: from `?focus=` in the address, or from a finding they clicked. */
export function useFocusRequest({ isText, show }: ReturnType<typeof useEditorView>): void {
  const store = useEditorStore();
  const focus = useEditor((state) => state.focus);
  const params = useSearchParams();
  const asked = params.get("focus");
  const policyKey = params.get("policy");

  useEffect(() => {
    if (asked === null) return;
    store.dispatch({ type: "focus", pointer: asked, policyKey, word: null });
  }, [store, asked, policyKey]);

  const follow = useEffectEvent((request: FocusRequest) => {
    // The text follows a request by itself, and the column grid knows its cells.
    if (isText) return;
    const { step, column } = placeOf(request.pointer);
    show({ step });
    if (column === null) bringTo(request, store.get, () => show({ isText: true }));
  });

  useEffect(() => {
    if (focus) follow(focus);
  }, [focus]);
}

/** A step takes a few frames to open; after those there is no field for the place. */
const FRAMES_MAX = 40;

function bringTo(request: FocusRequest, read: () => EditorState, showText: () => void, frame = 0): void {
  requestAnimationFrame(() => {
    // Whoever asked for another place meanwhile is not to be pulled back.
    if (read().focus !== request) return;
    const exact = exactField(request, read());
    if (exact) return focusOn(exact);
    if (frame < FRAMES_MAX) return bringTo(request, read, showText, frame + 1);
    const nearest = nearestField(request.pointer);
    if (nearest) focusOn(nearest);
    const found = findingOf(request, read());
    if (found) {
      toast.info(found.finding.message, { action: { label: "Show in the text", onClick: showText } });
    }
  });
}

function focusOn(field: HTMLElement): void {
  field.scrollIntoView({ block: "center" });
  const control = field.matches("input,select,textarea,button,[tabindex]")
    ? field
    : field.querySelector<HTMLElement>("input,select,textarea,button");
  control?.focus({ preventScroll: true });
}

function findingOf({ pointer, policyKey }: FocusRequest, { check }: EditorState): EditorFinding | undefined {
  return check?.findings.find(
    (candidate) =>
      candidate.pointer === pointer && (policyKey === null || candidate.policy.key === policyKey),
  );
}

function exactField(request: FocusRequest, state: EditorState): HTMLElement | null {
  const { pointer } = request;
  const found = findingOf(request, state);
  const word = request.word ?? (found && wordOf(found.finding));
  const place = word && `${pointer}#${word}`;
  return (
    (place ? document.querySelector<HTMLElement>(`[data-reported-at="${CSS.escape(place)}"]`) : null) ??
    document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)
  );
}

/** The field that shares the most steps of the way: the list an absent thing belongs in, or the group around it. */
function nearestField(pointer: string): HTMLElement | null {
  const wanted = pointer.split("/");
  let nearest: HTMLElement | null = null;
  let sharedMost = 1;
  for (const field of document.querySelectorAll<HTMLElement>("[data-pointer]")) {
    const steps = (field.dataset.pointer ?? "").split("/");
    const differs = steps.findIndex((step, index) => step !== wanted[index]);
    const shared = differs === -1 ? steps.length : differs;
    if (shared > sharedMost) [nearest, sharedMost] = [field, shared];
  }
  return nearest;
}
