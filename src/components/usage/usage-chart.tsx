import type { DayCount } from "@/lib/usage/usage-series";

const WIDTH = 300;
const HEIGHT = 48;

type UsageChartProps = { days: readonly DayCount[]; label: string };

/** A bar for each day; the words beside it say the same, so that nothing is told by the picture alone. */
export function UsageChart({ days, label }: UsageChartProps) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const step = WIDTH / days.length;

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-12 w-full"
    >
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-edge" strokeWidth="1" />
      {days.map(({ day, count }, index) => {
        const height = (count / most) * (HEIGHT - 2);
        return (
          <rect
            key={day}
            x={index * step}
            y={HEIGHT - height}
            width={Math.max(1, step - 1)}
            height={height}
            className="fill-accent"
          >
            <title>{`${day}: ${count}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
