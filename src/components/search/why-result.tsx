import { ChevronRight } from "lucide-react";

/** Unfolds without JavaScript; lies above the link that covers the row. */
export function WhyResult({ lines }: { lines: readonly string[] }) {
  return (
    <details data-slot="why-result" className="group/why relative z-10 w-fit max-w-full text-sm">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-sm text-muted hover:text-ink pointer-coarse:py-1.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/why:rotate-90" />
        Why this result
      </summary>
      <ul className="mt-1 ml-1.5 flex max-w-[72ch] flex-col gap-0.5 border-l pl-3 [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
