"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { NavCount } from "./nav-count";
import { NavLink } from "./nav-link";
import type { NavigationItem } from "./navigation";

const PLACES_MAX = 5;

const STOP =
  "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-muted text-xs aria-[current=page]:font-medium aria-[current=page]:text-accent [&_svg]:size-5 [&_svg]:stroke-[1.75] focus-visible:outline-offset-[-2px]";

/** The places under the thumb: five fit, or four and the way to the rest. */
export function BottomBar({ items }: { items: readonly NavigationItem[] }) {
  const doAllFit = items.length <= PLACES_MAX;
  const shown = doAllFit ? items : items.slice(0, PLACES_MAX - 1);

  return (
    <nav
      data-slot="bottom-bar"
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {shown.map((item) => (
          <li key={item.href}>
            <NavLink href={item.href} className={STOP}>
              {item.icon}
              <span className="max-w-full truncate px-1">{item.label}</span>
              {Boolean(item.count) && (
                <NavCount className="absolute top-1 left-1/2 ml-1.5">{item.count}</NavCount>
              )}
            </NavLink>
          </li>
        ))}
        {!doAllFit && (
          <li>
            <MorePlaces items={items.slice(PLACES_MAX - 1)} />
          </li>
        )}
      </ul>
    </nav>
  );
}

function MorePlaces({ items }: { items: readonly NavigationItem[] }) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Sheet open={isOpen} onOpenChange={setIsOpen}>
      <SheetTrigger className={STOP}>
        <Ellipsis aria-hidden />
        More
      </SheetTrigger>
      <SheetContent aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>More places</SheetTitle>
        </SheetHeader>
        <SheetBody>
          <ul>
            {items.map((item) => (
              <li key={item.href}>
                <NavLink
                  href={item.href}
                  onClick={() => setIsOpen(false)}
                  className="flex h-12 items-center gap-3 rounded-md px-2 text-lg hover:bg-sunken aria-[current=page]:font-medium [&_svg]:size-5 [&_svg]:text-muted"
                >
                  {item.icon}
                  {item.label}
                  {Boolean(item.count) && <NavCount className="ml-auto">{item.count}</NavCount>}
                </NavLink>
              </li>
            ))}
          </ul>
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
