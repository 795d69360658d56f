import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { TERMS_MAX, TermInput } from "../glossary";

export const CreateTerm = TermInput;
export type CreateTerm = TermInput;

/** Defines a business concept for everybody; the domain's stewards answer for it. */
export async function createTerm(actor: Actor, input: CreateTerm): Promise<{ id: string; slug: string }> {
  requireInDomain(actor, "term.manage", input.domainId);
  try {
    return await db.$transaction(async (tx) => {
      await holdDomain(tx, input.domainId);
      if ((await tx.glossaryTerm.count()) >= TERMS_MAX)
        throw new AppError("conflict", `A glossary has at most ${TERMS_MAX.toLocaleString("en")} terms.`);
      const { id, slug } = await tx.glossaryTerm.create({ data: input, select: { id: true, slug: true } });
      await recordEvent(tx, {
        type: "term.created",
        subjectId: id,
        actorId: actor.id,
        payload: { slug, name: input.name },
      });
      return { id, slug };
    });
  } catch (error) {
    // The unique index decides between two people who define the same term at once.
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is already a term with the address "${input.slug}".`, [], {
      cause: error,
    });
  }
}

/** Keeps the domain from being deleted until the transaction ends. */
async function holdDomain(tx: Tx, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "domain" WHERE "id" = ${id} FOR KEY SHARE`;
  if (rows.length === 0) throw notFound("domain");
}
