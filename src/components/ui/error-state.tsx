import { CircleX } from "lucide-react";
import { cn } from "./cn";

/** What stands in for something that could not be shown. Say what failed, whether anything is lost, what to do. */
export function ErrorState({ className, children, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="error-state"
      role="alert"
      className={cn(
        "flex flex-col items-center gap-2 rounded-lg border bg-surface px-6 py-10 text-center",
        className,
      )}
      {...props}
    >
      <CircleX aria-hidden className="mb-1 size-6 stroke-[1.5] text-fail" />
      {children}
    </div>
  );
}

export function ErrorStateTitle({ className, ...props }: React.ComponentProps<"p">) {
  return <p data-slot="error-state-title" className={cn("font-semibold text-lg", className)} {...props} />;
}

export function ErrorStateBody({ className, ...props }: React.ComponentProps<"p">) {
  return (
    <p
      data-slot="error-state-body"
      className={cn("max-w-[48ch] text-balance text-muted", className)}
      {...props}
    />
  );
}

export function ErrorStateActions({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="error-state-actions"
      className={cn("mt-3 flex flex-wrap justify-center gap-2", className)}
      {...props}
    />
  );
}

/** The id an operator finds the failure under in the log. */
export function ErrorStateReference({ className, ...props }: React.ComponentProps<"p">) {
  return (
    <p
      data-slot="error-state-reference"
      className={cn("mt-2 font-mono text-muted text-xs", className)}
      {...props}
    />
  );
}
