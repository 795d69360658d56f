import { cn } from "@/components/ui/cn";

type PictureFrameProps = {
  label: string;
  width: number;
  height: number;
  className?: string;
  children: React.ReactNode;
};

const MARGIN = 12;
/** Smaller than this share of its size a picture cannot be read; it scrolls instead. */
const SMALLEST = 0.7;

/** A picture of boxes and lines: as wide as there is room while it can be read, and scrolling in its own region. */
export function PictureFrame({ label, width, height, className, children }: PictureFrameProps) {
  const whole = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };

  return (
    <section
      data-slot="picture"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cn("overflow-auto overscroll-x-contain rounded-lg border bg-surface", className)}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the region has the name; a title would follow the pointer. */}
      <svg
        viewBox={`${-MARGIN} ${-MARGIN} ${whole.width} ${whole.height}`}
        style={{ minWidth: whole.width * SMALLEST, maxWidth: whole.width }}
        className="mx-auto block h-auto w-full select-none"
      >
        {children}
      </svg>
    </section>
  );
}
