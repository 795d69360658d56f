import "server-only";
import { z } from "zod";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { isActiveInDemo, starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { createFirstAdmin } from "@/lib/identity/commands/create-first-admin";
import type { Actor } from "@/lib/identity/model";
import { hasPeople } from "@/lib/identity/queries";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { createDomain } from "@/lib/registry/commands/create-domain";
import { DEMO_DOMAINS } from "./domains";
import { ADMIN, DEMO_PEOPLE } from "./people";
import { publishDemoProducts } from "./publish-demo-products";
import { actorFor, settleIn } from "./settle-in";

/** What the demo mesh consists of, so that it can be removed without touching anything else. */
export const DemoContents = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() })),
  personIds: z.array(z.string()),
  domainIds: z.array(z.string()),
  productIds: z.array(z.string()),
  policyIds: z.array(z.string()),
});
export type DemoContents = z.infer<typeof DemoContents>;

/** Fills a new installation with a living mesh, all of it through the commands people use. One with people stays as it is. */
export async function loadDemoMesh(): Promise<void> {
  if (await hasPeople()) return;
  const started = performance.now();
  const admin = DEMO_PEOPLE.find(({ email }) => email === ADMIN);
  if (!admin) throw new Error("The demo mesh has no admin.");
  await createFirstAdmin(admin);
  const ada = await actorFor(ADMIN);

  const domainIds = await createDomains(ada);
  await settleIn(ada, domainIds);
  const policyIds = await createPolicies(ada);
  const productIds = await publishDemoProducts();

  const people = await db.user.findMany({ select: { id: true } });
  const contents: DemoContents = {
    people: DEMO_PEOPLE,
    personIds: people.map(({ id }) => id),
    domainIds: [...domainIds.values()],
    productIds,
    policyIds,
  };
  await db.setting.create({ data: { key: "demo", value: contents } });
  log.info({ products: productIds.length, ms: Math.round(performance.now() - started) }, "demo mesh loaded");
}

async function createDomains(ada: Actor): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { parent, ...domain } of DEMO_DOMAINS) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    ids.set(domain.slug, (await createDomain(ada, { ...domain, parentId })).id);
  }
  return ids;
}

/** The whole starter set is there to read; those chosen for the demo are in force. */
async function createPolicies(ada: Actor): Promise<string[]> {
  for (const { code, content } of starterPolicies()) {
    const saving = await createPolicy(ada, { code, domainId: null, content, changeNote: "Starter set" });
    if (!saving.saved) throw new Error(`Starter policy ${code} does not pass its own checks.`);
    if (isActiveInDemo(code))
      await activatePolicy(ada, { key: saving.key, revision: saving.revision, version: 1 });
  }
  return (await db.policy.findMany({ select: { id: true } })).map(({ id }) => id);
}
