"use client";

import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import {
  ConfirmDialog,
  ConfirmDialogActions,
  ConfirmDialogCancel,
  ConfirmDialogContent,
  ConfirmDialogDescription,
  ConfirmDialogTitle,
  ConfirmDialogTrigger,
} from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PolicyMove } from "@/lib/governance/policy";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";

type PolicyActionProps = Pick<React.ComponentProps<typeof Button>, "variant" | "size"> & {
  label: string;
  /** What sets this button apart from others with the same label. */
  about?: string;
  title: string;
  consequence: string;
  tone: "primary" | "danger";
  fields: Readonly<Record<string, string | number>>;
  submit: FormAction<PolicyMove>;
};

/** A button that says what will happen, and does it once that was read. */
export function PolicyAction({ label, about, variant, size, submit, ...dialog }: PolicyActionProps) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <ConfirmDialog open={isOpen} onOpenChange={setIsOpen}>
      <ConfirmDialogTrigger asChild>
        <Button variant={variant} size={size}>
          {label}
          {about && <span className="sr-only"> {about}</span>}
        </Button>
      </ConfirmDialogTrigger>
      <ConfirmDialogContent>
        <ActionQuestion {...dialog} label={label} submit={submit} onDone={() => setIsOpen(false)} />
      </ConfirmDialogContent>
    </ConfirmDialog>
  );
}

type ActionQuestionProps = Pick<
  PolicyActionProps,
  "label" | "title" | "consequence" | "tone" | "fields" | "submit"
> & { onDone: () => void };

function ActionQuestion({ label, title, consequence, tone, fields, submit, onDone }: ActionQuestionProps) {
  const [state, send] = useActionState<ActionResult<PolicyMove> | null, FormData>(submit, null);
  const refusal = refusalOf(state);
  const isDone = state?.ok === true && refusal === null;

  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);

  return (
    <>
      <ConfirmDialogTitle>{title}</ConfirmDialogTitle>
      <ConfirmDialogDescription>{consequence}</ConfirmDialogDescription>
      <form action={send} className="flex flex-col gap-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {refusal && (
          <Callout tone="fail" role="alert">
            <CalloutTitle>{refusal.title}</CalloutTitle>
            <CalloutBody>
              {refusal.details.map((detail) => (
                <p key={detail}>{detail}</p>
              ))}
            </CalloutBody>
          </Callout>
        )}
        <ConfirmDialogActions>
          <ConfirmDialogCancel>Cancel</ConfirmDialogCancel>
          <SubmitButton variant={tone} pendingLabel="Working…">
            {label}
          </SubmitButton>
        </ConfirmDialogActions>
      </form>
    </>
  );
}

function refusalOf(state: ActionResult<PolicyMove> | null): { title: string; details: string[] } | null {
  if (state === null) return null;
  if (!state.ok) return { title: state.message, details: [...state.details] };
  if (!("problems" in state.value)) return null;
  return {
    title: "This version no longer holds; edit the policy and save a new one.",
    details: state.value.problems.map(({ message }) => message),
  };
}
