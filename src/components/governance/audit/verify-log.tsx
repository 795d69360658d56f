"use client";

import { useActionState } from "react";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { counted } from "@/components/ui/counted";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { breakWords, type ChainVerdict } from "@/lib/governance/chain-verdict";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";

/** Has the server recompute every seal of the log, and hands out the head to note outside. */
export function VerifyLog({ verify }: { verify: FormAction<ChainVerdict> }) {
  const [state, submit] = useActionState<ActionResult<ChainVerdict> | null, FormData>(verify, null);
  const error = state?.ok === false ? (state.fields.noted ?? state.message) : undefined;

  return (
    <Panel>
      {/* Without JavaScript the answer comes with a new page, which must not fold it away. */}
      <details open={state === null ? undefined : true}>
        <summary className="rounded-lg px-4 py-3 font-medium hover:bg-sunken/60">Verify the log</summary>
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
          <form action={submit} className="flex max-w-[72ch] flex-col items-start gap-3">
            <Field
              id="audit-noted"
              label="Head noted earlier"
              help="Optional. With it, the check also finds that the newest records were cut off or written anew."
              error={error}
              className="w-full"
            >
              {(control) => (
                <Input
                  {...control}
                  name="noted"
                  className="font-mono"
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
            <SubmitButton pendingLabel="Verifying…">Verify now</SubmitButton>
          </form>
          {state?.ok === true && <Verdict verdict={state.value} />}
        </div>
      </details>
    </Panel>
  );
}

function Verdict({ verdict }: { verdict: ChainVerdict }) {
  if (!verdict.ok) {
    return (
      <Callout tone="fail" role="alert">
        <CalloutTitle>The log is not what was written</CalloutTitle>
        <CalloutBody>
          {breakWords(verdict)}{" "}
          {verdict.reason !== "cut" &&
            `${counted(verdict.seq - 1, "record before it holds", "records before it hold")}.`}
        </CalloutBody>
      </Callout>
    );
  }
  return (
    <Callout tone="pass" role="status">
      <CalloutTitle>
        The log is unbroken: {counted(verdict.count, "record", "records")}, none changed, none missing
      </CalloutTitle>
      <CalloutBody>
        <p>Note the head outside of Agora, to hold the log against it later:</p>
        <p className="flex items-start gap-1">
          <code className="min-w-0 pt-1 font-mono text-sm [overflow-wrap:anywhere]">{verdict.head}</code>
          <CopyButton text={verdict.head} aria-label="Copy the head" />
        </p>
      </CalloutBody>
    </Callout>
  );
}
