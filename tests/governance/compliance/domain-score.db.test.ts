import { expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { dayOf } from "@/lib/governance/compliance/compliance-days";
import { findComplianceOverview } from "@/lib/governance/queries/find-compliance-overview";
import { findProductStandings } from "@/lib/governance/queries/find-product-standings";
import { db } from "@/lib/platform/db";
import { createDomainRow, createPerson } from "../../people";
import { aProduct, enforce } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { keptRating, untilKept } from "./kept";

test("the score of a domain is the mean of its products', by criticality, in the overview and in the trend", async () => {
  const domain = await createDomainRow();
  const owner = await createPerson({ domainRoles: { [domain.id]: "owner" } });
  const published = async (changes: Parameters<typeof goodProductBut>[0]) => {
    const product = await aProduct(owner, domain.slug, goodProductBut(changes));
    await publishProduct(owner, product.publish({ acknowledged: true }));
    return product;
  };
  const critical = await published({ "/criticality": "tier-1", "/retention": undefined });
  const other = await published({ "/criticality": undefined });
  await enforce(owner, contentOf("COM-01"), domain.id);
  await untilKept();

  const [low, high] = await Promise.all([keptRating(critical.id), keptRating(other.id)]);
  expect(low).toMatchObject({ criticality: "tier-1" });
  expect(high).toMatchObject({ criticality: null, score: 100 });
  const expected = (3 * (low?.score ?? 0) + 100) / 4;
  expect(low?.score).toBeLessThan(100);
  const overview = await findComplianceOverview(owner, { domain: domain.slug });
  expect(overview.byDomain).toMatchObject([{ scored: 2, products: 2 }]);
  expect(overview.byDomain[0]?.average).toBeCloseTo(expected, 9);
  expect(overview.trend.at(-1)?.average).toBeCloseTo(expected, 9);
  expect(
    await db.complianceDay.findMany({ where: { domainId: domain.id, day: dayOf(new Date()) } }),
  ).toMatchObject([{ rated: 2, weightSum: 4 }]);
  const { items } = await findProductStandings(owner, { domain: domain.slug, show: "all", page: 1 });
  expect(items.map(({ criticality }) => criticality)).toEqual(["tier-1", null]);
});
