import { createHash } from "node:crypto";
import { z } from "zod";
import { recordOf } from "@/lib/platform/record-of";
import { FACET_FIELDS, NUMBER_FIELDS } from "./search-fields";

/** Raised whenever the mapper writes a document differently, so that every stored hash becomes stale. */
export const DOCUMENT_VERSION = 4;

/** The most a document may hold; the mapper cuts to it, since a product with one long tag must be found as well. */
export const DOCUMENT_LIMITS = {
  description: 8_192,
  label: 500,
  labels: 5_000,
  /** Short enough for the keys of either engine, however its letters are written there. */
  facetValue: 90,
  facetValues: 1_000,
} as const;

/** More domains than there may be: cut, the list would hide a product from people who may see it. */
const VISIBILITY_MAX = 10_000;

const label = z.string().max(DOCUMENT_LIMITS.label);
const labels = z.array(label).max(DOCUMENT_LIMITS.labels);
const facetValue = z.string().min(1).max(DOCUMENT_LIMITS.facetValue);
const facetValues = z.array(facetValue).max(DOCUMENT_LIMITS.facetValues);

/** What a result row shows, so that a hit needs no second query. */
export const ProductCard = z.object({
  domainId: z.string(),
  domainPath: z.string(),
  domainLabel: z.string(),
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  status: z.string(),
  ownerLabel: z.string(),
  portTypes: z.array(z.string()),
  classification: z.string().nullable(),
  personalData: z.string().nullable(),
  score: z.number().nullable(),
  /** The trust signal; see `quality`. */
  trust: z.string(),
  updatedAt: z.number(),
});
export type ProductCard = z.infer<typeof ProductCard>;

const FacetValues = z.object(recordOf(FACET_FIELDS, () => facetValues));

const NumberValues = z.object(recordOf(NUMBER_FIELDS, () => z.number().nullable()));

/**
 * One data product as both engines index it.
 *
 * Texts are as a person wrote them; what only helps to find (`titleExtras`, split identifiers) goes into
 * `aliases` for the title and `portText` for the rest. `facets.domain` holds the product's domain and all its
 * ancestors, so that choosing a parent counts its sub-domains. `titleSort` is `foldText(title)`.
 */
export const ProductSearchDoc = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,511}$/),
  title: label,
  aliases: labels,
  tags: labels,
  columns: labels,
  domainLabel: label,
  ownerLabel: label,
  description: z.string().max(DOCUMENT_LIMITS.description),
  portText: labels,
  facets: FacetValues,
  numbers: NumberValues,
  /** Who may find it: "all", "team:<id>", "user:<id>" … */
  visibility: z.array(z.string().min(1).max(200)).max(VISIBILITY_MAX),
  titleSort: label,
  tieBreak: z.int(),
  card: ProductCard,
  hash: z.string().min(1).max(128),
});
export type ProductSearchDoc = z.infer<typeof ProductSearchDoc>;

/** Adds what is derived from the rest: the tie break from the id, the hash from everything. */
export function sealDocument(draft: Omit<ProductSearchDoc, "tieBreak" | "hash">): ProductSearchDoc {
  const doc = { ...draft, tieBreak: tieBreakOf(draft.id) };
  return {
    ...doc,
    hash: sha256(`${DOCUMENT_VERSION}:${canonical(doc)}`)
      .toString("base64url")
      .slice(0, 27),
  };
}

function tieBreakOf(id: string): number {
  return sha256(id).readUInt32BE(0);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** JSON with sorted keys: the same document gives the same text whatever order it was built in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
