"use client";

import { History, X } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { counted } from "@/components/ui/counted";
import { forgetPlace, type RecentPlace, recentPlaces } from "./recent-places";

const SHOWN_MAX = 6;

type RecentSearchesProps = {
  personId: string;
  className?: string;
  /** The form with the search box. */
  children: React.ReactNode;
};

/** Under an empty search box that has the focus: what one looked for lately, from this browser alone. */
export function RecentSearches({ personId, className, children }: RecentSearchesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [searches, setSearches] = useState<readonly RecentPlace[]>([]);

  function look() {
    const box = boxIn(frame.current);
    const isAsking = box !== null && box === document.activeElement && box.value === "";
    setSearches(isAsking ? recentPlaces(personId).filter(isSearch).slice(0, SHOWN_MAX) : []);
  }

  function close() {
    setSearches([]);
  }

  function forget(href: string) {
    forgetPlace(personId, href);
    // The line is gone, and the focus would be with it.
    boxIn(frame.current)?.focus();
    look();
  }

  /** As if it had been typed: from the box, the arrows lead on into what it finds. */
  function take(label: string) {
    const box = boxIn(frame.current);
    if (box) box.value = label;
    box?.focus();
    close();
  }

  function moveFocus(event: React.KeyboardEvent) {
    if (searches.length === 0) return;
    if (event.key === "Escape") {
      event.preventDefault();
      boxIn(frame.current)?.focus();
      return close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const stops = [boxIn(frame.current), ...(frame.current?.querySelectorAll("li") ?? [])];
    const at = stops.findIndex((stop) => stop?.contains(document.activeElement));
    const next = at < 0 ? null : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    (next instanceof HTMLLIElement ? next.querySelector("a") : next)?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens in the box and the list, and is none itself
    <div
      ref={frame}
      data-slot="recent-searches"
      onFocus={(event) => event.target === boxIn(frame.current) && look()}
      onInput={look}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
      onKeyDown={moveFocus}
      className={cn("relative", className)}
    >
      {children}
      {searches.length > 0 && (
        <section
          aria-label="Recent searches"
          // Some browsers give no focus to what is clicked: the box would lose it, and the list close under the click.
          onMouseDown={(event) => event.preventDefault()}
          className="absolute inset-x-0 top-full z-30 mt-1.5 rounded-lg border bg-surface p-1.5 shadow-float"
        >
          <h2 className="px-2 pt-0.5 pb-1 font-normal text-muted text-sm">Recent, in this browser only</h2>
          <ul>
            {searches.map(({ label, href }) => (
              <li key={href} className="flex items-center gap-1">
                <Link
                  href={href}
                  prefetch={false}
                  onClick={() => take(label)}
                  className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 hover:bg-sunken focus-visible:outline-offset-[-2px] pointer-coarse:h-10"
                >
                  <History aria-hidden className="size-4 shrink-0 text-muted" />
                  <span className="truncate">{label}</span>
                </Link>
                <button
                  type="button"
                  aria-label={`Forget “${label}”`}
                  onClick={() => forget(href)}
                  className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink focus-visible:outline-offset-[-2px] pointer-coarse:size-10"
                >
                  <X aria-hidden className="size-4" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p role="status" className="sr-only">
        {searches.length > 0 &&
          `${counted(searches.length, "recent search", "recent searches")}; the down arrow leads to them.`}
      </p>
    </div>
  );
}

function boxIn(frame: HTMLElement | null): HTMLInputElement | null {
  return frame?.querySelector<HTMLInputElement>('input[type="search"]') ?? null;
}

function isSearch({ kind }: RecentPlace): boolean {
  return kind === "search";
}
