"use client";

import { useFormStatus } from "react-dom";
import { Button } from "./button";

type SubmitButtonProps = Omit<React.ComponentProps<typeof Button>, "type"> & { pendingLabel: string };

/** Submits its form once: while the form is under way it says so, and keeps its width. */
export function SubmitButton({
  pendingLabel,
  children,
  disabled,
  variant = "primary",
  ...props
}: SubmitButtonProps) {
  const { pending } = useFormStatus();

  return (
    <Button type="submit" variant={variant} disabled={disabled || pending} {...props}>
      <span className="grid place-items-center *:col-start-1 *:row-start-1">
        <span className={pending ? "invisible" : "inline-flex items-center gap-1.5"}>{children}</span>
        <span className={pending ? undefined : "invisible"} aria-hidden={!pending}>
          {pendingLabel}
        </span>
      </span>
    </Button>
  );
}
