"use client";

import { PageFrame } from "@/components/layout/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PageFrame>
      <EmptyState role="alert">
        <EmptyStateTitle>Something went wrong on our side</EmptyStateTitle>
        <EmptyStateBody>
          Nothing you saved is lost.
          {error.digest && ` Whoever runs this installation finds the cause by ${error.digest}.`}
        </EmptyStateBody>
        <EmptyStateActions>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        </EmptyStateActions>
      </EmptyState>
    </PageFrame>
  );
}
