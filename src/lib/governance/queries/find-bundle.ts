import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { readBundle } from "../bundle";
import type { Bundle } from "../evaluation";

/** The policies in force or announced for a domain; without one, those of the whole organisation. */
export async function getBundle(actor: Actor, slug: string | null, tx: Tx = db): Promise<Bundle> {
  requireCan(actor, "policy.read");
  if (slug === null) return readBundle(tx, null);
  const domain = await tx.domain.findUnique({ where: { slug }, select: { id: true } });
  if (!domain) throw notFound("domain");
  return readBundle(tx, domain.id);
}
