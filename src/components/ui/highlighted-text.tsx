export type TextSegment = { text: string; hit: boolean };

/** Text with the parts that were searched for marked. */
export function HighlightedText({ segments }: { segments: readonly TextSegment[] }) {
  return segments.map(({ text, hit }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place in the text.
    return hit ? <Hit key={index}>{text}</Hit> : <span key={index}>{text}</span>;
  });
}

function Hit({ children }: { children: string }) {
  return (
    <mark
      data-slot="hit"
      className="rounded-[2px] bg-accent/16 box-decoration-clone text-inherit shadow-[0_0_0_1px_color-mix(in_oklab,var(--color-accent)_16%,transparent)]"
    >
      {children}
    </mark>
  );
}
