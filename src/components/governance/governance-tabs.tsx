"use client";

import { usePathname } from "next/navigation";
import { keepInSight } from "@/components/ui/keep-in-sight";
import { TabCount, TabLink, Tabs } from "@/components/ui/tabs";

const ENTRIES = [
  { href: "/governance", label: "Policies" },
  { href: "/governance/proposals", label: "Proposals" },
  { href: "/governance/waivers", label: "Waivers" },
  { href: "/governance/compliance", label: "Compliance" },
] as const;

type GovernanceTabsProps = {
  /** How much waits for the reader behind a tab, by its address; what is not named shows no figure. */
  waiting: Readonly<Record<string, number>>;
};

/** The places of governance that have a list of their own. */
export function GovernanceTabs({ waiting }: GovernanceTabsProps) {
  const pathname = usePathname();

  return (
    <Tabs aria-label="Governance">
      {ENTRIES.map(({ href, label }) => {
        const isCurrent = pathname === href;
        const count = waiting[href] ?? 0;
        return (
          <TabLink
            key={href}
            ref={isCurrent ? keepInSight : undefined}
            href={href}
            aria-current={isCurrent ? "page" : undefined}
          >
            {label}
            {count > 0 && (
              <TabCount>
                {count}
                <span className="sr-only"> wait for you</span>
              </TabCount>
            )}
          </TabLink>
        );
      })}
    </Tabs>
  );
}
