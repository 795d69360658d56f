import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { wantedAudience } from "./audience";
import { readNewRefs } from "./former-address";
import { headlineOf } from "./headline";
import type { JsonObject } from "./json";
import { Lifecycle } from "./model";
import { Person } from "./product";
import type { ProductRows } from "./rows";
import { StoredDocument } from "./stored-document";

export const LockedProduct = z.object({
  id: z.string(),
  domainId: z.string(),
  name: z.string(),
  lifecycle: Lifecycle,
  draft: StoredDocument,
  draftRevision: z.number().int(),
  draftUpdatedAt: z.date(),
  draftUpdatedBy: Person,
  currentVersionId: z.string().nullable(),
  sunset: z.string().nullable(),
  successorId: z.string().nullable(),
  lifecycleNote: z.string(),
});
export type LockedProduct = z.infer<typeof LockedProduct>;

/** The product as it stays until the transaction ends: whoever else wants to write it waits. */
export async function lockProduct(tx: Tx, id: string): Promise<LockedProduct> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "data_product" WHERE "id" = ${id} FOR UPDATE`;
  if (locked.length === 0) throw notFound("data product");
  const row = await tx.dataProduct.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      domainId: true,
      name: true,
      lifecycle: true,
      draft: true,
      draftRevision: true,
      draftUpdatedAt: true,
      draftUpdatedBy: { select: { id: true, name: true } },
      currentVersionId: true,
      sunset: true,
      successorId: true,
      lifecycleNote: true,
    },
  });
  return LockedProduct.parse(row);
}

export type NewVersion = {
  version: string;
  descriptor: JsonObject;
  snapshotHash: string;
  /** The evaluation of this very snapshot; the database checks that it is, and that it passed. */
  evaluationId: string;
  decision: string;
  changeNote: string;
  publishedAt: Date;
  publishedById: string;
};

/** Adds a version to a locked product and makes it the one people see; the draft starts over from it. */
export async function insertVersion(
  tx: Tx,
  product: LockedProduct,
  version: NewVersion,
): Promise<{ id: string; ordinal: number; draftRevision: number }> {
  const earlier = await tx.productVersion.findMany({
    where: { productId: product.id },
    select: { ordinal: true, version: true },
    orderBy: { ordinal: "desc" },
  });
  if (earlier.some((row) => row.version === version.version))
    throw new AppError("conflict", `Version ${version.version} is published already; raise the version.`);

  const ordinal = (earlier[0]?.ordinal ?? 0) + 1;
  const { id } = await tx.productVersion.create({
    data: { ...version, productId: product.id, ordinal },
    select: { id: true },
  });
  const draftRevision = product.draftRevision + 1;
  await tx.dataProduct.update({
    where: { id: product.id },
    data: {
      currentVersionId: id,
      lifecycle: "active",
      sunset: null,
      successorId: null,
      lifecycleNote: "",
      ...headlineOf(version.descriptor, product.name),
      ...(await resolveAudience(tx, product.domainId, version.descriptor)),
      draft: version.descriptor,
      draftRevision,
      draftUpdatedAt: version.publishedAt,
      draftUpdatedById: version.publishedById,
      updatedAt: version.publishedAt,
    },
    select: { id: true },
  });
  return { id, ordinal, draftRevision };
}

/** Slugs become ids, so that renaming and moving domains leaves the audience as it was decided. */
export async function resolveAudience(tx: Tx, ownDomainId: string, descriptor: JsonObject) {
  const { discoverableBy, domains } = wantedAudience(descriptor);
  const rows = await tx.domain.findMany({ where: { slug: { in: [...domains] } }, select: { id: true } });
  return { discoverableBy, audience: [...new Set([ownDomainId, ...rows.map((row) => row.id)])] };
}

/** Projects a version's rows anew; the old ones go. */
export async function replaceRows(tx: Tx, productId: string, rows: ProductRows): Promise<void> {
  const where = { productId };
  await tx.outputPort.deleteMany({ where });
  await tx.column.deleteMany({ where });
  await tx.productTag.deleteMany({ where });
  await tx.inputEdge.deleteMany({ where });
  await tx.businessDefinition.deleteMany({ where });

  const tags = [...new Set(rows.tags.map(indexable))];
  // A document that names a product where it once was means that product still.
  const moved = await readNewRefs(
    tx,
    rows.inputs.flatMap(({ productRef }) => productRef ?? []),
  );
  const inputs = rows.inputs.map((row) => ({
    ...row,
    productRef: row.productRef && indexable(moved.get(row.productRef) ?? row.productRef),
  }));
  for (const chunk of inChunks(rows.ports))
    await tx.outputPort.createMany({ data: chunk.map((row) => ({ ...row, productId })) });
  for (const chunk of inChunks(tags))
    await tx.productTag.createMany({ data: chunk.map((tag) => ({ tag, productId })) });
  for (const chunk of inChunks(inputs))
    await tx.inputEdge.createMany({ data: chunk.map((row) => ({ ...row, productId })) });
  await insertDefinitions(tx, productId, rows.definitions);
  await insertColumns(tx, productId, rows.columns);
}

/** For a product that has none. */
export async function insertDefinitions(
  tx: Tx,
  productId: string,
  definitions: ProductRows["definitions"],
): Promise<void> {
  for (const chunk of inChunks(definitions))
    await tx.businessDefinition.createMany({ data: chunk.map((row) => toDefinition(row, productId)) });
}

function toDefinition(row: ProductRows["definitions"][number], productId: string) {
  return { ...row, productId, path: row.path && indexable(row.path), url: indexable(row.url) };
}

/** One statement with one parameter: products of ten thousand columns are real, and the product is locked meanwhile. */
async function insertColumns(tx: Tx, productId: string, columns: ProductRows["columns"]): Promise<void> {
  if (columns.length === 0) return;
  const rows = JSON.stringify(columns.map((row) => ({ ...row, path: indexable(row.path) })));
  await tx.$executeRaw`
    INSERT INTO "column"
      ("product_id", "position", "port_name", "path", "type", "classification", "personal_data", "description")
    SELECT ${productId}, r.* FROM jsonb_to_recordset(${rows}::jsonb) AS r("position" int, "portName" text,
      "path" text, "type" text, "classification" text, "personalData" text, "description" text)`;
}

/** An index of PostgreSQL takes about 2,700 bytes; a longer text is cut here and whole in the descriptor. */
function indexable(text: string): string {
  return text.slice(0, 600).toWellFormed();
}

/** Keeps a statement's parameters within what PostgreSQL takes at once. */
const ROWS_PER_INSERT = 1_000;

function* inChunks<R>(rows: readonly R[]): Generator<readonly R[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    yield rows.slice(start, start + ROWS_PER_INSERT);
  }
}
