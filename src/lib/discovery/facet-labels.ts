import type { FacetParam } from "./model";

/** Words for values that are codes; everything else is shown as it is. */
const WORDS: Partial<Record<FacetParam, Readonly<Record<string, string>>>> = {
  port: {
    table: "Table or view",
    files: "Files",
    stream: "Event stream",
    api: "API",
    model: "Model or feature set",
    dashboard: "Dashboard",
  },
  classification: {
    public: "Public",
    internal: "Internal",
    confidential: "Confidential",
    restricted: "Restricted",
  },
  personal: { none: "None", personal: "Personal data", special: "Special categories" },
  status: { active: "Active", deprecated: "Deprecated" },
  archetype: {
    "source-aligned": "Source-aligned",
    aggregate: "Aggregate",
    "consumer-aligned": "Consumer-aligned",
  },
};

export function facetLabel(
  param: FacetParam,
  value: string,
  domainNames: ReadonlyMap<string, string>,
): string {
  if (param === "domain") return domainNames.get(value) ?? value;
  const words = WORDS[param];
  return words && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
