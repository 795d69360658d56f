"use client";

import { Toaster as Sonner } from "sonner";
import { ToneIcon } from "./tone-icon";

/** Once in the application; show a message with `toast(...)` of "sonner". */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: "72px" }}
      gap={8}
      icons={{
        success: <ToneIcon tone="pass" />,
        info: <ToneIcon tone="accent" />,
        warning: <ToneIcon tone="attention" />,
        error: <ToneIcon tone="fail" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[var(--width)] items-start gap-2.5 rounded-lg border bg-surface p-3 pr-3.5 font-sans text-base text-ink shadow-float",
          icon: "mt-0.5 shrink-0",
          content: "flex min-w-0 flex-1 flex-col",
          title: "font-medium",
          description: "text-muted text-sm",
          actionButton: "h-7 shrink-0 rounded-md px-2 font-medium text-accent text-sm hover:bg-sunken",
          cancelButton: "h-7 shrink-0 rounded-md px-2 text-muted text-sm hover:bg-sunken",
        },
      }}
    />
  );
}
