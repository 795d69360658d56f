import { randomUUID } from "node:crypto";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "@/lib/discovery/read-published";
import { toDocument } from "@/lib/discovery/to-document";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { registerProduct } from "@/lib/registry/commands/register-product";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { editDraft, publishing } from "../governance/publishing";
import { EVERYTHING } from "./loaded-engine";

/** A product in the database whose draft is a good document with this on top. */
export async function aDraft(actor: Actor, domain: string, facts: JsonObject) {
  const name = `orders-${randomUUID().slice(0, 8)}`;
  const title = typeof facts.title === "string" ? facts.title : "Customer orders";
  const descriptor = { ...GOOD_PRODUCT, ...facts, title, domain, name };
  return registerProduct(actor, { domain, name, title, descriptor });
}

/** A product that went through the gate. */
export async function aPublishedProduct(actor: Actor, domain: string, facts: JsonObject = {}) {
  const product = await aDraft(actor, domain, facts);
  const publication = await publishProduct(actor, publishing(product.ref));
  if (!publication.published) throw new Error("The product was refused.");
  return product;
}

/** Publishes the product anew with this on top of what is published. */
export async function publishAgain(
  actor: Actor,
  { id, ref }: { id: string; ref: ProductRef },
  facts: JsonObject,
) {
  const { draftRevision, currentVersion } = await db.dataProduct.findUniqueOrThrow({
    where: { id },
    select: { draftRevision: true, currentVersion: { select: { ordinal: true, descriptor: true } } },
  });
  const ordinal = (currentVersion?.ordinal ?? 0) + 1;
  const revision = await editDraft(actor, ref, draftRevision, { ...GOOD_PRODUCT, ...facts });
  const publication = await publishProduct(actor, {
    ...ref,
    revision,
    version: `1.${ordinal}.0`,
    changeNote: "",
    acknowledged: true,
  });
  if (!publication.published) throw new Error("The product was refused.");
}

/** Ids of everything the index finds for these words. */
export async function idsFound(q: string): Promise<string[]> {
  const { hits } = await searchEngine().search({ scope: EVERYTHING, q, match: "all" });
  return hits.map(({ id }) => id);
}

/** Hash by id, as the index holds it. */
export async function indexedVersions(): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  for await (const page of searchEngine().listVersions())
    for (const { id, hash } of page) versions.set(id, hash);
  return versions;
}

/** Hash by id, as the database would have it. */
export async function publishedVersions(): Promise<Map<string, string>> {
  const paths = await unsafeReadDomainPaths();
  const versions = new Map<string, string>();
  for await (const page of unsafeReadAllPublished()) {
    for (const product of page)
      versions.set(product.id, toDocument(product, paths.get(product.domainId) ?? []).hash);
  }
  return versions;
}
