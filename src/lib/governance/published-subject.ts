import { z } from "zod";
import type { Prisma } from "@/lib/platform/prisma/client";
import { isJsonObject, type JsonObject } from "@/lib/registry/json";
import { Lifecycle, Slug } from "@/lib/registry/model";
import { StoredDocument } from "@/lib/registry/stored-document";
import type { Subject } from "./policy-view";

/** What a row must hold for the version people see to be evaluated. */
export const PUBLISHED_SUBJECT = {
  name: true,
  domain: { select: { slug: true } },
  lifecycle: true,
  sunset: true,
  successorId: true,
  currentVersion: { select: { descriptor: true, publishedAt: true, ordinal: true } },
  // The current version and the one it followed.
  versions: { select: { ordinal: true, descriptor: true }, orderBy: { ordinal: "desc" }, take: 2 },
} as const satisfies Prisma.DataProductSelect;

export const PublishedRow = z.object({
  name: Slug,
  domain: z.object({ slug: Slug }),
  lifecycle: Lifecycle,
  sunset: z.string().nullable(),
  successorId: z.string().nullable(),
  currentVersion: z.object({ descriptor: StoredDocument, publishedAt: z.date(), ordinal: z.number().int() }),
  versions: z.array(z.object({ ordinal: z.number().int(), descriptor: StoredDocument })),
});
export type PublishedRow = z.infer<typeof PublishedRow>;

/** The published version as an evaluation takes it. */
export function toSubject(row: PublishedRow, { asOf, waivers }: Pick<Subject, "asOf" | "waivers">): Subject {
  const { descriptor, publishedAt, ordinal } = row.currentVersion;
  const document = withDomain(withLifecycle(descriptor, row), row.domain.slug);
  return {
    ref: { domain: row.domain.slug, name: row.name },
    document,
    // Whatever is wrong with it, consumers live with it today.
    baseline: document,
    waivers,
    previous: row.versions.find((version) => version.ordinal < ordinal)?.descriptor ?? null,
    lastPublished: publishedAt,
    asOf,
  };
}

/** A document that was published in the domain the product was in then names the one it is in now. */
function withDomain(descriptor: JsonObject, domain: string): JsonObject {
  const { domain: written } = descriptor;
  return typeof written === "string" && written !== domain ? { ...descriptor, domain } : descriptor;
}

/** What became of the product since the version was published: the row knows, the immutable document cannot. */
function withLifecycle(descriptor: JsonObject, { lifecycle, sunset, successorId }: PublishedRow): JsonObject {
  if (lifecycle === "active") return descriptor;
  const written = isJsonObject(descriptor.lifecycle) ? descriptor.lifecycle : {};
  const known = {
    ...(sunset === null ? {} : { sunset }),
    // The id says that there is one; its name may not be for everybody to know.
    ...(successorId === null ? {} : { successor: successorId }),
  };
  return { ...descriptor, status: lifecycle, lifecycle: { ...written, ...known } };
}
