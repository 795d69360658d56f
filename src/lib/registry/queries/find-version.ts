import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "../model";
import { PublishedVersion } from "../product";
import { VERSION } from "../version-rows";
import { visibility } from "../visibility";
import { named } from "../visible-product";

export async function findVersion(
  actor: Actor,
  ref: ProductRef,
  version: string,
  tx: Tx = db,
): Promise<PublishedVersion | null> {
  const row = await tx.productVersion.findFirst({
    where: { version, product: { AND: [named(ref), visibility.toWhere(actor)] } },
    select: { ...VERSION, descriptor: true },
  });
  return row ? PublishedVersion.parse(row) : null;
}
