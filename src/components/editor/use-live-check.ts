"use client";

import { useEffect } from "react";
import { checkDraftDocument, type DraftRules } from "@/lib/governance/draft-check";
import type { ProductRef } from "@/lib/registry/model";
import type { Draft } from "@/lib/registry/product";
import { toLiveCheck } from "./editor-findings";
import { useEditorStore } from "./editor-store";

const PAUSE_MIN = 250;
/** A document that takes long to check is checked less often, so that typing keeps most of the time. */
const SHARE_OF_TIME = 4;

/** Asks the very rules of the gate about the document, a moment after the last change. */
export function useLiveCheck(ref: ProductRef, published: Draft["published"], rules: DraftRules): void {
  const store = useEditorStore();

  useEffect(() => {
    let pause = PAUSE_MIN;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let checked: unknown = null;

    function check() {
      const draft = store.get().history.document;
      checked = draft;
      const started = performance.now();
      const found = checkDraftDocument({ ref, draft, published, asOf: new Date() }, rules);
      store.dispatch({ type: "checked", check: toLiveCheck(found) });
      pause = Math.max(PAUSE_MIN, (performance.now() - started) * SHARE_OF_TIME);
    }

    check();
    const unsubscribe = store.subscribe(() => {
      if (store.get().history.document === checked) return;
      clearTimeout(timer);
      timer = setTimeout(check, pause);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store, ref, published, rules]);
}
