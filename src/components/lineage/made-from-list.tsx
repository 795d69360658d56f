import { LifecycleBadge } from "@/components/product/product-row";
import { DomainMark } from "@/components/ui/domain-mark";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { ProductLineage } from "@/lib/lineage/product-lineage";
import { walk } from "@/lib/lineage/walk";
import { productHref } from "@/lib/registry/model";
import { DANGLING_WORDS, GRANTED_WORDS, MISSING_WORDS, stepWords } from "./lineage-words";

/** All a product is made from, the nearest first, with what it takes from outside and what cannot be found. */
export function MadeFromList({ lineage }: { lineage: ProductLineage }) {
  const { product, graph, domains } = lineage;
  const steps = [{ id: product.id, distance: 0 }, ...walk(graph, product.id, "upstream")];

  return (
    <Panel>
      <ul className="divide-y">
        {steps.slice(1).flatMap(({ id, distance }) => {
          const source = graph.nodes.get(id);
          const domain = source && domains.get(source.domainId);
          if (!source || !domain) return [];
          const consumers = (graph.outOf.get(id) ?? []).filter(({ to }) =>
            steps.some((step) => step.id === to && step.distance === distance - 1),
          );
          return (
            <li key={id} className="flex items-start gap-3 px-4 py-2.5">
              <DomainMark name={domain.name} hue={domain.hue} size="md" className="mt-0.5" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 [overflow-wrap:anywhere]">
                  <TextLink href={productHref(source.ref)}>{source.title}</TextLink>
                  {source.lifecycle !== "active" && <LifecycleBadge lifecycle={source.lifecycle} />}
                </p>
                <p className="text-muted text-sm">
                  {domain.name} · {stepWords(distance)}
                  {consumers.flatMap(({ to, ports, kind }) => {
                    const consumer = graph.nodes.get(to);
                    if (!consumer) return [];
                    const by = distance === 1 ? "" : `, for ${consumer.title}`;
                    return `${by}${ports.length > 0 ? ` at ${ports.join(", ")}` : ""}${kind === "grant" ? GRANTED_WORDS : ""}`;
                  })}
                </p>
              </div>
            </li>
          );
        })}
        {steps.flatMap(({ id }) => {
          const consumer = id === product.id ? "" : ` · for ${graph.nodes.get(id)?.title}`;
          const missing = graph.missing.get(id);
          return [
            ...(graph.outside.get(id) ?? []).map((name) => (
              <Other key={`${id} ${name}`} first={name} second={`Outside the mesh${consumer}`} />
            )),
            ...(missing?.length === 0
              ? [<Other key={id} first="Something else" second={`${MISSING_WORDS}${consumer}`} />]
              : (missing ?? []).map((name) => (
                  <Other key={`${id} ${name}`} first={name} second={`${DANGLING_WORDS}${consumer}`} />
                ))),
          ];
        })}
      </ul>
    </Panel>
  );
}

function Other({ first, second }: { first: string; second: string }) {
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <span aria-hidden className="mt-0.5 size-4 shrink-0 rounded-sm border border-edge border-dashed" />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">{first}</p>
        <p className="text-muted text-sm">{second}</p>
      </div>
    </li>
  );
}
