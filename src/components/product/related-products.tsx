import { Panel } from "@/components/ui/panel";
import type { TrustState } from "@/lib/quality/trust";
import type { ProductSummary, UpstreamEdge } from "@/lib/registry/product";
import { Answer, Unsaid } from "./answer";
import { ProductRow } from "./product-row";

type RelatedProductsProps = {
  upstream: readonly UpstreamEdge[];
  downstream: readonly ProductSummary[];
  trust: ReadonlyMap<string, TrustState>;
  now: Date;
  className?: string;
};

/** Where the data comes from and what is made of it, as far as this person may know. */
export function RelatedProducts({ upstream, downstream, trust, now, className }: RelatedProductsProps) {
  const products = upstream.flatMap(({ product }) => (product ? [product] : []));
  const outside = upstream.flatMap(({ external, product, productRef }) =>
    product ? [] : [external ?? (productRef ? "A product that is not visible to you" : "An unnamed source")],
  );

  return (
    <Answer id="related" question="Where it comes from, and where it goes" className={className}>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-2">
          <h3 className="text-muted text-sm">Made from</h3>
          {products.length > 0 && <ProductList products={products} trust={trust} now={now} />}
          {outside.length > 0 && (
            <ul className="flex flex-col gap-1">
              {[...new Set(outside)].map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          )}
          {upstream.length === 0 && <Unsaid>No source is stated.</Unsaid>}
        </div>
        <div className="flex flex-col gap-2">
          <h3 className="text-muted text-sm">Used by</h3>
          {downstream.length > 0 ? (
            <ProductList products={downstream} trust={trust} now={now} />
          ) : (
            <Unsaid>No other product yet.</Unsaid>
          )}
        </div>
      </div>
    </Answer>
  );
}

type ProductListProps = { products: readonly ProductSummary[] } & Pick<RelatedProductsProps, "trust" | "now">;

function ProductList({ products, trust, now }: ProductListProps) {
  return (
    <Panel className="divide-y">
      {[...new Map(products.map((product) => [product.id, product])).values()].map((product) => (
        <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={now} />
      ))}
    </Panel>
  );
}
