import { ProductRow } from "@/components/product/product-row";
import { ButtonLink } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { TrustState } from "@/lib/quality/trust";
import type { DomainDetail } from "@/lib/registry/domain";
import type { PageRequest } from "@/lib/registry/page";
import type { ProductSummary } from "@/lib/registry/product";

type DomainProductsProps = {
  domain: Pick<DomainDetail, "slug" | "name" | "children">;
  products: readonly ProductSummary[];
  trust: ReadonlyMap<string, TrustState>;
  total: number;
  /** Those that were never published, as far as the person may know of them. */
  unpublished: number;
  page: PageRequest;
  /** Null for those who may not register a product here. */
  registerHref: string | null;
  now: Date;
};

/** What the domain and its sub-domains offer, newest first. */
export function DomainProducts(props: DomainProductsProps) {
  const { domain, now, page, products, registerHref, total, trust, unpublished } = props;

  return (
    <Section aria-labelledby="products">
      <SectionHeader>
        <SectionTitle id="products">
          {total === 0 ? "Data products" : counted(total, "data product", "data products")}
        </SectionTitle>
        {unpublished > 0 && (
          <p className="text-muted text-sm">
            {unpublished} not published yet
            {registerHref && (
              <>
                , in <TextLink href="/drafts">My drafts</TextLink>
              </>
            )}
          </p>
        )}
      </SectionHeader>
      {products.length === 0 ? (
        <NoProducts domain={domain} total={total} registerHref={registerHref} />
      ) : (
        <Panel className="divide-y">
          {products.map((product) => (
            <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={now} />
          ))}
        </Panel>
      )}
      {total > page.size && products.length > 0 && (
        <Pagination
          page={page.page}
          pageCount={Math.ceil(total / page.size)}
          hrefOf={(next) => `/domains/${domain.slug}?page=${next}`}
        />
      )}
    </Section>
  );
}

type NoProductsProps = Pick<DomainProductsProps, "domain" | "total" | "registerHref">;

function NoProducts({ domain, total, registerHref }: NoProductsProps) {
  if (total > 0) {
    return (
      <EmptyState>
        <EmptyStateTitle>There are fewer pages than that</EmptyStateTitle>
        <EmptyStateActions>
          <ButtonLink href={`/domains/${domain.slug}`}>First page</ButtonLink>
        </EmptyStateActions>
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      <EmptyStateTitle>Nothing is published here yet</EmptyStateTitle>
      <EmptyStateBody>
        {registerHref
          ? "Describe the first data product; it stays a draft until you publish it."
          : `As soon as ${domain.name} publishes a data product that you may see, it appears here.`}
      </EmptyStateBody>
      {registerHref && (
        <EmptyStateActions>
          <ButtonLink href={registerHref} variant="primary">
            New data product
          </ButtonLink>
        </EmptyStateActions>
      )}
    </EmptyState>
  );
}
