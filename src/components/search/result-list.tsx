"use client";

import { useEffect, useRef } from "react";

const SEARCH_BOX = '[role="search"] input[type="search"]';

/**
 * Arrow keys lead from the search box into the results, from one to the next, and back; Enter follows the link that
 * has the focus, as everywhere.
 */
export function ResultList({ children }: { children: React.ReactNode }) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    function moveFocus(event: KeyboardEvent) {
      // Recent searches under the box come first.
      if (event.defaultPrevented || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      const box = document.querySelector<HTMLInputElement>(SEARCH_BOX);
      const links = list.current?.querySelectorAll<HTMLAnchorElement>("h2 a") ?? [];
      const stops = [box, ...links];
      const at = stops.findIndex((stop) => stop !== null && stop === document.activeElement);
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    }
    document.addEventListener("keydown", moveFocus);
    return () => document.removeEventListener("keydown", moveFocus);
  }, []);

  return (
    <div ref={list} data-slot="result-list" className="divide-y rounded-lg border bg-surface">
      {children}
    </div>
  );
}
