"use client";

import { usePathname } from "next/navigation";
import { keepInSight } from "@/components/ui/keep-in-sight";
import { TabCount, TabLink, Tabs } from "@/components/ui/tabs";
import { AUDIT } from "./audit/audit-href";

const ENTRIES = [
  { href: "/governance", label: "Policies" },
  { href: "/governance/proposals", label: "Proposals" },
  { href: "/governance/waivers", label: "Waivers" },
  { href: "/governance/compliance", label: "Compliance" },
] as const;

const AUDIT_ENTRY = { href: AUDIT, label: "Audit" } as const;

type GovernanceTabsProps = {
  /** How much waits for the reader behind a tab, by its address; what is not named shows no figure. */
  waiting: Readonly<Record<string, number>>;
  mayReadAudit: boolean;
};

/** The places of governance that have a list of their own. */
export function GovernanceTabs({ waiting, mayReadAudit }: GovernanceTabsProps) {
  const pathname = usePathname();
  const entries = mayReadAudit ? [...ENTRIES, AUDIT_ENTRY] : ENTRIES;

  return (
    <Tabs aria-label="Governance">
      {entries.map(({ href, label }) => {
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
