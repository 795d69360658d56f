import { z } from "zod";
import { DomainSummary, Lifecycle, ProductRef } from "./model";
import { StoredDocument } from "./stored-document";

/** A person as pages name them; null where the account was deleted. */
export const Person = z.object({ id: z.string(), name: z.string() }).nullable();
export type Person = z.infer<typeof Person>;

/** What a row or card of a list shows. */
export const ProductSummary = z.object({
  id: z.string(),
  ref: ProductRef,
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string(), hue: z.number().int() }),
  title: z.string(),
  summary: z.string(),
  lifecycle: Lifecycle,
  /** The current version; null before the first publication. */
  version: z.string().nullable(),
  portTypes: z.array(z.string()),
  updatedAt: z.date(),
});
export type ProductSummary = z.infer<typeof ProductSummary>;

export const VersionSummary = z.object({
  id: z.string(),
  version: z.string(),
  ordinal: z.number().int(),
  changeNote: z.string(),
  publishedAt: z.date(),
  publishedBy: Person,
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** An immutable snapshot with its document; `readDescriptor` gives the view over it. */
export const PublishedVersion = VersionSummary.extend({ descriptor: StoredDocument });
export type PublishedVersion = z.infer<typeof PublishedVersion>;

/** One input of the current version. `product` is null for outside sources and for products hidden from the actor. */
export const UpstreamEdge = z.object({
  inputName: z.string(),
  productRef: z.string().nullable(),
  portName: z.string().nullable(),
  external: z.string().nullable(),
  product: ProductSummary.nullable(),
});
export type UpstreamEdge = z.infer<typeof UpstreamEdge>;

/** What is known of a draft without its document. */
export const DraftFacts = z.object({
  revision: z.number().int(),
  updatedAt: z.date(),
  updatedBy: Person,
  /** Whether publishing now would publish anything that is not published already. */
  hasChanges: z.boolean(),
});
export type DraftFacts = z.infer<typeof DraftFacts>;

export const ProductDetail = z.object({
  id: z.string(),
  ref: ProductRef,
  domainId: z.string(),
  /** From the root domain to the product's own. */
  domainPath: z.array(DomainSummary),
  title: z.string(),
  summary: z.string(),
  lifecycle: Lifecycle,
  sunset: z.string().nullable(),
  /** Null as well when the successor is hidden from the actor. */
  successor: ProductSummary.nullable(),
  lifecycleNote: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  current: PublishedVersion.nullable(),
  upstream: z.array(UpstreamEdge),
  /** Null for everybody who may not read drafts in the product's domain. */
  draft: DraftFacts.nullable(),
});
export type ProductDetail = z.infer<typeof ProductDetail>;

/** What the editor opens. */
export const Draft = z.object({
  id: z.string(),
  ref: ProductRef,
  domainId: z.string(),
  lifecycle: Lifecycle,
  descriptor: StoredDocument,
  revision: z.number().int(),
  updatedAt: z.date(),
  updatedBy: Person,
  published: z.object({ version: z.string(), descriptor: StoredDocument }).nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const DraftSummary = z.object({
  id: z.string(),
  ref: ProductRef,
  domainName: z.string(),
  /** The title in the draft, which may not be the published one. */
  title: z.string(),
  lifecycle: Lifecycle,
  updatedAt: z.date(),
  updatedBy: Person,
});
export type DraftSummary = z.infer<typeof DraftSummary>;

/** What pickers of upstream ports and successors offer. */
export const ProductChoice = z.object({
  id: z.string(),
  ref: ProductRef,
  title: z.string(),
  domainName: z.string(),
  ports: z.array(z.object({ name: z.string(), type: z.string() })),
});
export type ProductChoice = z.infer<typeof ProductChoice>;
