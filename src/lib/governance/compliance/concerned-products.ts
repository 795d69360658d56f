import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import type { FedEvent } from "@/lib/platform/event-feed";
import { readDomains } from "@/lib/registry/domain-rows";
import { branchOf } from "@/lib/registry/domain-tree";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import type { Causes } from "./keep-chunk";
import type { Cause } from "./transitions";

const PRODUCT_EVENTS: Readonly<Record<string, Cause>> = {
  "product.published": "publication",
  "product.lifecycle-changed": "lifecycle",
  "product.moved": "domain",
};
const POLICY_EVENTS = ["policy.activated", "policy.retired"];
const WAIVER_EVENTS = ["waiver.granted", "waiver.revoked", "waiver.withdrawn"];
const DELETIONS = ["policy.deleted", "product.deleted", "domain.deleted"];

/** The products of which the events may have changed what policies say, each with the reason. */
export async function concernedProducts(events: readonly FedEvent[]): Promise<Causes> {
  const causes = new Map<string, Cause>();
  const add = (ids: readonly string[], cause: Cause) => {
    for (const id of ids) causes.set(id, cause);
  };
  add(await productsInDomains(await movedDomains(events)), "domain");
  const policies = of(events, POLICY_EVENTS).map(({ subjectId }) => subjectId);
  if (policies.length > 0) add(await productsUnder(policies), "policy");
  if (of(events, DELETIONS).length > 0) add(await productsOfDeletedPolicies(), "policy");
  add(await productsOfWaivers(of(events, WAIVER_EVENTS)), "waiver");
  for (const { type, subjectId } of events) {
    const cause = PRODUCT_EVENTS[type];
    if (cause) add([subjectId], cause);
  }
  return causes;
}

/** Every product that is published, or of which something is kept. */
export async function everyProduct(cause: Cause): Promise<Causes> {
  const rows = await db.dataProduct.findMany({
    where: { OR: [PUBLISHED, { outcomes: { some: {} } }, { compliance: { isNot: null } }] },
    select: { id: true },
  });
  return new Map(rows.map(({ id }) => [id, cause]));
}

/** The products of which an outcome has run out by the passing of time. */
export async function dueProducts(at: Date): Promise<Causes> {
  const rows = await db.policyOutcome.findMany({
    where: { validUntil: { lte: at } },
    select: { productId: true },
    distinct: ["productId"],
  });
  return new Map(rows.map(({ productId }) => [productId, "time"]));
}

const PUBLISHED = { currentVersionId: { not: null }, lifecycle: { in: [...PUBLISHED_LIFECYCLES] } };

function of(events: readonly FedEvent[], types: readonly string[]): FedEvent[] {
  return events.filter(({ type }) => types.includes(type));
}

/** Global policies concern everybody, local ones their domain and its sub-domains. */
async function productsUnder(policyIds: readonly string[]): Promise<string[]> {
  const policies = await db.policy.findMany({
    where: { id: { in: [...policyIds] } },
    select: { domainId: true },
  });
  const roots = policies.flatMap(({ domainId }) => domainId ?? []);
  if (roots.length === policies.length) return productsInDomains(roots);
  const rows = await db.dataProduct.findMany({ where: PUBLISHED, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Of these domains and everything below them. */
async function productsInDomains(roots: readonly string[]): Promise<string[]> {
  if (roots.length === 0) return [];
  const domains = await readDomains(db);
  const within = new Set(roots.flatMap((root) => branchOf(domains, root).map(({ id }) => id)));
  const rows = await db.dataProduct.findMany({
    where: { AND: [PUBLISHED, { domainId: { in: [...within] } }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** A deleted policy is not there any more to say whom it concerned, and one deleted with its domain has no event of its own. */
async function productsOfDeletedPolicies(): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT o."product_id" AS "id" FROM "policy_outcome" o
    WHERE o."policy_key" NOT LIKE 'ESS-%'
      AND NOT EXISTS (SELECT 1 FROM "policy" p WHERE p."key" = o."policy_key")`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

async function movedDomains(events: readonly FedEvent[]): Promise<string[]> {
  const payloads = await readPayloads(of(events, ["domain.changed"]));
  return payloads.filter(({ payload }) => payload.moved === true).map(({ subjectId }) => subjectId);
}

async function productsOfWaivers(events: readonly FedEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const told = (await readPayloads(events)).flatMap(({ payload }) =>
    typeof payload.productId === "string" ? [payload.productId] : [],
  );
  const subjectIds = events.map(({ subjectId }) => subjectId);
  const waivers = await db.waiver.findMany({
    where: { id: { in: subjectIds } },
    select: { productId: true },
  });
  // Whether the event is about the waiver or about its product.
  return [...told, ...waivers.map(({ productId }) => productId), ...subjectIds];
}

const PayloadRow = z.object({ subjectId: z.string(), payload: z.record(z.string(), z.unknown()) });

async function readPayloads(events: readonly FedEvent[]): Promise<z.infer<typeof PayloadRow>[]> {
  if (events.length === 0) return [];
  const rows = await db.event.findMany({
    where: { seq: { in: events.map(({ seq }) => seq) } },
    select: { subjectId: true, payload: true },
  });
  return z.array(PayloadRow).parse(rows);
}
