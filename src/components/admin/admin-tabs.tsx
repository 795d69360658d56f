"use client";

import { usePathname } from "next/navigation";
import { isCurrentPlace } from "@/components/layout/current-place";
import { TabLink, Tabs } from "@/components/ui/tabs";
import { ADMIN_PLACES } from "./admin-places";

/** The places of the admin area. */
export function AdminTabs() {
  const pathname = usePathname();

  return (
    <Tabs aria-label="Admin">
      <TabLink href="/admin" aria-current={pathname === "/admin" ? "page" : undefined}>
        Overview
      </TabLink>
      {ADMIN_PLACES.map(({ href, tab }) => (
        <TabLink key={href} href={href} aria-current={isCurrentPlace(href, pathname) ? "page" : undefined}>
          {tab}
        </TabLink>
      ))}
    </Tabs>
  );
}
