"use client";

import { ChangeList } from "@/components/changes/change-list";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import type { Draft } from "@/lib/registry/product";
import type { DraftSaver, SaverState } from "../draft-saver";
import type { EditorFinding } from "../editor-findings";
import { useEditor } from "../editor-store";
import { FormPart, StepFrame } from "../steps/step-frame";
import { type PublishCall, PublishForm } from "./publish-form";

export type ReviewStepProps = {
  draft: Draft;
  publish: PublishCall;
  publishers: readonly string[] | null;
  saver: DraftSaver;
  saving: SaverState;
  /** Whether the text face holds something that could not be read and is therefore not part of this. */
  unreadText: boolean;
  onGo: (finding: EditorFinding) => void;
};

/** The last look before others see it: what changes, what it means for consumers, and whether the gate lets it pass. */
export function ReviewStep({ draft, publish, publishers, saver, saving, unreadText, onGo }: ReviewStepProps) {
  const check = useEditor((state) => state.check);
  if (!check) return <p className="text-muted">Checking…</p>;
  const { breaking, changes } = check;

  return (
    <StepFrame title="Review" summary={summaryOf(draft)}>
      {unreadText && (
        <Callout tone="attention">
          <CalloutTitle>The text holds changes that could not be read yet</CalloutTitle>
          <CalloutBody>They are kept there, and are not part of what would be published now.</CalloutBody>
        </Callout>
      )}
      {(draft.lifecycle === "deprecated" || draft.lifecycle === "retired") && (
        <Callout tone="attention">
          <CalloutTitle>Publishing makes the product active again</CalloutTitle>
          <CalloutBody>
            It is {draft.lifecycle} now. Consumers would no longer be told to move on; deprecate it again
            afterwards if they should.
          </CalloutBody>
        </Callout>
      )}
      {breaking.length > 0 && (
        <Callout tone="attention">
          <CalloutTitle>
            {breaking.length === 1 ? "One change breaks" : `${breaking.length} changes break`} what consumers
            rely on
          </CalloutTitle>
          <CalloutBody>
            <ul className="flex list-disc flex-col gap-0.5 pl-4">
              {breaking.map(({ kind, pointer, message }) => (
                <li key={`${kind} ${pointer} ${message}`}>{message}</li>
              ))}
            </ul>
          </CalloutBody>
        </Callout>
      )}
      <PublishForm
        draft={draft}
        check={check}
        publish={publish}
        publishers={publishers}
        saver={saver}
        saving={saving}
        onGo={onGo}
      />
      {draft.published && (
        <FormPart
          id="changes"
          title={`Changes since ${draft.published.version}`}
          summary={
            changes.length > 0 &&
            `${changes.length.toLocaleString("en")} ${changes.length === 1 ? "difference" : "differences"}`
          }
        >
          {changes.length === 0 ? (
            <EmptyState>
              <EmptyStateTitle>Nothing has changed</EmptyStateTitle>
              <EmptyStateBody>The draft says what is published already.</EmptyStateBody>
            </EmptyState>
          ) : (
            <ChangeList changes={changes} />
          )}
        </FormPart>
      )}
    </StepFrame>
  );
}

function summaryOf({ published }: Draft): string {
  return published
    ? "What changes for consumers, and the version that says so."
    : "The first version: from here on it can be found and requested.";
}
