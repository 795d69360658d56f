import type { Tone } from "./badge";

/** A shape for each tone, so that none is told by colour alone. */
const SHAPES = {
  pass: <circle cx="6" cy="6" r="4.5" className="fill-pass" />,
  attention: <path d="M6 1L11.2 10.6H0.8Z" className="fill-attention" />,
  fail: <path d="M6 0.4L11.6 6L6 11.6L0.4 6Z" className="fill-fail" />,
  accent: <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" className="fill-accent" />,
  neutral: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="1.5" className="stroke-muted" />,
} as const satisfies Record<Tone, React.ReactNode>;

type ToneMarkProps = { tone: Tone; x?: number; y?: number };

/** Stands in a picture, or beside words in the legend. */
export function ToneMark({ tone, x, y }: ToneMarkProps) {
  return (
    <svg aria-hidden="true" x={x} y={y} width="12" height="12" viewBox="0 0 12 12" className="shrink-0">
      {SHAPES[tone]}
    </svg>
  );
}

export const TONE_INKS = {
  pass: "fill-pass-ink",
  attention: "fill-attention-ink",
  fail: "fill-fail-ink",
  accent: "fill-accent-ink",
  neutral: "fill-muted",
} as const satisfies Record<Tone, string>;

export const TONE_FILLS = {
  pass: "fill-pass",
  attention: "fill-attention",
  fail: "fill-fail",
  accent: "fill-accent",
  neutral: "fill-edge",
} as const satisfies Record<Tone, string>;
