import { z } from "zod";
import { TRUST_STATES } from "@/lib/quality/trust";
import { Lifecycle } from "@/lib/registry/model";

/** What the index needs to know of a published product, gathered from the registry's rows in one query. */
export const PublishedProduct = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  lifecycle: Lifecycle,
  discoverableBy: z.enum(["everyone", "domains"]),
  audience: z.array(z.string()),
  updatedAt: z.date(),
  createdAt: z.date(),
  domainId: z.string(),
  purpose: z.string().nullable(),
  teamName: z.string().nullable(),
  archetype: z.string().nullable(),
  tags: z.array(z.string()),
  /** Slugs of the glossary terms it is linked to anywhere in its document. */
  terms: z.array(z.string()),
  ports: z.array(z.object({ name: z.string(), type: z.string(), platform: z.string() })),
  columns: z.array(z.string()),
  classifications: z.array(z.string()),
  personalData: z.array(z.string()),
  /** What its current outcomes come to; both null until it has been evaluated. */
  badge: z.string().nullable(),
  score: z.number().nullable(),
  /** Null until it has been rated. */
  trust: z.enum(TRUST_STATES).nullable(),
  /** 0 to 100; null while nobody has used it. */
  popularity: z.int().nullable(),
});
export type PublishedProduct = z.infer<typeof PublishedProduct>;

/** The domain of a product with its ancestors, root first. */
export type DomainPath = readonly { id: string; slug: string; name: string }[];
