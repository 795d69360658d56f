import "server-only";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { isActiveInDemo, starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { createFirstAdmin } from "@/lib/identity/commands/create-first-admin";
import type { Actor } from "@/lib/identity/model";
import { hasPeople } from "@/lib/identity/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { createDomain } from "@/lib/registry/commands/create-domain";
import { createDemoAccess } from "./create-demo-access";
import { createDemoDiscussion } from "./create-demo-discussion";
import { createDemoQuality } from "./create-demo-quality";
import { createDemoRequests } from "./create-demo-requests";
import { createDemoTerms } from "./create-demo-terms";
import { DEMO_SETTING, type DemoContents } from "./demo-contents";
import { DEMO_DOMAINS } from "./domains";
import { ADMIN, DEMO_PEOPLE } from "./people";
import { publishDemoProducts } from "./publish-demo-products";
import { actorFor, settleIn } from "./settle-in";

/** Fills a new installation with a living mesh, all of it through the commands people use. One with people stays as it is. */
export async function loadDemoMesh(): Promise<void> {
  if (await hasPeople()) return;
  const started = performance.now();
  const admin = DEMO_PEOPLE.find(({ email }) => email === ADMIN);
  if (!admin) throw new Error("The demo mesh has no admin.");
  await createFirstAdmin(admin);
  const ada = await actorFor(ADMIN);

  const domainIds = await createDomains(ada);
  // Policies are written while passwords are hashed.
  const [policyIds] = await Promise.all([createPolicies(ada), settleIn(ada, domainIds)]);
  const termIds = await createDemoTerms(domainIds);
  const productIds = await publishDemoProducts();
  await activate(ada, TIGHTENED_LATER);

  const requestIds = await createDemoRequests(domainIds);
  const purposeIds = await createDemoAccess(ada, domainIds);
  await createDemoDiscussion();
  await createDemoQuality(now());

  const people = await db.user.findMany({ select: { id: true } });
  const contents: DemoContents = {
    people: DEMO_PEOPLE,
    personIds: people.map(({ id }) => id),
    domainIds: [...domainIds.values()],
    productIds,
    policyIds,
    termIds,
    requestIds,
    purposeIds,
  };
  await db.setting.create({ data: { key: DEMO_SETTING, value: contents } });
  log.info({ products: productIds.length, ms: Math.round(performance.now() - started) }, "demo mesh loaded");
}

/** In force only after the products were published, so that some of them fail what is asked today. */
const TIGHTENED_LATER = ["PRI-06", "INT-03"];

async function activate(ada: Actor, keys: readonly string[]): Promise<void> {
  for (const key of keys) await activatePolicy(ada, { key, revision: 1, version: 1 });
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
    if (isActiveInDemo(code)) await activate(ada, [saving.key]);
  }
  return (await db.policy.findMany({ select: { id: true } })).map(({ id }) => id);
}
