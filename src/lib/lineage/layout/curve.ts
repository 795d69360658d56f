import type { Place, Point } from "./arrange-columns";

/**
 * A line from one box to another as an SVG path: from the right edge to the left edge, through the points between;
 * the other way round where the other box stands to the left; and around the right side where one stands above the
 * other.
 */
export function curve(from: Place, to: Place, bends: readonly Point[] = []): string {
  const [start, end] = [middleOf(from), middleOf(to)];
  if (to.x >= from.x + from.width) {
    const points = [{ x: from.x + from.width, y: start }, ...bends, { x: to.x, y: end }];
    return points.map((point, index) => piece(points[index - 1], point)).join("");
  }
  // A little lower, so that a line there and a line back do not lie on each other.
  const [low, lowEnd] = [start + BACK_OFFSET, end + BACK_OFFSET];
  if (to.x + to.width <= from.x)
    return (
      piece(undefined, { x: from.x, y: low }) +
      piece({ x: from.x, y: low }, { x: to.x + to.width, y: lowEnd })
    );
  const [right, rightEnd] = [from.x + from.width, to.x + to.width];
  const swing = Math.max(right, rightEnd) + SWING;
  return `M${written({ x: right, y: low })}C${written({ x: swing, y: low })} ${written({ x: swing, y: lowEnd })} ${written({ x: rightEnd, y: lowEnd })}`;
}
const BACK_OFFSET = 8;
const SWING = 36;

function middleOf({ y, height }: Place): number {
  return y + height / 2;
}

/** Leaves and arrives level; without a point before it, only goes there. */
function piece(a: Point | undefined, b: Point): string {
  if (!a) return `M${written(b)}`;
  const middle = (a.x + b.x) / 2;
  return `C${written({ x: middle, y: a.y })} ${written({ x: middle, y: b.y })} ${written(b)}`;
}

function written({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
