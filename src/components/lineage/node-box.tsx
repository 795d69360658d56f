import Link from "next/link";
import type { Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { hueFill } from "@/components/ui/hue-fill";
import { TONE_INKS, ToneMark } from "@/components/ui/tone-mark";
import type { Place } from "@/lib/lineage/layout/arrange-columns";
import { fitText } from "./fit-text";

type NodeBoxProps = {
  /** What lines name it by. */
  id: string;
  place: Place;
  hue: number;
  title: string;
  /** The second line, beneath the title. */
  below: string;
  /** All there is to know, for those who do not see it. */
  label: string;
  href: string;
  isHere?: boolean;
  /** Beside the point at the moment. */
  isFaint?: boolean;
  /** Of the state that the second line tells. */
  tone?: Tone | undefined;
};

const PADDING = 16;
const MARK = 17;

/** Its ground stays, or the lines behind it would run through its words. */
export const FAINT = "[&>:not(rect)]:opacity-45";

/** A product in a picture: the colour of its domain, its title and a line of facts, all of it a link. */
export function NodeBox({ id, place, hue, title, below, label, href, isHere, isFaint, tone }: NodeBoxProps) {
  const { x, y, width, height } = place;
  const room = width - PADDING - 10;
  const indent = tone ? MARK : 0;

  return (
    <Link
      href={href}
      prefetch={false}
      data-node={id}
      aria-label={label}
      aria-current={isHere ? "true" : undefined}
      className={cn("group/node outline-none", isFaint && FAINT)}
    >
      <title>{label}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="8"
        className={cn(
          "fill-surface stroke-edge/60 [stroke-width:1.25] group-hover/node:fill-sunken group-hover/node:stroke-edge group-focus-visible/node:stroke-accent group-focus-visible/node:[stroke-width:3]",
          isHere && "fill-accent-wash stroke-accent [stroke-width:2]",
        )}
      />
      <rect x={x + 6} y={y + 9} width="4" height={height - 18} rx="2" className={hueFill(hue)} />
      <text x={x + PADDING} y={y + height / 2 - 4} fontSize="13" className="fill-ink font-medium">
        {fitText(title, room, 13)}
      </text>
      {tone && <ToneMark tone={tone} x={x + PADDING} y={y + height / 2 + 4} />}
      <text
        x={x + PADDING + indent}
        y={y + height / 2 + 14}
        fontSize="12"
        className={tone ? TONE_INKS[tone] : "fill-muted"}
      >
        {fitText(below, room - indent, 12)}
      </text>
    </Link>
  );
}
