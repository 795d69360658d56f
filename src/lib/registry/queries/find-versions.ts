import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "../model";
import { type Page, type PageRequest, toSlice } from "../page";
import { VersionSummary } from "../product";
import { VERSION } from "../version-rows";
import { visibility } from "../visibility";
import { named } from "../visible-product";

/** Newest first; an empty page for a product the actor may not see. */
export async function findVersions(
  actor: Actor,
  ref: ProductRef,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<VersionSummary>> {
  const where = { product: { AND: [named(ref), visibility.toWhere(actor)] } };
  const [rows, total] = await Promise.all([
    tx.productVersion.findMany({ where, select: VERSION, orderBy: { ordinal: "desc" }, ...toSlice(page) }),
    tx.productVersion.count({ where }),
  ]);
  return { items: z.array(VersionSummary).parse(rows), total };
}
