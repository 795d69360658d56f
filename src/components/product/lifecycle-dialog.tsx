"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ConfirmQuestion } from "@/components/ui/confirm-question";
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
export function LifecycleDialog({ product, onClose, ...question }: LifecycleDialogProps) {
  return (
    <ConfirmDialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmQuestion {...question} tone="danger" fields={product.ref} onDone={onClose} />
    </ConfirmDialog>
  );
}
