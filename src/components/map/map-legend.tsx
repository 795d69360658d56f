import { GRANTED_DASHES } from "@/components/lineage/flow-lines";
import { ToneMark } from "@/components/ui/tone-mark";
import type { Layer } from "./layer";

/** What the lines, boxes and marks of the map mean. */
export function MapLegend({ layer }: { layer: Layer | null }) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-1.5 text-muted text-sm md:pr-28">
      <ul aria-label="Legend" className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {layer?.values.map(({ label, tone }) => (
          <li key={label} className="flex items-center gap-1.5">
            <ToneMark tone={tone} />
            {label}
          </li>
        ))}
        <li className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="26" height="8" viewBox="0 0 26 8">
            <path d="M0,4H20" strokeWidth="1.5" className="stroke-edge" />
            <path d="M18,0.5L25.5,4L18,7.5Z" className="fill-edge" />
          </svg>
          data flows, thicker where more does
        </li>
        <li className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="26" height="8" viewBox="0 0 26 8">
            <path d="M0,4H20" strokeWidth="1.5" strokeDasharray={GRANTED_DASHES} className="stroke-edge" />
            <path d="M18,0.5L25.5,4L18,7.5Z" className="fill-edge" />
          </svg>
          access granted, not named by an input port
        </li>
      </ul>
      <p className="max-md:hidden">Drag to move, Ctrl and wheel or + and − to zoom, 0 for the first size.</p>
    </div>
  );
}
