import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { readBundle } from "../bundle";
import { evaluate } from "../evaluate";
import type { Evaluation } from "../evaluation";
import { readWaivers } from "../granted-waivers";
import { PUBLISHED_SUBJECT, PublishedRow, toSubject } from "../published-subject";

/** What today's policies say of the version people see; null for a product without one, or hidden from the actor. */
export async function findCompliance(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<Evaluation | null> {
  return (await findPublishedCompliance(actor, ref, tx))?.evaluation ?? null;
}

/** The same, with the version it is about. */
export async function getPublishedCompliance(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<PublishedCompliance> {
  const found = await findPublishedCompliance(actor, ref, tx);
  if (!found) throw notFound("published data product");
  return found;
}

type PublishedCompliance = { version: string; evaluation: Evaluation };

async function findPublishedCompliance(
  actor: Actor,
  ref: ProductRef,
  tx: Tx,
): Promise<PublishedCompliance | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor), { currentVersionId: { not: null } }] },
    select: {
      ...PUBLISHED_SUBJECT,
      id: true,
      domainId: true,
      currentVersion: { select: { ...PUBLISHED_SUBJECT.currentVersion.select, version: true } },
    },
  });
  if (!row?.currentVersion) return null;
  // One after the other, since this is asked within transactions too.
  const bundle = await readBundle(tx, row.domainId);
  const waivers = await readWaivers(tx, row.id);
  const subject = toSubject(PublishedRow.parse(row), { asOf: now(), waivers });
  return { version: row.currentVersion.version, evaluation: evaluate(subject, bundle) };
}
