import { useEffect } from "react";
import { nodeId } from "./clause-view";
import type { EditorFocus } from "./policy-editor-state";

/** After a part was added, moved or removed, the keyboard is on it, or on what stands where it was. */
export function useEditorFocus(focus: EditorFocus | null) {
  useEffect(() => {
    if (!focus) return;
    const places = focus.path.map((_, depth) => focus.path.slice(0, focus.path.length - depth));
    for (const path of [...places, []]) {
      const control = document
        .getElementById(nodeId(focus.clause, path))
        ?.querySelector<HTMLElement>("button, select, input");
      if (control) {
        control.focus();
        return;
      }
    }
  }, [focus]);
}
