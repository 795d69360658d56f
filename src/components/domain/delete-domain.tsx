"use client";

import { ActionForm } from "@/components/identity/action-form";
import { InlineConfirm } from "@/components/ui/inline-confirm";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";

type DeleteDomainProps = {
  domain: { id: string; name: string };
  /** What keeps it from being deleted; nothing when it is empty. */
  obstacles: readonly string[];
  remove: FormAction<never>;
};

/** Deletes an empty domain; of any other it says what keeps it. */
export function DeleteDomain({ domain, obstacles, remove }: DeleteDomainProps) {
  return (
    <Section aria-labelledby="delete" className="border-t pt-6">
      <SectionHeader>
        <SectionTitle id="delete">Delete this domain</SectionTitle>
      </SectionHeader>
      {obstacles.length > 0 ? (
        <>
          <SectionSummary>Only an empty domain can be deleted. What keeps it:</SectionSummary>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-muted">
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <SectionSummary>
            It is empty. Its members lose the roles they hold in it, policies of its own that are not in force
            go with it, and its address is free again.
          </SectionSummary>
          <ActionForm submit={remove} className="items-start">
            {() => (
              <>
                <input type="hidden" name="id" value={domain.id} />
                <InlineConfirm
                  className="noscript:hidden"
                  question={`Delete ${domain.name} for good?`}
                  confirm={
                    <SubmitButton variant="danger" pendingLabel="Deleting…">
                      Delete
                    </SubmitButton>
                  }
                >
                  Delete domain
                </InlineConfirm>
                <SubmitButton
                  variant="danger"
                  pendingLabel="Deleting…"
                  className="hidden noscript:inline-flex"
                >
                  Delete {domain.name} for good
                </SubmitButton>
              </>
            )}
          </ActionForm>
        </>
      )}
    </Section>
  );
}
