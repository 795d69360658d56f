import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeBlockProps = Omit<React.ComponentProps<"figure">, "children"> & { code: string; label: string };

/** Code to read and copy; `label` says what it is: "SQL", "Python". */
export function CodeBlock({ code, label, className, ...props }: CodeBlockProps) {
  return (
    <figure
      data-slot="code-block"
      className={cn("min-w-0 overflow-hidden rounded-lg border bg-surface", className)}
      {...props}
    >
      <figcaption className="flex h-9 items-center justify-between border-b pr-1 pl-3 text-muted text-xs">
        {label}
        <CopyButton text={code} aria-label={`Copy ${label}`} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and must do so by keyboard too.
        tabIndex={0}
        className="overflow-x-auto p-3 font-mono text-sm leading-6 focus-visible:outline-offset-[-2px]"
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}

/** A name or id within text that someone might type or copy. */
export function Code({ className, ...props }: React.ComponentProps<"code">) {
  return (
    <code
      data-slot="code"
      className={cn(
        "rounded-sm bg-sunken px-1 py-px font-mono text-[0.92em] [overflow-wrap:anywhere]",
        className,
      )}
      {...props}
    />
  );
}
