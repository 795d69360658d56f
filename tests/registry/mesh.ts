import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { registerProduct } from "@/lib/registry/commands/register-product";
import type { JsonObject } from "@/lib/registry/json";
import { toRows } from "@/lib/registry/rows";
import { insertVersion, lockProduct, replaceRows } from "@/lib/registry/store";
import { createDomainRow, createPerson } from "../people";

/** Two domains side by side, and everybody who can stand towards a product of the first. */
export async function aMesh() {
  const sales = await createDomainRow({ name: "Sales" });
  const marketing = await createDomainRow({ name: "Marketing" });
  const inSales = (role: "owner" | "steward" | "contributor") =>
    createPerson({ name: `Sales ${role}`, domainRoles: { [sales.id]: role } });
  return {
    sales,
    marketing,
    owner: await inSales("owner"),
    steward: await inSales("steward"),
    contributor: await inSales("contributor"),
    marketer: await createPerson({ domainRoles: { [marketing.id]: "owner" } }),
    stranger: await createPerson(),
    admin: await createPerson({ orgRoles: ["admin"] }),
    auditor: await createPerson({ orgRoles: ["auditor"] }),
  };
}

/** A registered product with this document on top of what a new one holds. */
export async function aDraft(actor: Actor, domain: string, document: JsonObject = {}) {
  const name = `product-${randomUUID().slice(0, 8)}`;
  const title = typeof document.title === "string" ? document.title : "Orders";
  return registerProduct(actor, { domain, name, title, descriptor: document });
}

/** Publishes what the draft holds, as governance does once its policies pass. */
export async function publishDraft(actor: Actor, id: string, version = "1.0.0", publishedAt = new Date()) {
  return db.$transaction(async (tx) => {
    const product = await lockProduct(tx, id);
    const evaluation = await aPassingEvaluation(id, product.draft, tx);
    const published = await insertVersion(tx, product, {
      ...evaluation,
      version,
      descriptor: product.draft,
      changeNote: "",
      publishedAt,
      publishedById: actor.id,
    });
    await replaceRows(tx, id, toRows(product.draft));
    return published;
  });
}

export async function aPassingEvaluation(
  productId: string,
  document: JsonObject,
  tx: Pick<typeof db, "evaluation"> = db,
) {
  const snapshotHash = `hash of ${JSON.stringify(document).length} bytes ${randomUUID()}`;
  const decision = "publishable";
  const { id: evaluationId } = await tx.evaluation.create({
    data: { productId, snapshotHash, decision, bundleHash: "none", outcomes: [], asOf: new Date() },
  });
  return { evaluationId, snapshotHash, decision };
}

export async function aPublished(actor: Actor, domain: string, document: JsonObject = {}) {
  const product = await aDraft(actor, domain, document);
  await publishDraft(actor, product.id);
  return product;
}

export function eventsOf(subjectId: string) {
  return db.event.findMany({
    where: { subjectId },
    select: { type: true, actorId: true, payload: true },
    orderBy: { seq: "asc" },
  });
}
