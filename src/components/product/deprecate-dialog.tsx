"use client";

import { useActionState, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductDetail } from "@/lib/registry/product";

type DeprecateDialogProps = {
  product: Pick<ProductDetail, "ref" | "title" | "sunset" | "lifecycleNote">;
  submit: FormAction<void>;
  onClose: () => void;
};

export function DeprecateDialog({ product, submit, onClose }: DeprecateDialogProps) {
  const [state, send] = useActionState(submit, null);
  const faults = state?.ok === false ? state.fields : {};
  useEffect(() => {
    if (state?.ok) onClose();
  }, [state, onClose]);

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Deprecate {product.title}</DialogTitle>
          <DialogDescription>
            Consumers can go on using it until the sunset date and are told where to go instead.
          </DialogDescription>
        </DialogHeader>
        <KeptForm action={send}>
          <DialogBody className="flex flex-col gap-4">
            <input type="hidden" name="domain" value={product.ref.domain} />
            <input type="hidden" name="name" value={product.ref.name} />
            {state?.ok === false && (
              <Callout tone="fail" role="alert">
                <CalloutTitle>{state.message}</CalloutTitle>
              </Callout>
            )}
            <Field id="sunset" label="Last day of use" error={faults.sunset}>
              {(control) => (
                <Input {...control} type="date" name="sunset" defaultValue={product.sunset ?? ""} />
              )}
            </Field>
            <Field
              id="successor"
              label="Product to use instead"
              help="Its address as domain/name, for example sales/customer-purchase-history."
              error={faults.successor}
            >
              {(control) => <Input {...control} name="successor" />}
            </Field>
            <Field id="note" label="Note to consumers" error={faults.note}>
              {(control) => (
                <Textarea {...control} name="note" rows={3} defaultValue={product.lifecycleNote} />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton pendingLabel="Saving…">Deprecate</SubmitButton>
          </DialogFooter>
        </KeptForm>
      </DialogContent>
    </Dialog>
  );
}
