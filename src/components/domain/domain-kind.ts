import type { DomainKind } from "@/lib/registry/model";

export const DOMAIN_KIND_LABELS = {
  "source-aligned": "Source-aligned",
  aggregate: "Aggregate",
  "consumer-aligned": "Consumer-aligned",
} as const satisfies Record<DomainKind, string>;

export const DOMAIN_KIND_HELP = {
  "source-aligned": "Close to the systems where the data arises.",
  aggregate: "Joins what other domains offer.",
  "consumer-aligned": "Shapes data for one use.",
} as const satisfies Record<DomainKind, string>;
