"use client";

import { useEffect, useState } from "react";

type RowWindow = { start: number; end: number };

/** The rows of a long list that can be seen in its scroller, and a few on either side. */
export function useRowWindow(
  scroller: React.RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ start: 0, end: 60 });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    function measure() {
      if (!element) return;
      const start = Math.max(0, Math.floor(element.scrollTop / rowHeight) - OVERSCAN);
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + OVERSCAN;
      setShown((before) => (before.start === start && before.end === end ? before : { start, end }));
    }
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [scroller, rowHeight]);

  return { start: Math.min(shown.start, count), end: Math.min(shown.end, count) };
}

const OVERSCAN = 8;
