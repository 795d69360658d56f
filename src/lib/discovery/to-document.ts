import { CLASSIFICATIONS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import { tokensOf } from "@/lib/registry/visibility";
import { DESCRIPTION_MAX, type ProductSearchDoc, sealDocument } from "./document";
import { foldingExtras, foldText, splitIdentifier } from "./fold-text";
import type { DomainPath, PublishedProduct } from "./published-product";

/** A published product as both engines index it. */
export function toDocument(product: PublishedProduct, path: DomainPath): ProductSearchDoc {
  const domain = path.at(-1);
  const domainLabel = path.map(({ name }) => name).join(" › ");
  const owner = product.teamName ?? domain?.name ?? "";
  const classification = highest(CLASSIFICATIONS, product.classifications);
  const personalData = highest(PERSONAL_DATA, product.personalData);
  const portTypes = unique(product.ports.map((port) => port.type));
  const platforms = unique(product.ports.map((port) => port.platform));
  const identifiers = [product.name, ...product.ports.map((port) => port.name)];

  return sealDocument({
    id: product.id,
    title: product.title,
    aliases: unique([...splitIdentifier(product.name), ...foldingExtras(product.title)]),
    tags: product.tags,
    columns: product.columns,
    domainLabel,
    ownerLabel: owner,
    description: [product.summary, product.purpose ?? ""].join("\n").slice(0, DESCRIPTION_MAX),
    portText: unique([...identifiers, ...platforms, ...product.columns.flatMap(splitIdentifier)]).slice(
      0,
      5_000,
    ),
    facets: {
      domain: path.map(({ slug }) => slug),
      tags: product.tags,
      portTypes,
      platforms,
      classification: present(classification),
      personalData: present(personalData),
      status: [product.lifecycle],
      owner: present(owner),
      archetype: present(product.archetype),
    },
    numbers: {
      quality: null,
      updatedAt: product.updatedAt.getTime(),
      createdAt: product.createdAt.getTime(),
      popularity: null,
    },
    visibility: tokensOf(product),
    titleSort: foldText(product.title),
    card: {
      domainId: product.domainId,
      domainPath: domain?.slug ?? "",
      domainLabel,
      name: product.name,
      title: product.title,
      summary: product.summary,
      status: product.lifecycle,
      ownerLabel: owner,
      portTypes,
      classification,
      personalData,
      quality: null,
      updatedAt: product.updatedAt.getTime(),
    },
  });
}

function highest(ranked: readonly string[], values: readonly string[]): string | null {
  return ranked.findLast((value) => values.includes(value)) ?? null;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}

function present(value: string | null): string[] {
  return value ? [value] : [];
}
