import Link from "next/link";
import { fitText } from "@/components/lineage/fit-text";
import { FAINT } from "@/components/lineage/node-box";
import { cn } from "@/components/ui/cn";
import { counted } from "@/components/ui/counted";
import { hueFill } from "@/components/ui/hue-fill";
import { TONE_FILLS } from "@/components/ui/tone-mark";
import type { Place } from "@/lib/lineage/layout/arrange-columns";
import type { MapDomain } from "@/lib/lineage/map/mesh-map";
import { type Layer, spreadOf } from "./layer";

type OpenDomainProps = { place: Place; domain: MapDomain; count: number; href: string };

const PADDING = 14;

/** The ground on which a domain's products and sub-domains stand; its head closes it. */
export function OpenDomain({ place: { x, y, width, height }, domain, count, href }: OpenDomainProps) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx="12" className="fill-ink/[0.025] stroke-line" />
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        aria-label={`${domain.name}, ${counted(count, "product", "products")}. Close`}
        className="group/head outline-none"
      >
        <rect
          x={x + 4}
          y={y + 4}
          width={width - 8}
          height="30"
          rx="8"
          className="fill-transparent group-hover/head:fill-sunken group-focus-visible/head:stroke-2 group-focus-visible/head:stroke-accent"
        />
        <rect x={x + PADDING} y={y + 14} width="10" height="10" rx="3" className={hueFill(domain.hue)} />
        <text x={x + PADDING + 18} y={y + 23.5} fontSize="13" className="fill-ink font-semibold">
          {fitText(domain.name, width - 92, 13)}
        </text>
        <text
          x={x + width - PADDING - 16}
          y={y + 23.5}
          fontSize="12"
          textAnchor="end"
          className="fill-muted tabular-nums"
        >
          {count}
        </text>
        <path d={`M${x + width - PADDING - 8},${y + 19}h8`} strokeWidth="1.5" className="stroke-muted" />
      </Link>
    </g>
  );
}

type ClosedDomainProps = {
  id: string;
  place: Place;
  domain: MapDomain;
  products: readonly { id: string }[];
  layer: Layer | null;
  /** How many of its products were found; null while nothing is looked for. */
  found: number | null;
  href: string;
};

/** A domain that stands for all that is in it, with the share of each state of the layer. */
export function ClosedDomain({ id, place, domain, products, layer, found, href }: ClosedDomainProps) {
  const { x, y, width, height } = place;
  const shares = layer
    ? spreadOf(
        layer,
        products.map((product) => product.id),
      )
    : [];
  const count = counted(products.length, "product", "products");
  const words = found === null ? count : `${found} found of ${count}`;
  const gravest = shares[0] && `${shares[0].count} ${shares[0].value.phrase}`;
  const label = [domain.name, words, ...shares.map(({ value, count: n }) => `${n} ${value.phrase}`)];

  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      data-node={id}
      aria-label={`${label.join(", ")}. Open`}
      className={cn("group/node outline-none", found === 0 && FAINT)}
    >
      <title>{label.join(", ")}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="10"
        className="fill-surface stroke-edge/60 [stroke-width:1.25] group-hover/node:fill-sunken group-hover/node:stroke-edge group-focus-visible/node:stroke-accent group-focus-visible/node:[stroke-width:3]"
      />
      <rect x={x + PADDING} y={y + 15} width="10" height="10" rx="3" className={hueFill(domain.hue)} />
      <text x={x + PADDING + 18} y={y + 24.5} fontSize="13" className="fill-ink font-semibold">
        {fitText(domain.name, width - 66, 13)}
      </text>
      <path
        d={`M${x + width - PADDING - 8},${y + 20}h8m-4,-4v8`}
        strokeWidth="1.5"
        fill="none"
        className="stroke-muted"
      />
      <text x={x + PADDING} y={y + 46} fontSize="12" className="fill-muted">
        {fitText(gravest && found === null ? `${count}, ${gravest}` : words, width - 2 * PADDING, 12)}
      </text>
      <Shares
        x={x + PADDING}
        y={y + 57}
        width={width - 2 * PADDING}
        shares={shares.map(({ value, count: n }) => ({
          share: n / products.length,
          fill: TONE_FILLS[value.tone],
          key: value.label,
        }))}
      />
    </Link>
  );
}

type SharesProps = {
  x: number;
  y: number;
  width: number;
  shares: readonly { key: string; share: number; fill: string }[];
};

function Shares({ x, y, width, shares }: SharesProps) {
  return shares.map(({ key, share, fill }, index) => {
    const before = shares.slice(0, index).reduce((sum, other) => sum + other.share, 0);
    return (
      <rect
        key={key}
        x={x + before * width}
        y={y}
        width={Math.max(1, share * width - 1)}
        height="5"
        rx="1"
        className={fill}
      />
    );
  });
}
