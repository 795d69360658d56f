import "server-only";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import type { Actor } from "@/lib/identity/model";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { toDescriptor } from "./document";
import { DEMO_DOMAINS } from "./domains";
import { DEMO_DRAFTS } from "./drafts";
import { laterVersions } from "./later-versions";
import { FINANCE_PRODUCTS } from "./products/finance";
import { MARKETING_PRODUCTS } from "./products/marketing";
import { PRODUCT_DEVELOPMENT_PRODUCTS } from "./products/product-development";
import { SALES_PRODUCTS } from "./products/sales";
import { actorFor } from "./settle-in";

/** Who publishes for each department; sub-domains follow their parent. */
const PUBLISHERS: Readonly<Record<string, string>> = {
  sales: "sam@agora.example",
  marketing: "mara@agora.example",
  finance: "grace@agora.example",
  "product-development": "priya@agora.example",
};

/** Registers and publishes every demo product, drafts included; answers their ids. */
export async function publishDemoProducts(): Promise<string[]> {
  const ids: string[] = [];
  const publishers = await readPublishers();
  const all = [SALES_PRODUCTS, PRODUCT_DEVELOPMENT_PRODUCTS, FINANCE_PRODUCTS, MARKETING_PRODUCTS].flat();
  for (const product of all) {
    const ref = { domain: product.domain, name: product.name };
    const actor = publisherOf(product.domain, publishers);
    const { id } = await registerProduct(actor, { ...ref, title: product.title });
    ids.push(id);
    const first = toDescriptor(product, id);
    await publish(actor, ref, first, "1.0.0", "First version.");
    for (const { version, note, change } of laterVersions(ref)) {
      await publish(actor, ref, change(first), version, note);
    }
  }
  await deprecateLegacy();
  for (const { by, document, domain, name, title } of DEMO_DRAFTS) {
    const { id } = await registerProduct(await actorFor(by), { domain, name, title, descriptor: document });
    ids.push(id);
  }
  return ids;
}

/** Who they are does not change while they publish, so each is read once. */
async function readPublishers(): Promise<Map<string, Actor>> {
  const publishers = new Map<string, Actor>();
  for (const [department, email] of Object.entries(PUBLISHERS))
    publishers.set(department, await actorFor(email));
  return publishers;
}

function publisherOf(slug: string, publishers: ReadonlyMap<string, Actor>): Actor {
  const domain = DEMO_DOMAINS.find((candidate) => candidate.slug === slug);
  const actor = publishers.get(domain?.parent ?? slug);
  if (!actor) throw new Error(`Nobody publishes for ${slug}.`);
  return actor;
}

async function publish(
  actor: Actor,
  ref: ProductRef,
  descriptor: JsonObject,
  version: string,
  changeNote: string,
) {
  const draft = await findDraft(actor, ref);
  if (!draft) throw new Error(`${ref.domain}/${ref.name} has no draft.`);
  const saving = await saveDraft(actor, { ...ref, revision: draft.revision, descriptor });
  if (!saving.saved) throw new Error(`${ref.domain}/${ref.name} was changed by somebody else.`);
  const { revision } = saving;
  const publication = await publishProduct(actor, {
    ...ref,
    revision,
    version,
    changeNote,
    acknowledged: true,
  });
  if (publication.published) return;
  const reasons = publication.evaluation.outcomes
    .filter(({ blocking }) => blocking)
    .flatMap(({ policy, error, findings }) => [
      `${policy.key} ${error ?? ""}`,
      ...findings.map((f) => `${f.pointer} ${f.message}`),
    ]);
  throw new Error(`${ref.domain}/${ref.name} ${version} was refused:\n${reasons.join("\n")}`);
}

/** Old data leads to new: half a year to move over. */
async function deprecateLegacy(): Promise<void> {
  const sunset = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
  await deprecateProduct(await actorFor("sam@agora.example"), {
    domain: "sales",
    name: "legacy-sales-extract",
    sunset,
    successor: { domain: "sales", name: "customer-purchase-history" },
    note: "The old till system ends. Use the customer purchase history, which also has online orders.",
  });
}
