import { cn } from "./cn";

/** A sheet of surface on the paper, edged by a hairline. */
export function Panel({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div data-slot="panel" className={cn("min-w-0 rounded-lg border bg-surface", className)} {...props} />
  );
}

export function PanelHeader({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="panel-header"
      className={cn(
        "flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2",
        className,
      )}
      {...props}
    />
  );
}

export function PanelTitle({ className, children, ...props }: React.ComponentProps<"h2">) {
  return (
    <h2 data-slot="panel-title" className={cn("text-base", className)} {...props}>
      {children}
    </h2>
  );
}

export function PanelBody({ className, ...props }: React.ComponentProps<"div">) {
  return <div data-slot="panel-body" className={cn("p-4", className)} {...props} />;
}
