import { wholeScore } from "@/lib/governance/compliance/score";
import type { TrustState } from "@/lib/quality/trust";
import { highestClassification, highestPersonalData } from "@/lib/registry/sensitivity";
import { tokensOf } from "@/lib/registry/visibility";
import { DOCUMENT_LIMITS, type ProductSearchDoc, sealDocument } from "./document";
import { foldingExtras, foldText, splitIdentifier } from "./fold-text";
import type { DomainPath, PublishedProduct } from "./published-product";
import { titleExtras } from "./title-extras";

/** A published product as both engines index it. */
export function toDocument(product: PublishedProduct, path: DomainPath): ProductSearchDoc {
  const title = cut(product.title, DOCUMENT_LIMITS.label);
  const domain = path.at(-1);
  const domainLabel = cut(path.map(({ name }) => name).join(" › "), DOCUMENT_LIMITS.label);
  const owner = cut(product.teamName?.trim() || domain?.name || "", DOCUMENT_LIMITS.facetValue);
  const classification = code(highestClassification(product.classifications.toSorted()));
  const personalData = code(highestPersonalData(product.personalData.toSorted()));
  const portTypes = facetValues(product.ports.map((port) => port.type));
  const platforms = facetValues(product.ports.map((port) => port.platform));
  const score = product.score === null ? null : wholeScore(product.score);
  // What was not rated yet is what nobody knows anything of.
  const trust: TrustState = product.trust ?? "unproven";
  const identifiers = [product.name, ...product.ports.map((port) => port.name)].flatMap(splitIdentifier);

  return sealDocument({
    id: product.id,
    title,
    aliases: labels([...splitIdentifier(product.name), ...titleExtras(title)]),
    tags: labels(product.tags),
    columns: labels(product.columns),
    domainLabel,
    ownerLabel: owner,
    description: cut([product.summary, product.purpose ?? ""].join("\n"), DOCUMENT_LIMITS.description),
    portText: labels([
      ...identifiers,
      ...platforms,
      ...product.columns.flatMap(splitIdentifier),
      ...foldingExtras([...product.tags, product.summary, product.purpose ?? ""].join("\n")),
    ]),
    facets: {
      domain: path.map(({ slug }) => slug),
      tags: facetValues(product.tags),
      portTypes,
      platforms,
      classification: facetValues([classification]),
      personalData: facetValues([personalData]),
      status: [product.lifecycle],
      owner: facetValues([owner]),
      archetype: facetValues([product.archetype ?? ""]),
      terms: facetValues(product.terms.toSorted()),
      compliance: facetValues([product.badge ?? ""]),
      trust: [trust],
    },
    numbers: {
      score,
      updatedAt: product.updatedAt.getTime(),
      createdAt: product.createdAt.getTime(),
      popularity: product.popularity,
    },
    visibility: tokensOf({ ...product, audience: product.audience.toSorted() }),
    titleSort: cut(foldText(title), DOCUMENT_LIMITS.label),
    card: {
      domainId: product.domainId,
      domainPath: domain?.slug ?? "",
      domainLabel,
      name: product.name,
      title,
      summary: product.summary,
      status: product.lifecycle,
      ownerLabel: owner,
      portTypes,
      classification: classification || null,
      personalData: personalData || null,
      score,
      trust,
      updatedAt: product.updatedAt.getTime(),
    },
  });
}

/** Whoever wrote "Confidential " means the same choice as everybody else. */
function code(word = ""): string {
  return cut(word.trim().toLowerCase(), DOCUMENT_LIMITS.facetValue);
}

function labels(texts: readonly string[]): string[] {
  return distinct(texts.map((text) => cut(text, DOCUMENT_LIMITS.label))).slice(0, DOCUMENT_LIMITS.labels);
}

function facetValues(values: readonly string[]): string[] {
  const known = values.map((value) => cut(value.trim(), DOCUMENT_LIMITS.facetValue));
  return distinct(known).slice(0, DOCUMENT_LIMITS.facetValues);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}

/** Half a surrogate pair at the cut is no text. */
function cut(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : text.slice(0, lengthMax).toWellFormed();
}
