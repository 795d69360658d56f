import Link from "next/link";
import {
  type ComplianceFilter,
  complianceHref,
  SHOWN,
  type Shown,
} from "@/lib/governance/compliance/overview";
import { SHOWN_LABELS } from "./badge-words";

/** Which products the list shows, by links. */
export function ShownChoice({ filter, shown }: { filter: ComplianceFilter; shown: Shown }) {
  return (
    <ul aria-label="Which products" className="flex flex-wrap gap-1">
      {SHOWN.map((each) => (
        <li key={each}>
          <Link
            href={`${complianceHref(filter, { show: each })}#products`}
            scroll={false}
            aria-current={each === shown ? "true" : undefined}
            className="flex h-8 items-center rounded-md px-2.5 text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent-ink pointer-coarse:h-10"
          >
            {SHOWN_LABELS[each]}
          </Link>
        </li>
      ))}
    </ul>
  );
}
