import { inWords } from "@/components/product/duration-words";
import { ownerOf } from "@/components/product/team-members";
import type { ComparedProduct } from "@/lib/discovery/compared-product";
import { facetLabel } from "@/lib/discovery/facet-labels";
import type { FacetParam } from "@/lib/discovery/model";
import { BADGE_LABELS } from "@/lib/governance/compliance/badge-labels";
import { TRUST_LABELS } from "@/lib/quality/trust";
import { columnsOf } from "@/lib/registry/columns";
import type { OutputPort } from "@/lib/registry/descriptor";
import { platformOf } from "@/lib/registry/rows";
import { highestClassification, highestPersonalData } from "@/lib/registry/sensitivity";
import { type ServiceLevels, serviceLevelsOf } from "@/lib/registry/service-levels";

/** One fact of every product; null where it is not stated. */
export type FactRow = { label: string; values: readonly (string | null)[]; differs: boolean };
export type FactGroup = { title: string; rows: readonly FactRow[] };

type Fact = { label: string; of: (compared: ComparedProduct) => string | null | undefined };

const GROUPS: readonly { title: string; facts: readonly Fact[] }[] = [
  {
    title: "Facts",
    facts: [
      { label: "Domain", of: ({ product }) => product.domainPath.map(({ name }) => name).join(" › ") },
      { label: "Owner", of: ({ descriptor }) => ownerOf(descriptor) },
      { label: "Status", of: ({ product }) => worded("status", product.lifecycle) },
      { label: "Version", of: ({ product }) => product.current.version },
      { label: "Archetype", of: ({ descriptor }) => worded("archetype", descriptor.archetype) },
      { label: "Criticality", of: ({ descriptor }) => descriptor.criticality },
      { label: "Tags", of: ({ descriptor }) => (descriptor.tags ?? []).toSorted().join(", ") },
      { label: "Trust", of: ({ trust }) => trust && TRUST_LABELS[trust] },
      { label: "Policies", of: ({ badge }) => badge && BADGE_LABELS[badge] },
      { label: "Products built on it", of: ({ consumers }) => String(consumers) },
    ],
  },
  {
    title: "Output ports",
    facts: [
      { label: "Ports", of: (compared) => distinct(compared, ({ name }) => name) },
      { label: "Port types", of: (compared) => distinct(compared, ({ type }) => worded("port", type)) },
      { label: "Platforms", of: (compared) => distinct(compared, platformOf) },
      { label: "Regions", of: (compared) => distinct(compared, ({ storage }) => storage?.region) },
    ],
  },
  {
    title: "Contract",
    facts: [
      { label: "At most this old", of: promised("freshnessHours", Math.min, inWords) },
      { label: "Latency", of: promised("latencyHours", Math.min, inWords) },
      { label: "Availability", of: promised("availability", Math.max, (value) => `${value} %`) },
      { label: "Kept for", of: promised("retentionDays", Math.max, (days) => inWords(days * 24)) },
      { label: "Quality rules", of: (compared) => String(qualityRules(compared)) },
      { label: "Price", of: (compared) => distinct(compared, priceOf) },
      { label: "Licence", of: ({ descriptor }) => descriptor.terms?.licence },
    ],
  },
  {
    title: "Access and sensitivity",
    facts: [
      { label: "Classification", of: (compared) => sensitivity(compared, "classification") },
      { label: "Personal data", of: (compared) => sensitivity(compared, "personalData") },
      { label: "Legal basis", of: ({ descriptor }) => descriptor.privacy?.legalBasis },
      { label: "Who decides", of: (compared) => distinct(compared, ({ access }) => access?.approval) },
      {
        label: "Longest grant",
        of: (compared) => distinct(compared, ({ access }) => access?.maxDays && `${access.maxDays} days`),
      },
    ],
  },
];

/** What is known of the products beside their columns. Facts that none of them states are left out. */
export function comparisonFacts(products: readonly ComparedProduct[]): FactGroup[] {
  return GROUPS.map(({ title, facts }) => ({
    title,
    rows: facts
      .map(({ label, of }) => {
        const values = products.map((product) => of(product) || null);
        return { label, values, differs: new Set(values).size > 1 };
      })
      .filter(({ values }) => values.some((value) => value !== null)),
  })).filter(({ rows }) => rows.length > 0);
}

function worded(param: FacetParam, value: string | undefined): string | undefined {
  return value && facetLabel(param, value);
}

function portsOf({ descriptor }: ComparedProduct): readonly OutputPort[] {
  return descriptor.outputPorts ?? [];
}

type Said = string | number | undefined;

function distinct(compared: ComparedProduct, of: (port: OutputPort) => Said): string {
  const values = portsOf(compared)
    .map(of)
    .flatMap((value) => (value ? [String(value)] : []));
  return [...new Set(values)].toSorted().join(", ");
}

/** The best that any of the ports promises: the port one would choose. */
function promised(
  level: keyof ServiceLevels,
  best: (...values: number[]) => number,
  words: (value: number) => string,
): Fact["of"] {
  return (compared) => {
    const values = portsOf(compared).flatMap(({ contract }) => serviceLevelsOf(contract ?? {})[level] ?? []);
    return values.length > 0 ? words(best(...values)) : null;
  };
}

function qualityRules(compared: ComparedProduct): number {
  return portsOf(compared)
    .flatMap(({ contract }) => [contract, ...(contract?.schema ?? [])])
    .reduce((sum, holder) => sum + (holder?.quality?.length ?? 0), 0);
}

function priceOf({ contract }: OutputPort): string | undefined {
  const { priceAmount, priceCurrency, priceUnit } = contract?.price ?? {};
  if (priceAmount === undefined) return undefined;
  return [priceAmount, priceCurrency, priceUnit && `per ${priceUnit}`].filter(Boolean).join(" ");
}

function sensitivity(compared: ComparedProduct, fact: "classification" | "personalData"): string | undefined {
  const words = portsOf(compared)
    .flatMap(({ contract }) => columnsOf(contract ?? {}))
    .map((column) => column[fact]);
  const highest = fact === "classification" ? highestClassification(words) : highestPersonalData(words);
  return worded(fact === "classification" ? "classification" : "personal", highest);
}
