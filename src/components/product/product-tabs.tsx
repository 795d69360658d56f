"use client";

import { usePathname } from "next/navigation";
import { isCurrentPlace } from "@/components/layout/current-place";
import { keepInSight } from "@/components/ui/keep-in-sight";
import { TabCount, TabLink, Tabs } from "@/components/ui/tabs";

const TABS = [
  { path: "", label: "Overview" },
  { path: "/schema", label: "Ports & schema" },
  { path: "/contract", label: "Contract & quality" },
  { path: "/lineage", label: "Lineage" },
  { path: "/discussion", label: "Discussion" },
  { path: "/versions", label: "Versions" },
  { path: "/compliance", label: "Compliance" },
] as const;

const CONSUMERS = { path: "/consumers", label: "Consumers" } as const;

type ProductTabsProps = {
  href: string;
  maySeeConsumers: boolean;
  /** How many questions and reviews there are. */
  discussionCount: number;
};

export function ProductTabs({ href, maySeeConsumers, discussionCount }: ProductTabsProps) {
  const pathname = usePathname();
  const tabs = maySeeConsumers ? [...TABS, CONSUMERS] : TABS;

  return (
    <Tabs aria-label="About this product">
      {tabs.map(({ path, label }) => {
        // Every page of the product lies beneath its overview, which is current by itself alone.
        const isCurrent = path === "" ? pathname === href : isCurrentPlace(href + path, pathname);
        return (
          <TabLink
            key={path}
            ref={isCurrent ? keepInSight : undefined}
            href={href + path}
            aria-current={isCurrent ? "page" : undefined}
          >
            {label}
            {path === "/discussion" && discussionCount > 0 && <TabCount>{discussionCount}</TabCount>}
          </TabLink>
        );
      })}
    </Tabs>
  );
}
