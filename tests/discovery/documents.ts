import { type ProductSearchDoc, sealDocument } from "@/lib/discovery/document";
import { foldText } from "@/lib/discovery/fold-text";

type Draft = Omit<ProductSearchDoc, "tieBreak" | "hash">;
type Given = Partial<Omit<Draft, "facets" | "numbers">> & {
  facets?: Partial<Draft["facets"]>;
  numbers?: Partial<Draft["numbers"]>;
};

/** A document that everybody may see and that has only what is given. */
export function makeDoc(id: string, given: Given = {}): ProductSearchDoc {
  const title = given.title ?? "";
  return sealDocument({
    aliases: [],
    tags: [],
    columns: [],
    domainLabel: "",
    ownerLabel: "",
    description: "",
    portText: [],
    visibility: ["all"],
    titleSort: foldText(title),
    card: {
      domainId: "d1",
      domainPath: "sales",
      domainLabel: "Sales",
      name: id,
      title,
      summary: "",
      status: "active",
      ownerLabel: "",
      portTypes: [],
      classification: null,
      personalData: null,
      score: null,
      trust: "unproven",
      updatedAt: 0,
    },
    ...given,
    id,
    title,
    facets: {
      domain: [],
      tags: [],
      portTypes: [],
      platforms: [],
      classification: [],
      personalData: [],
      status: [],
      owner: [],
      archetype: [],
      terms: [],
      compliance: [],
      trust: [],
      ...given.facets,
    },
    numbers: { score: null, updatedAt: 0, createdAt: 0, popularity: 0, ...given.numbers },
  });
}
