"use client";

import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button, ButtonLink } from "@/components/ui/button";
import { pick, togglePicked, useCompareSelection } from "./compare-selection";

/** What is picked so far, at the foot of every page, until it is compared or given up. */
export function CompareTray() {
  const selection = useCompareSelection() ?? [];
  const isOnComparison = usePathname() === "/compare";
  if (selection.length === 0 || isOnComparison) return null;

  return (
    <section
      aria-label="Picked to compare"
      data-slot="compare-tray"
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 mx-auto mt-auto flex w-full max-w-3xl items-center gap-2 border bg-surface p-2 shadow-float sm:mb-3 sm:rounded-lg md:bottom-3"
    >
      <ul className="flex min-w-0 flex-1 gap-1.5 overflow-x-auto">
        {selection.map((picked) => (
          <li
            key={picked.ref}
            className="flex min-w-0 max-w-52 shrink-0 items-center rounded-md bg-sunken pl-2 text-sm"
          >
            <span className="truncate">{picked.title}</span>
            <Button
              variant="quiet"
              size="icon-sm"
              aria-label={`Do not compare ${picked.title}`}
              onClick={() => togglePicked(picked)}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" onClick={() => pick([])} className="max-sm:hidden">
        Clear
      </Button>
      <ButtonLink variant="primary" href={`/compare?products=${selection.map(({ ref }) => ref).join(",")}`}>
        {selection.length === 1 ? "Compare with…" : `Compare ${selection.length}`}
      </ButtonLink>
    </section>
  );
}
