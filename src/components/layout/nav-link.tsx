"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrentPlace } from "./current-place";

/** A link that knows when it leads to where one already is. */
export function NavLink({
  href,
  ...props
}: Omit<React.ComponentProps<typeof Link>, "href"> & { href: string }) {
  const pathname = usePathname();

  return (
    <Link
      data-slot="nav-link"
      href={href}
      aria-current={isCurrentPlace(href, pathname) ? "page" : undefined}
      {...props}
    />
  );
}
