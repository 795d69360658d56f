"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { rememberChoice } from "@/components/ui/remember-choice";
import { Tooltip, TooltipContent, TooltipTrigger } from "@/components/ui/tooltip";
import { Logo } from "./logo";
import { NavCount } from "./nav-count";
import { NavLink } from "./nav-link";
import type { NavigationGroup, NavigationItem } from "./navigation";
import { RAIL_COOKIE, type RailWidth } from "./rail-width";

type RailProps = { navigation: readonly NavigationGroup[]; initialWidth: RailWidth };

const ROW =
  "group/row relative flex h-8 items-center gap-2.5 rounded-md px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink [&_svg]:size-[18px] [&_svg]:shrink-0 [&_svg]:stroke-[1.75]";

const WORDS = "sr-only xl:group-data-[width=expanded]/rail:not-sr-only";

/** The places, on screens wider than a phone. Below 1280 px there is room for icons only, whatever was chosen. */
export function Rail({ navigation, initialWidth }: RailProps) {
  const [width, setWidth] = useState(initialWidth);
  const next = width === "expanded" ? "collapsed" : "expanded";

  return (
    <nav
      data-slot="rail"
      aria-label="Main"
      data-width={width}
      className="group/rail sticky top-0 z-30 hidden h-dvh w-14 shrink-0 flex-col border-r bg-paper md:flex xl:data-[width=expanded]:w-54"
    >
      <Link
        href="/"
        className="mx-2 my-3 flex h-8 items-center gap-2 rounded-md px-2"
        aria-label="Agora, home"
      >
        <Logo />
        <span aria-hidden className={cn(WORDS, "font-semibold text-lg tracking-[-0.01em]")}>
          Agora
        </span>
      </Link>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-2 py-2">
        {navigation.map((group) => (
          <ul
            key={group[0]?.href}
            className="flex flex-col gap-0.5 border-t pt-3 first:border-t-0 first:pt-0"
          >
            {group.map((item) => (
              <li key={item.href}>
                <RailLink item={item} isExpanded={width === "expanded"} />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <button
        type="button"
        aria-expanded={width === "expanded"}
        onClick={() => {
          setWidth(next);
          rememberChoice(RAIL_COOKIE, next);
        }}
        className={cn(ROW, "mx-2 my-3 hidden xl:flex")}
      >
        {width === "expanded" ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
        <span className={WORDS}>{width === "expanded" ? "Collapse" : "Expand"} navigation</span>
      </button>
    </nav>
  );
}

function RailLink({ item, isExpanded }: { item: NavigationItem; isExpanded: boolean }) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>
        <NavLink
          href={item.href}
          className={cn(
            ROW,
            "aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-ink",
          )}
        >
          {item.icon}
          <span className={WORDS}>{item.label}</span>
          {Boolean(item.count) && (
            <NavCount className="absolute -top-0.5 right-0 xl:group-data-[width=expanded]/rail:static xl:group-data-[width=expanded]/rail:ml-auto">
              {item.count}
            </NavCount>
          )}
        </NavLink>
      </TooltipTrigger>
      <TooltipContent side="right" className={isExpanded ? "xl:hidden" : undefined}>
        {item.label}
      </TooltipContent>
    </Tooltip>
  );
}
