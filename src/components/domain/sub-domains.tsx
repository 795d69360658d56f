import Link from "next/link";
import { counted } from "@/components/ui/counted";
import { DomainMark } from "@/components/ui/domain-mark";
import type { DomainBranch } from "@/lib/registry/domain";

/** The domains right below, with what each of them offers. */
export function SubDomains({ domains }: { domains: readonly DomainBranch[] }) {
  return (
    <ul className="flex flex-col">
      {domains.map(({ hue, id, name, productsWithin, slug }) => (
        <li key={id}>
          <Link
            href={`/domains/${slug}`}
            className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-md px-2 py-1 hover:bg-sunken"
          >
            <DomainMark name={name} hue={hue} size="md" />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
            <span className="text-muted text-sm tabular-nums">
              {counted(productsWithin, "product", "products")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
