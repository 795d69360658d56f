import { randomUUID } from "node:crypto";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import type { PublishProduct } from "@/lib/governance/commands/publish-product";
import type { PolicyContent } from "@/lib/governance/model";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";

/** A policy in force; returns its key. */
export async function enforce(
  actor: Actor,
  content: PolicyContent,
  domainId: string | null = null,
): Promise<string> {
  const code = `TST-${randomUUID().slice(0, 6)}`.toUpperCase();
  const saving = await createPolicy(actor, { code, domainId, content, changeNote: "" });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  const { key, revision, version } = saving;
  const activation = await activatePolicy(actor, { key, revision, version });
  if (!activation.activated) throw new Error(JSON.stringify(activation.problems));
  return key;
}

/** No policy is in force after this: what one test put in force must not judge the next one's products. */
export async function retireAll(): Promise<void> {
  await db.policy.updateMany({ where: { status: "active" }, data: { status: "retired" } });
}

/** A product in the database whose draft is this document. */
export async function aProduct(actor: Actor, domain: string, document: JsonObject = GOOD_PRODUCT) {
  const name = `orders-${randomUUID().slice(0, 8)}`;
  const { id, ref } = await registerProduct(actor, {
    domain,
    name,
    title: "Customer orders",
    descriptor: { ...document, domain, name },
  });
  return {
    id,
    ref,
    publish: (facts: Partial<PublishProduct> = {}): PublishProduct => publishing(ref, facts),
  };
}

export function publishing(ref: ProductRef, facts: Partial<PublishProduct> = {}): PublishProduct {
  return { ...ref, revision: 1, version: "1.0.0", changeNote: "", acknowledged: false, ...facts };
}

/** Saves the draft anew; returns its revision. */
export async function editDraft(actor: Actor, ref: ProductRef, revision: number, descriptor: JsonObject) {
  const saving = await saveDraft(actor, { ...ref, revision, descriptor: { ...descriptor, ...ref } });
  if (!saving.saved) throw new Error("Somebody else saved the draft.");
  return saving.revision;
}
