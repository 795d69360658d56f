import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { ADMIN_PLACES } from "./admin-places";

type Href = (typeof ADMIN_PLACES)[number]["href"];

/** The places of the admin area: what each is for, and how it stands there. */
export function PlaceList({ facts }: { facts: Readonly<Record<Href, string>> }) {
  return (
    <Panel>
      <ul className="divide-y">
        {ADMIN_PLACES.map(({ href, label, purpose }) => (
          <li key={href} className="group relative flex items-center gap-4 px-4 py-3.5 hover:bg-sunken/60">
            <div className="min-w-0 flex-1">
              <Link
                href={href}
                className="font-medium after:absolute after:inset-0 group-hover:text-accent-ink"
              >
                {label}
              </Link>
              <p className="text-muted text-sm">{purpose}</p>
            </div>
            <p className="text-right text-sm tabular-nums max-sm:hidden">{facts[href]}</p>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
