import { useEffect } from "react";

/** Whoever follows a link right after typing goes there: a search that only then begins would bring them back. */
export function useForgetOnLeaving(pause: React.RefObject<ReturnType<typeof setTimeout> | undefined>): void {
  useEffect(() => {
    function forget(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest("a[href]")) clearTimeout(pause.current);
    }
    document.addEventListener("click", forget, { capture: true });
    return () => document.removeEventListener("click", forget, { capture: true });
  }, [pause]);
}
