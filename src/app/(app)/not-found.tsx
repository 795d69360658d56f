import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <PageFrame>
      <EmptyState>
        <h1 className="font-semibold text-lg">There is nothing here, or it is not visible to you</h1>
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
