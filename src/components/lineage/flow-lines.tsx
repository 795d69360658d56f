import { cn } from "@/components/ui/cn";

export type FlowLine = {
  key: string;
  /** What the boxes at its ends are called in `data-node`. */
  from: string;
  to: string;
  path: string;
  width?: number;
  /** Said at the pointer. */
  label?: string;
  isMarked?: boolean;
  /** Access was granted, and no document names it. */
  isGranted?: boolean;
};

/** How a line looks that stands for access alone. */
export const GRANTED_DASHES = "5 4";

/** Of more lines each is drawn fainter, so that one still sees where many run. */
const FAINT_FROM = 150;

/** The lines of a picture, an arrow at the end of each. What all of them share is said once: there may be thousands. */
export function FlowLines({ lines }: { lines: readonly FlowLine[] }) {
  return (
    <g
      fill="none"
      strokeWidth="1.5"
      markerEnd="url(#flow-arrow)"
      className={cn(
        lines.length > FAINT_FROM ? "stroke-edge/40" : "stroke-edge/75",
        "group-data-[lit]/picture:[&>path:not([data-lit])]:opacity-15 [&>path[data-lit]]:stroke-accent [&>path[data-marked]]:stroke-accent",
      )}
    >
      <defs>
        <marker
          id="flow-arrow"
          viewBox="0 0 8 8"
          refX="7.5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0.5L7.5,4L0,7.5Z" stroke="none" className="fill-edge" />
        </marker>
      </defs>
      {lines.map(({ key, from, to, path, width, label, isMarked, isGranted }) => (
        <path
          key={key}
          d={path}
          data-from={from}
          data-to={to}
          data-marked={isMarked ? "" : undefined}
          strokeWidth={width}
          strokeDasharray={isGranted ? GRANTED_DASHES : undefined}
        >
          {label && <title>{label}</title>}
        </path>
      ))}
    </g>
  );
}
