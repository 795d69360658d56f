import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { type PublishedProduct, PublishedText, readPublished } from "../published-product";

/**
 * The products of a chunk that are published, in one query and with no version of theirs beyond the two an evaluation
 * needs. Asked for product by product, the current version is found by its key; joined, the planner reads all versions.
 */
export async function readPublishedTexts(
  tx: Tx,
  ids: readonly string[],
  { withPrevious = true }: { withPrevious?: boolean } = {},
): Promise<PublishedText[]> {
  const rows = await tx.$queryRaw`
    SELECT p."id", p."domain_id" AS "domainId", p."name", p."title", p."lifecycle", p."sunset",
           p."successor_id" AS "successorId", d."slug", c."descriptor"::text AS "descriptor", c."published_at" AS "publishedAt", c."ordinal",
           b."descriptor"::text AS "previous", b."ordinal" AS "previousOrdinal"
    FROM "data_product" p
    JOIN "domain" d ON d."id" = p."domain_id"
    JOIN LATERAL (
      SELECT v."descriptor", v."published_at", v."ordinal" FROM "product_version" v
      WHERE v."id" = p."current_version_id" LIMIT 1
    ) c ON true
    LEFT JOIN LATERAL (
      SELECT v."descriptor", v."ordinal" FROM "product_version" v
      WHERE ${withPrevious} AND v."product_id" = p."id" AND v."ordinal" < c."ordinal" ORDER BY v."ordinal" DESC LIMIT 1
    ) b ON true
    WHERE p."id" = ANY(${[...ids]}) AND p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]})
    ORDER BY p."id"`;
  return z.array(PublishedText).parse(rows);
}

/** The same, read: as an evaluation takes them. */
export async function readPublishedChunk(tx: Tx, ids: readonly string[]): Promise<PublishedProduct[]> {
  return (await readPublishedTexts(tx, ids)).map(readPublished);
}

const SizedRow = z.object({ id: z.string(), bytes: z.coerce.number() });
/** The embedded database has one connection, and people wait for it as long as a chunk takes. */
const PRODUCTS_MAX = 25;
/** As stored, which is compressed: several times as much once it is read. */
const BYTES_MAX = 1_000_000;

/** Cuts products into chunks of which each is read, evaluated and written at once: few enough to be held in memory. */
export async function toChunks(
  tx: Tx,
  ids: readonly string[],
  productsMax = PRODUCTS_MAX,
): Promise<string[][]> {
  const rows = await tx.$queryRaw`
    SELECT p."id", coalesce(pg_column_size(v."descriptor"), 0) AS "bytes"
    FROM "data_product" p LEFT JOIN "product_version" v ON v."id" = p."current_version_id"
    WHERE p."id" = ANY(${[...ids]}) ORDER BY p."domain_id", p."id"`;
  const chunks: string[][] = [];
  let open: string[] = [];
  let bytes = 0;
  for (const row of z.array(SizedRow).parse(rows)) {
    if (open.length > 0 && (open.length >= productsMax || bytes + row.bytes > BYTES_MAX)) {
      chunks.push(open);
      open = [];
      bytes = 0;
    }
    open.push(row.id);
    bytes += row.bytes;
  }
  return open.length > 0 ? [...chunks, open] : chunks;
}
