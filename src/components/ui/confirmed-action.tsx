"use client";

import { useState } from "react";
import { Button } from "./button";
import { ConfirmDialog, ConfirmDialogTrigger } from "./confirm-dialog";
import { ConfirmQuestion, type ConfirmQuestionProps } from "./confirm-question";

export type ConfirmedActionProps<T> = Omit<ConfirmQuestionProps<T>, "onDone"> &
  Pick<React.ComponentProps<typeof Button>, "variant" | "size"> & {
    /** What sets this button apart from others with the same label. */
    about?: string;
  };

/** A button that says what will happen, and does it once that was read. */
export function ConfirmedAction<T>({ about, variant, size, ...question }: ConfirmedActionProps<T>) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <ConfirmDialog open={isOpen} onOpenChange={setIsOpen}>
      <ConfirmDialogTrigger asChild>
        <Button variant={variant} size={size}>
          {question.label}
          {about && <span className="sr-only"> {about}</span>}
        </Button>
      </ConfirmDialogTrigger>
      <ConfirmQuestion {...question} onDone={() => setIsOpen(false)} />
    </ConfirmDialog>
  );
}
