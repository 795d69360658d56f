import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <PageFrame>
      <EmptyState>
        <EmptyStateTitle>There is nothing here, or it is not visible to you</EmptyStateTitle>
        <EmptyStateBody>
          The address may be mistyped, or what it named was removed or is kept to its domain.
        </EmptyStateBody>
        <EmptyStateActions>
          <ButtonLink href="/search" variant="primary">
            Search data products
          </ButtonLink>
          <ButtonLink href="/">Home</ButtonLink>
        </EmptyStateActions>
      </EmptyState>
    </PageFrame>
  );
}
