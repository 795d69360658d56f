import Link from "next/link";
import { DomainMark } from "@/components/ui/domain-mark";
import { Panel } from "@/components/ui/panel";
import type { DomainBranch } from "@/lib/registry/domain";
import { DOMAIN_KIND_LABELS } from "./domain-kind";

const INDENTS = ["pl-4", "pl-10", "pl-16", "pl-22"];

/** Domains in the order of the tree, sub-domains beneath their parent. */
export function DomainTree({ domains }: { domains: readonly DomainBranch[] }) {
  return (
    <Panel>
      <ul className="divide-y">
        {domains.map(({ depth, hue, id, kind, name, products, productsWithin, slug }) => (
          <li
            key={id}
            className={`group relative flex items-center gap-3 py-3 pr-4 hover:bg-sunken/60 ${INDENTS[Math.min(depth, INDENTS.length - 1)]}`}
          >
            <DomainMark name={name} hue={hue} size="md" />
            <Link
              href={`/domains/${slug}`}
              className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0 group-hover:text-accent-ink"
            >
              {name}
            </Link>
            <span className="w-36 text-muted text-sm max-md:hidden">{DOMAIN_KIND_LABELS[kind]}</span>
            <span className="w-40 text-right text-muted text-sm tabular-nums">
              {products} {products === 1 ? "product" : "products"}
              {productsWithin > products && `, ${productsWithin} in all`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
