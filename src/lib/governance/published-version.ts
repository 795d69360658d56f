import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { StoredDocument } from "@/lib/registry/stored-document";

const PublishedRow = z.object({ version: z.string(), descriptor: StoredDocument, publishedAt: z.date() });
type PublishedRow = z.infer<typeof PublishedRow>;

/** The version with this id; null before the first publication. */
export async function readPublished(tx: Tx, versionId: string | null): Promise<PublishedRow | null> {
  if (versionId === null) return null;
  const row = await tx.productVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { version: true, descriptor: true, publishedAt: true },
  });
  return PublishedRow.parse(row);
}
