import { z } from "zod";
import { StoredDocument } from "@/lib/registry/stored-document";
import { PublishedRow } from "./published-subject";

/** A published product as the database tells of it, its documents still text: to be handed to another thread as it is. */
export const PublishedText = PublishedRow.omit({ domain: true, currentVersion: true, versions: true }).extend(
  {
    id: z.string(),
    domainId: z.string(),
    slug: z.string(),
    title: z.string(),
    descriptor: z.string(),
    publishedAt: z.date(),
    ordinal: z.number().int(),
    previous: z.string().nullable(),
    previousOrdinal: z.number().int().nullable(),
  },
);
export type PublishedText = z.infer<typeof PublishedText>;

export type PublishedProduct = PublishedRow & { id: string; domainId: string; title: string };

/** Asked for as text, a document is parsed once, here, and not by every layer between the database and us. */
export function readPublished(text: PublishedText): PublishedProduct {
  const { slug, descriptor, publishedAt, ordinal, previous, previousOrdinal, ...product } = text;
  return {
    ...product,
    domain: { slug },
    currentVersion: { descriptor: documentOf(descriptor), publishedAt, ordinal },
    versions:
      previous && previousOrdinal ? [{ ordinal: previousOrdinal, descriptor: documentOf(previous) }] : [],
  };
}

function documentOf(text: string) {
  return StoredDocument.parse(JSON.parse(text));
}
