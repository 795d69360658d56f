"use client";

import { useEffect, useState } from "react";
import type { Call } from "@/lib/platform/action-state";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { draftBackup } from "./draft-backup";
import {
  createDraftSaver,
  type DraftSaver,
  type SavedDraft,
  type SaverState,
  type Saving,
} from "./draft-saver";
import { useEditorStore } from "./editor-store";

export type SaveDraftCall = Call<ProductRef & { revision: number; descriptor: JsonObject }, Saving>;

type AutosaveOptions = { id: string; ref: ProductRef; base: SavedDraft; save: SaveDraftCall };

const PAUSE = 800;
const RETRY_PAUSE = 15_000;

/** Saves a moment after the last change, when the window is left, and again when the connection is back. */
export function useAutosave({ id, ref, base, save }: AutosaveOptions): [SaverState, DraftSaver] {
  const store = useEditorStore();
  const [state, setState] = useState<SaverState>({ status: { kind: "unchanged" }, base, ref, other: null });
  const [saver] = useState(() =>
    createDraftSaver({
      base,
      ref,
      read: () => store.get().history.document,
      adopt: (document) => store.dispatch({ type: "replace", document, group: null }),
      // Asked while it is known to be offline, a browser may wait without end instead of saying so.
      send: (revision, descriptor) =>
        navigator.onLine
          ? save({ ...ref, revision, descriptor })
          : Promise.reject(new Error("The browser is offline.")),
      onChange: setState,
    }),
  );

  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let document = store.get().history.document;

    function keep() {
      if (saver.isDirty()) {
        const { revision } = saver.state().base;
        draftBackup.write(id, {
          revision,
          document: store.get().history.document,
          writtenAt: new Date().toISOString(),
        });
      } else draftBackup.remove(id);
    }
    async function saveNow() {
      clearTimeout(pause);
      keep();
      await saver.flush();
      keep();
      rememberSaved(id, saver.state().base);
    }
    function onChange() {
      const next = store.get().history.document;
      if (next === document) return;
      document = next;
      saver.noteChange();
      clearTimeout(pause);
      pause = setTimeout(saveNow, PAUSE);
    }
    function onLeave() {
      if (window.document.visibilityState === "hidden") void saveNow();
    }
    function onFocusOut() {
      if (saver.isDirty()) void saveNow();
    }
    function retry() {
      if (saver.state().status.kind === "failed") void saveNow();
    }

    if (saver.isDirty()) pause = setTimeout(saveNow, PAUSE);
    const unsubscribe = store.subscribe(onChange);
    const retries = setInterval(retry, RETRY_PAUSE);
    window.document.addEventListener("visibilitychange", onLeave);
    window.addEventListener("pagehide", keep);
    window.addEventListener("online", retry);
    window.addEventListener("focusout", onFocusOut);
    return () => {
      unsubscribe();
      clearInterval(retries);
      window.document.removeEventListener("visibilitychange", onLeave);
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("online", retry);
      window.removeEventListener("focusout", onFocusOut);
      // Leaving for another page of Agora is no reason to wait for the pause.
      void saveNow();
    };
  }, [id, saver, store]);

  return [state, saver];
}

const savedHere = new Map<string, SavedDraft>();

function rememberSaved(id: string, saved: SavedDraft): void {
  savedHere.set(id, saved);
}

/** What this window saved last: going back in its history shows the page as it was sent, which may be older. */
export function newestSaved(id: string, sent: SavedDraft): SavedDraft {
  const own = savedHere.get(id);
  return own && own.revision > sent.revision ? own : sent;
}
