import { expect, test } from "vitest";
import { loadDemoMesh } from "@/lib/demo/load-demo-mesh";
import { db } from "@/lib/platform/db";

test("the demo mesh loads through the commands, is published by the gate, and loads once", async () => {
  await loadDemoMesh();
  const published = await db.dataProduct.count({ where: { lifecycle: { in: ["active", "deprecated"] } } });
  expect(published).toBeGreaterThanOrEqual(16);
  expect(await db.policy.count({ where: { status: "active" } })).toBeGreaterThanOrEqual(10);
  expect(await db.glossaryTerm.count()).toBeGreaterThanOrEqual(8);
  for (const { slug } of await db.glossaryTerm.findMany({ select: { slug: true } }))
    expect(await db.businessDefinition.count({ where: { url: `/glossary/${slug}` } }), slug).toBeGreaterThan(
      0,
    );
  const requests = await db.dataRequest.findMany({
    select: { domainId: true, _count: { select: { backings: true } } },
  });
  expect(requests.filter(({ domainId }) => domainId !== null)).toHaveLength(1);
  for (const { _count } of requests) expect(_count.backings).toBeGreaterThan(1);
  expect(requests).toHaveLength(3);
  expect(await db.accessGrant.count({ where: { endedAt: null } })).toBe(7);
  expect(await db.accessRequestPort.count({ where: { isOpen: true } })).toBe(4);
  expect(await db.accessGrantEnd.count()).toBe(2);
  const trust = await db.productTrust.groupBy({ by: ["state"], _count: { _all: true } });
  expect(trust.map(({ state }) => state).sort()).toEqual(["failing", "partly-proven", "proven", "unproven"]);
  expect(await db.incident.count({ where: { endedAt: null } })).toBe(1);
  expect(await db.incident.count()).toBe(2);
  expect(await db.usageDay.count()).toBeGreaterThan(800);
  expect(await db.productPopularity.count({ where: { popularity: { gt: 50 } } })).toBeGreaterThan(0);
  const events = await db.event.count();
  await loadDemoMesh();
  expect(await db.event.count()).toBe(events);
}, 120_000);
