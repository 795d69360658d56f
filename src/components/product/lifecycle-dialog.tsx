"use client";

import { useActionState, useEffect } from "react";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import {
  ConfirmDialog,
  ConfirmDialogActions,
  ConfirmDialogCancel,
  ConfirmDialogContent,
  ConfirmDialogDescription,
  ConfirmDialogTitle,
} from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";

type LifecycleDialogProps = {
  product: { ref: ProductRef };
  title: string;
  consequence: string;
  label: string;
  submit: FormAction<void>;
  onClose: () => void;
};

/** Says what will happen before it does. */
export function LifecycleDialog({
  product,
  title,
  consequence,
  label,
  submit,
  onClose,
}: LifecycleDialogProps) {
  const [state, send] = useActionState(submit, null);
  useEffect(() => {
    if (state?.ok) onClose();
  }, [state, onClose]);

  return (
    <ConfirmDialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialogContent>
        <ConfirmDialogTitle>{title}</ConfirmDialogTitle>
        <ConfirmDialogDescription>{consequence}</ConfirmDialogDescription>
        <form action={send} className="flex flex-col gap-3">
          <input type="hidden" name="domain" value={product.ref.domain} />
          <input type="hidden" name="name" value={product.ref.name} />
          {state?.ok === false && (
            <Callout tone="fail" role="alert">
              <CalloutTitle>{state.message}</CalloutTitle>
            </Callout>
          )}
          <ConfirmDialogActions>
            <ConfirmDialogCancel>Cancel</ConfirmDialogCancel>
            <SubmitButton variant="danger" pendingLabel="Working…">
              {label}
            </SubmitButton>
          </ConfirmDialogActions>
        </form>
      </ConfirmDialogContent>
    </ConfirmDialog>
  );
}
