import { counted } from "@/components/ui/counted";
import type { LineagePicture, PictureNode } from "@/lib/lineage/lineage-picture";
import type { ProductLineage } from "@/lib/lineage/product-lineage";
import { productHref } from "@/lib/registry/model";
import { fitText } from "./fit-text";
import { FlowLines } from "./flow-lines";
import { DANGLING_WORDS, factsLine, MISSING_WORDS } from "./lineage-words";
import { NodeBox } from "./node-box";
import { PictureFrame } from "./picture-frame";

type LineageFigureProps = { lineage: ProductLineage; picture: LineagePicture };

/** A product between what it is made from and what is made of it; data flows from left to right. */
export function LineageFigure({ lineage, picture }: LineageFigureProps) {
  const { product } = lineage;
  const { up, down } = picture.beyond;

  return (
    <figure className="flex flex-col gap-2">
      <PictureFrame
        label={`Picture of what ${product.title} is made from and what is made of it`}
        width={picture.width}
        height={picture.height}
        className="max-h-[70vh]"
      >
        <FlowLines lines={picture.lines} />
        {picture.nodes.map((node) => (
          <Drawn key={node.key} node={node} lineage={lineage} />
        ))}
      </PictureFrame>
      <figcaption className="min-h-8 text-muted text-sm md:pr-28">
        Data flows from left to right.
        {picture.lines.some(({ isGranted }) => isGranted) &&
          " Dashed: access is granted, and no input port names it."}
        {(up > 0 || down > 0) && ` Not drawn: ${beyondWords(up, down)}. The lists have all of them.`}
      </figcaption>
    </figure>
  );
}

function beyondWords(up: number, down: number): string {
  const parts = [
    ...(up > 0 ? [`${counted(up, "product", "products")} further up`] : []),
    ...(down > 0 ? [`${counted(down, "product", "products")} further down`] : []),
  ];
  return parts.join(" and ");
}

function Drawn({ node, lineage }: { node: PictureNode; lineage: ProductLineage }) {
  const { place } = node;
  if (node.type === "outside") return <Stub place={place} first={node.name} second="Outside the mesh" />;
  if (node.type === "missing") {
    const [first, second] =
      node.name === null ? ["Something else", MISSING_WORDS] : [node.name, DANGLING_WORDS];
    return <Stub place={place} first={first} second={second} isMissing />;
  }
  const { product } = node;
  const domain = lineage.domains.get(product.domainId);
  const below = factsLine(domain?.name ?? "", product);
  const isHere = product.id === lineage.product.id;
  return (
    <NodeBox
      id={node.key}
      place={place}
      hue={domain?.hue ?? 0}
      title={product.title}
      below={below}
      label={`${product.title}, ${below}`}
      href={isHere ? productHref(product.ref) : `${productHref(product.ref)}/lineage`}
      isHere={isHere}
    />
  );
}

type StubProps = Pick<PictureNode, "place"> & { first: string; second: string; isMissing?: true };

/** Where the lineage ends without a product: a source outside, or something that is not there. */
function Stub({ place: { x, y, width, height }, first, second, isMissing }: StubProps) {
  return (
    <g>
      <title>{`${first}: ${second}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="8"
        strokeDasharray={isMissing ? "4 4" : undefined}
        className={isMissing ? "fill-surface stroke-edge" : "fill-sunken stroke-line"}
      />
      <text x={x + 10} y={y + 16} fontSize="12" className="fill-ink">
        {fitText(first, width - 20, 12)}
      </text>
      <text x={x + 10} y={y + 30} fontSize="11" className="fill-muted">
        {fitText(second, width - 20, 11)}
      </text>
    </g>
  );
}
