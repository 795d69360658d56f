import type { Place, Point } from "./arrange-columns";

/** A line from the right edge of one box to the left edge of another, through the points between, as an SVG path. */
export function curve(from: Place, to: Place, bends: readonly Point[] = []): string {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const points = [start, ...bends, end];
  const parts = points.slice(1).map((point, index) => segment(points[index] ?? start, point));
  return `M${written(start)}${parts.join("")}`;
}

/** Leaves and arrives level; a way back swings out so that it can be seen on both sides. */
function segment(a: Point, b: Point): string {
  const reach = b.x > a.x ? (b.x - a.x) / 2 : Math.max(MIN_SWING, Math.min(MAX_SWING, (a.x - b.x) / 4));
  return `C${written({ x: a.x + reach, y: a.y })} ${written({ x: b.x - reach, y: b.y })} ${written(b)}`;
}
const MIN_SWING = 40;
const MAX_SWING = 160;

function written({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
