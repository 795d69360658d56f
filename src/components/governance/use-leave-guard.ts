import { useEffect } from "react";

const QUESTION = "Leave without saving? What you changed here will be lost.";

/** Asks before a page with unsaved work is left: by the browser itself, or by a link of ours, which it does not see. */
export function useLeaveGuard(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return;
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();
    function askOnLink(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link || opensElsewhere(link, event) || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("beforeunload", askBrowser);
    document.addEventListener("click", askOnLink, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", askBrowser);
      document.removeEventListener("click", askOnLink, { capture: true });
    };
  }, [isDirty]);
}

/** In a new tab, or within the page: then nothing is left. */
function opensElsewhere(link: Element, { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const isOtherTab = link.getAttribute("target") === "_blank" || link.hasAttribute("download");
  const isInPage = link.getAttribute("href")?.startsWith("#") === true;
  return isOtherTab || isInPage || button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}
