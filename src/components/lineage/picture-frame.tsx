import { PictureViewport } from "./picture-viewport";

type PictureFrameProps = {
  label: string;
  width: number;
  height: number;
  className?: string;
  children: React.ReactNode;
};

const MARGIN = 12;

/** A picture of boxes and lines, drawn on the server, in a window of its own. */
export function PictureFrame({ label, width, height, className, children }: PictureFrameProps) {
  const whole = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };

  return (
    <PictureViewport label={label} width={whole.width} className={className}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the region has the name; a title would follow the pointer. */}
      <svg
        viewBox={`${-MARGIN} ${-MARGIN} ${whole.width} ${whole.height}`}
        className="block h-auto w-full select-none"
      >
        {children}
      </svg>
    </PictureViewport>
  );
}
