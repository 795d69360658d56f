"use client";

import { usePathname } from "next/navigation";
import { TabLink, Tabs } from "@/components/ui/tabs";

const TABS = [
  { path: "", label: "Overview" },
  { path: "/schema", label: "Ports & schema" },
  { path: "/contract", label: "Contract & quality" },
  { path: "/versions", label: "Versions" },
  { path: "/compliance", label: "Compliance" },
] as const;

export function ProductTabs({ href }: { href: string }) {
  const pathname = usePathname();

  return (
    <Tabs aria-label="About this product">
      {TABS.map(({ path, label }) => (
        <TabLink key={path} href={href + path} aria-current={pathname === href + path ? "page" : undefined}>
          {label}
        </TabLink>
      ))}
    </Tabs>
  );
}
