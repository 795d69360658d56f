import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { DOMAINS_MAX } from "../domain";
import { DomainInput, DomainSummary } from "../model";

export const CreateDomain = DomainInput;
export type CreateDomain = DomainInput;

export async function createDomain(actor: Actor, input: CreateDomain): Promise<DomainSummary> {
  requireCan(actor, "domain.create");
  try {
    return await db.$transaction((tx) => insertDomain(tx, actor, input));
  } catch (error) {
    // The unique index decides between two people who take the same address at once.
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is already a domain with the address "${input.slug}".`, [], {
      cause: error,
    });
  }
}

async function insertDomain(tx: Tx, actor: Actor, input: CreateDomain): Promise<DomainSummary> {
  if (input.parentId !== null) await holdDomain(tx, input.parentId);
  if ((await tx.domain.count()) >= DOMAINS_MAX)
    throw new AppError("conflict", `A mesh has at most ${DOMAINS_MAX} domains.`);
  const row = await tx.domain.create({
    data: input,
    select: { id: true, slug: true, name: true, kind: true, hue: true, parentId: true },
  });
  await recordEvent(tx, {
    type: "domain.created",
    subjectId: row.id,
    actorId: actor.id,
    payload: { slug: row.slug, name: row.name },
  });
  return DomainSummary.parse(row);
}

/** Keeps the parent from being deleted until the transaction ends. */
async function holdDomain(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "domain" WHERE "id" = ${id} FOR KEY SHARE`;
  if (rows.length === 0) throw notFound("parent domain");
}
