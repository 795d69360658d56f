import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { openDatabase } from "@/lib/platform/open-database";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import { reloadActor } from "../../tests/people";
import { fiftyPolicies } from "./fifty-policies";
import { DOMAINS } from "./generated-products";
import { BENCH_ADMIN } from "./insert-mesh";
import { PASSING_PRODUCT } from "./passing-product";

export const DATABASE = env.DATABASE_URL ? "PostgreSQL" : "embedded";

/** Puts fifty policies in force, as an administrator would; answers that administrator. */
export async function enforceFifty(): Promise<Actor> {
  await openDatabase();
  const { id } = await db.user.findUniqueOrThrow({ where: { email: BENCH_ADMIN }, select: { id: true } });
  const admin = await reloadActor(id);
  for (const { code, content } of fiftyPolicies()) {
    const saving = await createPolicy(admin, { code, domainId: null, content, changeNote: "" });
    if (!saving.saved) throw new Error(`${code} was not saved.`);
    const activation = await activatePolicy(admin, {
      key: saving.key,
      revision: saving.revision,
      version: 1,
    });
    if (!activation.activated) throw new Error(`${code} was not put in force.`);
  }
  return admin;
}

/** A draft ready to be published; publishing it is left to the caller to time. */
export async function aReadyDraft(admin: Actor, i: number, title: string) {
  const [domain] = DOMAINS;
  const ref = { domain: domain?.slug ?? "", name: `measured-${i}` };
  await registerProduct(admin, { ...ref, title });
  const descriptor = { ...PASSING_PRODUCT, ...ref, title };
  const saving = await saveDraft(admin, { ...ref, revision: 1, descriptor });
  if (!saving.saved) throw new Error("The draft was not saved.");
  return async () => {
    const order = { ...ref, revision: saving.revision, version: "1.0.0", changeNote: "", acknowledged: true };
    const publication = await publishProduct(admin, order);
    if (publication.published) return;
    const blocking = publication.evaluation.outcomes.filter((outcome) => outcome.blocking);
    throw new Error(`Refused by ${blocking.map(({ policy }) => policy.key).join(", ")}.`);
  };
}
