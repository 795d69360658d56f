import { counted } from "@/components/ui/counted";
import { Panel } from "@/components/ui/panel";
import { isTitleAlike, type Likeness } from "@/lib/discovery/rank-similar";
import type { SimilarProduct } from "@/lib/discovery/similar-product";
import type { TrustState } from "@/lib/quality/trust";
import { Answer } from "./answer";
import { ProductRow } from "./product-row";

type SimilarProductsProps = {
  similar: readonly SimilarProduct[];
  trust: ReadonlyMap<string, TrustState>;
  now: Date;
  className?: string;
};

/** What else might be meant, each with why; nothing where nothing is alike. */
export function SimilarProducts({ similar, trust, now, className }: SimilarProductsProps) {
  if (similar.length === 0) return null;
  return (
    <Answer id="similar" question="Similar products" className={className}>
      <ul className="grid gap-3 lg:grid-cols-2">
        {similar.map(({ product, likeness }) => (
          <li key={product.id}>
            <Panel className="h-full overflow-hidden">
              <ProductRow product={product} trust={trust.get(product.id)} now={now} />
              <p className="border-t px-4 py-2 text-muted text-sm [overflow-wrap:anywhere]">
                {likenessWords(likeness)}
              </p>
            </Panel>
          </li>
        ))}
      </ul>
    </Answer>
  );
}

const NAMED_MAX = 3;

/** "Shares 5 columns (order_id, sku, quantity …), 2 tags (orders, retention)". */
function likenessWords(likeness: Likeness): string {
  const { columns, tags } = likeness;
  const shared = [
    columns.length > 0 && `${counted(columns.length, "column", "columns")} ${named(columns)}`,
    tags.length > 0 && `${counted(tags.length, "tag", "tags")} ${named(tags)}`,
  ].filter(Boolean);
  if (shared.length === 0) return "Has a similar title";
  return `Shares ${shared.join(", ")}${isTitleAlike(likeness) ? ", and has a similar title" : ""}`;
}

function named(values: readonly string[]): string {
  return `(${values.slice(0, NAMED_MAX).join(", ")}${values.length > NAMED_MAX ? " …" : ""})`;
}
