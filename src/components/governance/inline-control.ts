/** The look of a word of the sentence that can be changed. */
export const INLINE_CONTROL =
  "inline-flex min-h-7 max-w-full items-center gap-1 rounded-sm border border-transparent border-b-accent/50 bg-accent-wash/60 px-1.5 text-left text-accent-ink transition-colors hover:bg-accent-wash focus-visible:outline-offset-0 aria-invalid:border-b-fail pointer-coarse:min-h-10 pointer-coarse:text-lg";
