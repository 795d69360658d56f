import { X } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DomainMark } from "@/components/ui/domain-mark";
import { type CompareParams, compareHref, withProductToggled } from "@/lib/discovery/compare-params";
import type { ComparedProduct } from "@/lib/discovery/compared-product";
import { productHref } from "@/lib/registry/model";

type ComparisonHeadProps = { products: readonly ComparedProduct[]; params: CompareParams };

/** The products across the top, each with the way to it and the way out of the comparison. */
export function ComparisonHead({ products, params }: ComparisonHeadProps) {
  const shown = products.map(({ product }) => product.ref);
  return (
    <thead>
      <tr className="border-b align-top">
        <td className="sticky left-0 z-10 w-40 min-w-32 bg-surface max-sm:static max-sm:w-28 max-sm:min-w-28" />
        {products.map(({ product }) => {
          const domain = product.domainPath.at(-1);
          return (
            <th key={product.id} scope="col" className="min-w-48 px-3 py-3 text-left font-normal">
              <span className="flex items-start gap-2">
                {domain && <DomainMark name={domain.name} hue={domain.hue} size="md" className="mt-0.5" />}
                <span className="min-w-0 flex-1">
                  <Link
                    href={productHref(product.ref)}
                    className="font-semibold text-base hover:text-accent-ink [overflow-wrap:anywhere]"
                  >
                    {product.title}
                  </Link>
                  {product.summary && (
                    <span className="mt-0.5 line-clamp-2 block text-muted text-sm">{product.summary}</span>
                  )}
                </span>
                <Link
                  href={compareHref({ ...params, products: withProductToggled(shown, product.ref) })}
                  aria-label={`Take ${product.title} out`}
                  className={cn(buttonVariants({ variant: "quiet", size: "icon-sm" }), "-mt-1 -mr-1")}
                >
                  <X aria-hidden />
                </Link>
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
