import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { StoredDocument } from "@/lib/registry/stored-document";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import type { ProvenPromise } from "../evidence";
import { promisesIn } from "../promise";
import { proofStanding } from "../proof";
import { readFindings } from "../read-findings";

const PublishedRow = z.object({ id: z.string(), currentVersion: z.object({ descriptor: StoredDocument }) });

/** Every service level and quality rule of the published contracts with its last proof; null where nothing is published. */
export async function findPromises(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<ProvenPromise[] | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor), { currentVersionId: { not: null } }] },
    select: { id: true, currentVersion: { select: { descriptor: true } } },
  });
  if (!row) return null;
  const { id, currentVersion } = PublishedRow.parse(row);
  const promises = promisesIn(readDescriptor(currentVersion.descriptor).descriptor);
  const findings = await readFindings(tx, [{ productId: id, promises }]);
  const at = now();
  return promises.map((promise) => {
    const found = findings(id, promise.key);
    const { key, kind, port, words, about, dimension, everyHours } = promise;
    const standing = proofStanding(promise, found, at);
    // What violates is shown even where a later look found nothing out.
    const proof = standing.state === "violated" ? found.telling : found.latest;
    return { key, kind, port, words, about, dimension, everyHours, standing, proof };
  });
}
