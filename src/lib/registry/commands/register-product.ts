import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { requireFreeAddress } from "../former-address";
import { headlineOf } from "../headline";
import type { JsonObject } from "../json";
import { ProductRef } from "../model";
import { starterDescriptor } from "../starter-descriptor";
import { DescriptorDocument } from "../stored-document";

export const RegisterProduct = ProductRef.extend({
  title: z.string().trim().min(2, "Write a title.").max(120, "Use at most 120 characters."),
  /** A document to start from: an import, a template, a harvested schema. */
  descriptor: DescriptorDocument.optional(),
});
export type RegisterProduct = z.infer<typeof RegisterProduct>;

export async function registerProduct(
  actor: Actor,
  input: RegisterProduct,
): Promise<{ id: string; ref: ProductRef }> {
  try {
    return await db.$transaction((tx) => insertProduct(tx, actor, input));
  } catch (error) {
    // The unique index decides between two people who take the same name at once.
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `The domain already has a data product named "${input.name}".`, [], {
      cause: error,
    });
  }
}

async function insertProduct(tx: Tx, actor: Actor, { domain, name, title, descriptor }: RegisterProduct) {
  const { id: domainId } = await holdDomain(tx, domain);
  requireInDomain(actor, "product.register", domainId);

  const id = randomUUID();
  const ref = { domain, name };
  await requireFreeAddress(tx, ref, null);
  const document = descriptor ? withTitle(descriptor, title, name) : starterDescriptor({ id, ...ref, title });
  await tx.dataProduct.create({
    data: { id, domainId, name, draft: document, draftUpdatedById: actor.id, ...headlineOf(document, name) },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "product.registered",
    subjectId: id,
    actorId: actor.id,
    payload: { domain, name, title },
  });
  return { id, ref };
}

/** The document stays as it was written; only a title it does not give by itself is put in. */
function withTitle(descriptor: JsonObject, title: string, name: string): JsonObject {
  return headlineOf(descriptor, name).title === title ? descriptor : { ...descriptor, title };
}

/** Keeps the domain from being deleted until the transaction ends. */
async function holdDomain(tx: Tx, slug: string): Promise<{ id: string }> {
  const rows = await tx.$queryRaw`SELECT "id" FROM "domain" WHERE "slug" = ${slug} FOR KEY SHARE`;
  const [domain] = z.array(z.object({ id: z.string() })).parse(rows);
  if (!domain) throw notFound("domain");
  return domain;
}
