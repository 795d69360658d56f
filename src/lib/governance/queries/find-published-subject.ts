import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import type { Subject } from "../policy-view";
import { PUBLISHED_SUBJECT, PublishedRow, toSubject } from "../published-subject";

/** A published product to try a policy on; null for one without a version, or hidden from the actor. */
export async function findPublishedSubject(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<Subject | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor), { currentVersionId: { not: null } }] },
    select: PUBLISHED_SUBJECT,
  });
  return row && toSubject(PublishedRow.parse(row), { asOf: now(), waivers: [] });
}

export async function getPublishedSubject(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<Subject> {
  const subject = await findPublishedSubject(actor, ref, tx);
  if (!subject) throw notFound("published data product");
  return subject;
}
