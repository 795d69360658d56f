"use client";

import { useActionState } from "react";
import { Callout, CalloutBody } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { KeptForm } from "@/components/ui/kept-form";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";

type ActionFormProps<T> = Omit<React.ComponentProps<"form">, "action" | "onReset" | "children"> & {
  submit: FormAction<T>;
  /** Said once it has been done; forms that lead elsewhere need no words. */
  done?: string;
  children: (faults: Readonly<Record<string, string>>) => React.ReactNode;
};

const NO_FAULTS = {};

/** A form that works without JavaScript, says what was wrong where it was wrong, and loses nothing when refused. */
export function ActionForm<T>({ submit, done, children, className, ...props }: ActionFormProps<T>) {
  const [state, send] = useActionState<ActionResult<T> | null, FormData>(submit, null);

  return (
    <KeptForm
      action={send}
      isDone={state?.ok === true}
      className={cn("flex flex-col gap-4", className)}
      {...props}
    >
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutBody>{state.message}</CalloutBody>
        </Callout>
      )}
      {state?.ok === true && done && (
        <Callout tone="pass" role="status">
          <CalloutBody>{done}</CalloutBody>
        </Callout>
      )}
      {children(state?.ok === false ? state.fields : NO_FAULTS)}
    </KeptForm>
  );
}
