import Link from "next/link";
import { ProductRow } from "@/components/product/product-row";
import { Panel } from "@/components/ui/panel";
import { columnHref } from "@/lib/registry/column-href";
import type { TermUse } from "@/lib/registry/used-term";

const PLACES_SHOWN = 12;

/** Where the term is meant: products with their columns, each the way to it. */
export function TermUses({ uses, now }: { uses: readonly TermUse[]; now: Date }) {
  return (
    <Panel className="divide-y">
      {uses.map(({ product, places }) => {
        const columns = [...new Set(places.flatMap(({ path }) => path ?? []))];
        const ports = [
          ...new Set(
            places
              .filter(({ path, portName }) => path === null && portName !== "")
              .map(({ portName }) => portName),
          ),
        ];
        return (
          <div key={product.id}>
            <ProductRow product={product} now={now} />
            {columns.length + ports.length > 0 && (
              <p className="-mt-1 flex flex-wrap gap-x-3 gap-y-1 px-4 pb-3 pl-11 text-muted text-sm">
                {ports.map((name) => (
                  <span key={name}>what a row of {name} stands for</span>
                ))}
                {columns.slice(0, PLACES_SHOWN).map((path) => (
                  <Link
                    key={path}
                    href={columnHref(product.ref, path)}
                    prefetch={false}
                    className="rounded-sm font-mono text-accent underline decoration-accent/40 underline-offset-[3px] hover:decoration-accent [overflow-wrap:anywhere]"
                  >
                    {path}
                  </Link>
                ))}
                {columns.length > PLACES_SHOWN && (
                  <span>and {columns.length - PLACES_SHOWN} more columns</span>
                )}
              </p>
            )}
          </div>
        );
      })}
    </Panel>
  );
}
