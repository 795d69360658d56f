import type { TrustState } from "@/lib/quality/trust";

const SCALLOPED =
  "M19.95 15.29A3.75 3.75 0 0 1 15.29 19.95A3.75 3.75 0 0 1 8.71 19.95A3.75 3.75 0 0 1 4.05 15.29A3.75 3.75 0 0 1 4.05 8.71A3.75 3.75 0 0 1 8.71 4.05A3.75 3.75 0 0 1 15.29 4.05A3.75 3.75 0 0 1 19.95 8.71A3.75 3.75 0 0 1 19.95 15.29Z";

const DRAWINGS = {
  proven: (
    <>
      <path d={SCALLOPED} className="fill-pass stroke-pass" />
      <path d="m8 12.4 2.8 2.8 5.2-5.9" className="fill-none stroke-on-accent" />
    </>
  ),
  "partly-proven": (
    <>
      <path d={SCALLOPED} className="fill-none stroke-pass" />
      <path d="m8 12.4 2.8 2.8 5.2-5.9" className="fill-none stroke-pass" />
    </>
  ),
  unproven: (
    <>
      <path d={SCALLOPED} strokeDasharray="2.6 3" className="fill-none stroke-muted" />
      <path d="M9.2 12h5.6" className="stroke-muted" />
    </>
  ),
  failing: (
    <>
      <path d={SCALLOPED} className="fill-fail stroke-fail" />
      <path d="M12 7.6v5.2M12 16.3v.1" className="stroke-on-accent" />
    </>
  ),
} as const satisfies Record<TrustState, React.ReactNode>;

/** The seal's drawing: filled where something is established, an outline where it is in part, dashed where nothing is. */
export function SealMark({ state }: { state: TrustState }) {
  return (
    <svg
      aria-hidden="true"
      data-slot="seal-mark"
      viewBox="0 0 24 24"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-4 shrink-0 self-center"
    >
      {DRAWINGS[state]}
    </svg>
  );
}
