import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { productHref } from "@/lib/registry/model";
import type { ProductDetail } from "@/lib/registry/product";

export function NotPublishedYet({ product }: { product: Pick<ProductDetail, "ref" | "title" | "draft"> }) {
  return (
    <EmptyState>
      <EmptyStateTitle>{product.title} is not published yet</EmptyStateTitle>
      <EmptyStateBody>
        Only the people of its domain see it. It appears here and in search once it passes the policies and is
        published.
      </EmptyStateBody>
      {product.draft && (
        <EmptyStateActions>
          <ButtonLink href={`${productHref(product.ref)}/edit?step=review`} variant="primary">
            See what is missing
          </ButtonLink>
        </EmptyStateActions>
      )}
    </EmptyState>
  );
}
