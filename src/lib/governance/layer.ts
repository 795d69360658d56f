import type { Layer } from "./evaluation";

/** Whose policy it is, told by the domain it belongs to; no domain means the whole organisation's. */
export function toLayer(domain: { id: string; slug: string; name: string } | null): Layer {
  return domain === null
    ? { kind: "global" }
    : { kind: "domain", domainId: domain.id, slug: domain.slug, name: domain.name };
}

export function layerLabel(layer: Layer): string {
  if (layer.kind === "domain") return layer.name;
  return layer.kind === "global" ? "Whole organisation" : "Registry";
}
