import type { TrendDay } from "@/lib/governance/compliance/overview";

const DAY_MS = 86_400_000;

/** The line of the shares and the area beneath it as SVG paths; days that are missing take their room on the way. */
export function trendLine(
  days: readonly TrendDay[],
  { width, height }: { width: number; height: number },
): { line: string; area: string } {
  const numbers = days.map(({ day }) => Date.parse(day) / DAY_MS);
  const [start = 0] = numbers;
  const span = Math.max(1, (numbers.at(-1) ?? start) - start);
  const points = days.map(({ compliant, rated }, i) => {
    const x = (((numbers[i] ?? start) - start) / span) * width;
    const y = height * (1 - (rated === 0 ? 0 : compliant / rated));
    return `${round(x)},${round(y)}`;
  });
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L${width},${height}L0,${height}Z` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
