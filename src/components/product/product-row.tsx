import Link from "next/link";
import { TrustSeal } from "@/components/quality/trust-seal";
import { Badge } from "@/components/ui/badge";
import { DomainMark } from "@/components/ui/domain-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import { facetLabel } from "@/lib/discovery/facet-labels";
import type { TrustState } from "@/lib/quality/trust";
import { productHref } from "@/lib/registry/model";
import type { ProductSummary } from "@/lib/registry/product";
import { LIFECYCLE_LABELS, LIFECYCLE_TONES } from "./lifecycle-words";

type ProductRowProps = {
  product: ProductSummary;
  /** Left out where the list is about something else than which product to take. */
  trust?: TrustState | undefined;
  now: Date;
};

/** One data product in a list that is not a search. */
export function ProductRow({ product, trust, now }: ProductRowProps) {
  const { domain, lifecycle, portTypes, ref, summary, title, updatedAt } = product;

  return (
    <article data-slot="product-row" className="group relative flex gap-3 px-4 py-3 hover:bg-sunken/60">
      <DomainMark name={domain.name} hue={domain.hue} size="md" className="mt-0.5" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h3 className="min-w-0 text-base [overflow-wrap:anywhere]">
            <Link
              href={productHref(ref)}
              className="after:absolute after:inset-0 group-hover:text-accent-ink"
            >
              {title}
            </Link>
          </h3>
          {trust && <TrustSeal state={trust} />}
          {/* Most products are active; saying so on every row would hide the ones that are not. */}
          {lifecycle !== "active" && <LifecycleBadge lifecycle={lifecycle} />}
        </div>
        {summary && <p className="line-clamp-1 text-muted">{summary}</p>}
        <p className="flex flex-wrap gap-x-1.5 text-muted text-sm">
          <span>{domain.name}</span>
          {portTypes.length > 0 && (
            <>
              <span aria-hidden>·</span>
              <span>{portTypes.map((type) => facetLabel("port", type)).join(", ")}</span>
            </>
          )}
          <span aria-hidden>·</span>
          <span>
            updated <RelativeTime at={updatedAt} now={now} />
          </span>
        </p>
      </div>
    </article>
  );
}

/** Where the product is in its life. */
export function LifecycleBadge({ lifecycle }: Pick<ProductSummary, "lifecycle">) {
  return <Badge tone={LIFECYCLE_TONES[lifecycle]}>{LIFECYCLE_LABELS[lifecycle]}</Badge>;
}
