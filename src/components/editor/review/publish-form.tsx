"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Evaluation } from "@/lib/governance/evaluation";
import type { ActionResult, Call } from "@/lib/platform/action-state";
import { type ProductRef, productHref } from "@/lib/registry/model";
import type { Draft } from "@/lib/registry/product";
import { isSufficient } from "@/lib/registry/semantic-version";
import type { DraftSaver, SaverState } from "../draft-saver";
import { type EditorFinding, editorFindings, type LiveCheck } from "../editor-findings";
import { useEditorStore } from "../editor-store";
import { ToMend } from "./to-mend";
import { VersionReasons } from "./version-reasons";

type Publishing = {
  published: boolean;
  needsAcknowledgement?: boolean;
  evaluation: Evaluation;
};

export type PublishCall = Call<
  ProductRef & { revision: number; version: string; changeNote: string; acknowledged: boolean },
  Publishing
>;

type PublishFormProps = {
  draft: Draft;
  check: LiveCheck;
  publish: PublishCall;
  publishers: readonly string[] | null;
  saver: DraftSaver;
  saving: SaverState;
  onGo: (finding: EditorFinding) => void;
};

/** Version, note, findings and the button that opens the gate. */
export function PublishForm({ draft, check, publish, publishers, saver, saving, onGo }: PublishFormProps) {
  const store = useEditorStore();
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isAcknowledged, setIsAcknowledged] = useState(false);
  const [isPublishing, setIsPublishing] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);

  const { proposal, evaluation } = check;
  const version = chosen ?? defaultVersion(check);
  const sufficiency = isSufficient(version, draft.published?.version ?? null, proposal.level);
  const findings = editorFindings(evaluation);
  const blocking = findings.filter(({ weight }) => weight === "blocks");
  const warnings = findings.filter(({ weight }) => weight === "warns");
  const hasNothingNew = draft.lifecycle === "active" && check.changes.length === 0;

  async function submit() {
    setIsPublishing(true);
    setAnswer(null);
    setAnswer(await attempt());
    setIsPublishing(false);
  }

  /** What stopped it, in words; null when it went through or something else tells. */
  async function attempt(): Promise<string | null> {
    await saver.flush();
    const { other, base, status } = saver.state();
    if (other) return null;
    if (status.kind === "failed")
      return `Not published, because the draft could not be saved. ${status.message}`;
    const result = await publish({
      ...draft.ref,
      revision: base.revision,
      version: version.trim(),
      changeNote: note,
      acknowledged: isAcknowledged,
    }).catch((): ActionResult<Publishing> => ({ ...NO_CONNECTION }));
    if (!result.ok) {
      // Somebody else may have saved since: then their version is put beside this one.
      if (result.code === "conflict") await saver.ask();
      return saver.state().other ? null : [result.message, ...result.details].join(" ");
    }
    if (result.value.published) {
      toast.success(`Version ${version.trim()} is published`);
      router.push(productHref(draft.ref));
      router.refresh();
      return null;
    }
    store.dispatch({ type: "judge" });
    if (result.value.needsAcknowledgement)
      return "Not published yet: read the warnings and say that you publish anyway.";
    const refused = editorFindings(result.value.evaluation).filter(({ weight }) => weight === "blocks");
    return `Not published. ${refused.length === 1 ? "One finding has" : `${refused.length} findings have`} to be mended first.`;
  }

  return (
    <div className="flex flex-col gap-5">
      {answer && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{answer}</CalloutTitle>
          <CalloutBody>The draft is as you left it.</CalloutBody>
        </Callout>
      )}
      <ToMend title="To mend before publishing" findings={blocking} onGo={onGo} />
      <ToMend title="Warnings" findings={warnings} onGo={onGo} />
      {publishers !== null ? (
        <Publishers names={publishers} />
      ) : (
        <form
          className="flex flex-col gap-5 rounded-lg border bg-surface p-5"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div className="grid items-start gap-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <Field
              id="version"
              label="Version"
              error={!sufficiency.sufficient && !hasNothingNew ? sufficiency.reason : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  value={version}
                  onChange={({ target }) => setChosen(target.value)}
                  className="tabular-nums"
                  autoComplete="off"
                />
              )}
            </Field>
            <VersionReasons proposal={proposal} published={draft.published?.version ?? null} />
          </div>
          <Field
            id="change-note"
            label="Note to consumers"
            help="What is new, and what they have to do. It stands beside the version for ever."
          >
            {(control) => (
              <Textarea {...control} value={note} onChange={({ target }) => setNote(target.value)} />
            )}
          </Field>
          {warnings.length > 0 && (
            <Choice>
              <Checkbox
                checked={isAcknowledged}
                onChange={({ target }) => setIsAcknowledged(target.checked)}
              />
              I have read the {warnings.length === 1 ? "warning" : `${warnings.length} warnings`} and publish
              anyway.
            </Choice>
          )}
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              variant="primary"
              size="lg"
              disabled={
                isPublishing ||
                hasNothingNew ||
                !sufficiency.sufficient ||
                saving.other !== null ||
                (warnings.length > 0 && blocking.length === 0 && !isAcknowledged)
              }
            >
              {isPublishing ? "Publishing…" : `Publish ${version}`}
            </Button>
            {hasNothingNew && <p className="text-muted">There is nothing new to publish.</p>}
            {!hasNothingNew && blocking.length > 0 && (
              <p className="text-muted">The gate will refuse it until everything above is mended.</p>
            )}
          </div>
        </form>
      )}
    </div>
  );
}

const NO_CONNECTION = {
  ok: false,
  code: "offline",
  message: "No connection. Nothing was published; try again.",
  details: [],
  fields: {},
} as const;

/** The proposal; without changes the next patch, which brings back what was deprecated or retired. */
function defaultVersion({ proposal }: LiveCheck): string {
  const patch = /^(\d+)\.(\d+)\.(\d+)$/.exec(proposal.version);
  if (proposal.level !== "none" || !patch || proposal.reasons.length > 0) return proposal.version;
  return `${patch[1]}.${patch[2]}.${Number(patch[3]) + 1}`;
}

function Publishers({ names }: { names: readonly string[] }) {
  return (
    <Callout tone="accent">
      <CalloutTitle>A steward or owner of the domain publishes it</CalloutTitle>
      <CalloutBody>
        {names.length > 0
          ? `Ask ${new Intl.ListFormat("en", { type: "disjunction" }).format(names)}. Your draft is saved and waits for them.`
          : "Nobody has that role yet; an administrator can give it to somebody. Your draft is saved and waits."}
      </CalloutBody>
    </Callout>
  );
}
