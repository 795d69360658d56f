import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { ParkedProduct } from "@/lib/discovery/index-status";
import { productHref } from "@/lib/registry/model";

type ParkedProductsProps = { parked: readonly ParkedProduct[]; total: number; now: Date };

/** The products search cannot find, each with what stands in the way. */
export function ParkedProducts({ parked, total, now }: ParkedProductsProps) {
  return (
    <>
      <Panel>
        <ul className="divide-y">
          {parked.map(({ at, error, product, productId }) => (
            <li key={productId} className="flex flex-col gap-1 px-4 py-3">
              <p className="flex flex-wrap items-baseline gap-x-3">
                {product ? (
                  <TextLink href={productHref(product.ref)} className="font-medium">
                    {product.title}
                  </TextLink>
                ) : (
                  <span className="font-medium">A product that was deleted since</span>
                )}
                <span className="text-muted text-sm">
                  <RelativeTime at={at} now={now} />
                </span>
              </p>
              <p className="max-w-[72ch] whitespace-pre-line text-sm [overflow-wrap:anywhere]">{error}</p>
            </li>
          ))}
        </ul>
      </Panel>
      {total > parked.length && (
        <p className="text-muted text-sm">
          And {total - parked.length} more; mend these first, and the next ones appear.
        </p>
      )}
    </>
  );
}
