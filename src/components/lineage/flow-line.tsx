import { cn } from "@/components/ui/cn";

type FlowLineProps = {
  from: string;
  to: string;
  path: string;
  width?: number;
  /** Said at the pointer. */
  label?: string;
  className?: string | undefined;
};

/** A line from where data comes to where it goes; the arrow at its end is `FlowArrow`. */
export function FlowLine({ from, to, path, width = 1.5, label, className }: FlowLineProps) {
  return (
    <path
      d={path}
      data-from={from}
      data-to={to}
      fill="none"
      strokeWidth={width}
      markerEnd="url(#flow-arrow)"
      className={cn(
        "stroke-edge/70 group-data-[lit]/picture:opacity-20 data-[lit]:stroke-accent data-[lit]:opacity-100!",
        className,
      )}
    >
      {label && <title>{label}</title>}
    </path>
  );
}

/** The head of every line in a picture; once in each. */
export function FlowArrow() {
  return (
    <defs>
      <marker
        id="flow-arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0,0.5L7.5,4L0,7.5Z" className="fill-edge" />
      </marker>
    </defs>
  );
}
