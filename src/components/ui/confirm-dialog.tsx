"use client";

import { AlertDialog as AlertPrimitive } from "radix-ui";
import { Button } from "./button";
import { cn } from "./cn";

/** For what cannot be undone. Focus starts on the way back; a click outside does not answer. */
export const ConfirmDialog = AlertPrimitive.Root;
export const ConfirmDialogTrigger = AlertPrimitive.Trigger;

export function ConfirmDialogContent({
  className,
  ...props
}: React.ComponentProps<typeof AlertPrimitive.Content>) {
  return (
    <AlertPrimitive.Portal>
      <AlertPrimitive.Overlay
        data-slot="confirm-dialog-overlay"
        className="fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in"
      />
      <AlertPrimitive.Content
        data-slot="confirm-dialog-content"
        className={cn(
          "fixed inset-x-4 top-[20dvh] z-50 mx-auto flex max-w-md flex-col gap-2 rounded-lg border bg-surface p-5 shadow-float outline-none",
          "data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in",
          className,
        )}
        {...props}
      />
    </AlertPrimitive.Portal>
  );
}

/** The question, with the name of what it is about. */
export function ConfirmDialogTitle({
  className,
  ...props
}: React.ComponentProps<typeof AlertPrimitive.Title>) {
  return (
    <AlertPrimitive.Title data-slot="confirm-dialog-title" className={cn("text-lg", className)} {...props} />
  );
}

/** What will happen, and what will not. */
export function ConfirmDialogDescription({
  className,
  ...props
}: React.ComponentProps<typeof AlertPrimitive.Description>) {
  return (
    <AlertPrimitive.Description
      data-slot="confirm-dialog-description"
      className={cn("text-muted", className)}
      {...props}
    />
  );
}

export function ConfirmDialogActions({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="confirm-dialog-actions"
      className={cn("mt-3 flex flex-wrap justify-end gap-2", className)}
      {...props}
    />
  );
}

export function ConfirmDialogCancel({ children, ...props }: React.ComponentProps<typeof Button>) {
  return (
    <AlertPrimitive.Cancel asChild>
      <Button {...props}>{children}</Button>
    </AlertPrimitive.Cancel>
  );
}

/** Closes the dialog and does it. Inside a form use a `SubmitButton` instead, which stays until it is done. */
export function ConfirmDialogAction({
  children,
  variant = "danger",
  ...props
}: React.ComponentProps<typeof Button>) {
  return (
    <AlertPrimitive.Action asChild>
      <Button variant={variant} {...props}>
        {children}
      </Button>
    </AlertPrimitive.Action>
  );
}
