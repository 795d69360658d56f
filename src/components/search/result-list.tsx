"use client";

import { useRef } from "react";

/** Arrow keys move from result to result; Enter follows the link that has the focus, as everywhere. */
export function ResultList({ children }: { children: React.ReactNode }) {
  const list = useRef<HTMLDivElement>(null);

  function moveFocus(event: React.KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("h2 a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only forwards keys between the links within.
    <div
      ref={list}
      data-slot="result-list"
      onKeyDown={moveFocus}
      className="divide-y rounded-lg border bg-surface"
    >
      {children}
    </div>
  );
}
