import { beforeAll, describe, expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import type { ComplianceFilter, ProductStanding } from "@/lib/governance/compliance/overview";
import { findComplianceOverview } from "@/lib/governance/queries/find-compliance-overview";
import { findOutcomeHistory } from "@/lib/governance/queries/find-outcome-history";
import {
  findProductStandings,
  streamProductStandings,
} from "@/lib/governance/queries/find-product-standings";
import type { Actor } from "@/lib/identity/model";
import { aMesh } from "../../registry/mesh";
import { aProduct, enforce } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { grantWaiver, untilKept } from "./kept";

const mesh = await aMesh();
const { steward, contributor, owner, admin, auditor, stranger, marketer } = mesh;
const ALL: ComplianceFilter = { show: "all", page: 1 };
const HIDDEN = { discoverableBy: "domains" };

type Product = Awaited<ReturnType<typeof aProduct>>;
let open: Product;
let hidden: Product;
let waived: Product;
let good: Product;
let key: string;

async function published(changes: Parameters<typeof goodProductBut>[0]): Promise<Product> {
  const product = await aProduct(contributor, mesh.sales.slug, goodProductBut(changes));
  await publishProduct(steward, product.publish({ acknowledged: true }));
  return product;
}

beforeAll(async () => {
  open = await published({ "/retention": undefined, "/title": '=HYPERLINK("https://evil.example.com")' });
  hidden = await published({ "/retention": undefined, "/visibility": HIDDEN });
  waived = await published({ "/retention": undefined });
  good = await published({});
  await untilKept();
  key = await enforce(owner, contentOf("COM-01"), mesh.sales.id);
  await grantWaiver(admin, { productId: waived.id, key, expiresAt: new Date(Date.now() + 1e9) });
  await untilKept();
});

async function exported(actor: Actor, filter = ALL): Promise<ProductStanding[]> {
  const products: ProductStanding[] = [];
  for await (const chunk of streamProductStandings(actor, filter)) products.push(...chunk);
  return products;
}

const namesOf = (products: readonly ProductStanding[]) => products.map(({ ref }) => ref.name).sort();
const byName = (...products: readonly Product[]) => products.map(({ ref }) => ref.name).sort();

describe("a product that somebody may not see", () => {
  test.each([
    ["stranger", stranger],
    ["somebody of another domain", marketer],
  ])("is for a %s in no figure, no list, no trend and no export", async (_who, actor) => {
    const overview = await findComplianceOverview(actor, {});
    expect(overview).toMatchObject({
      products: 3,
      badges: { compliant: 2, "non-compliant": 1, "not-rated": 0 },
      pending: 0,
      lastCheck: null,
    });
    expect(overview.byDomain).toMatchObject([{ domain: { slug: mesh.sales.slug }, products: 3 }]);
    expect(overview.byOwner).toMatchObject([{ person: { id: owner.id }, products: 3 }]);
    expect(overview.worstPolicies).toMatchObject([{ key, open: 1, waived: 1, grace: 0 }]);
    expect(overview.trend).toMatchObject([{ products: 3, compliant: 2, rated: 3 }]);
    const { items, total } = await findProductStandings(actor, ALL);
    expect(total).toBe(3);
    expect(namesOf(items)).toEqual(byName(open, waived, good));
    expect(namesOf(await exported(actor))).toEqual(byName(open, waived, good));
    expect((await findProductStandings(actor, { policy: key, page: 1 })).total).toBe(1);
    expect(await findOutcomeHistory(actor, hidden.ref)).toBeNull();
  });

  test.each([
    ["the team", contributor],
    ["an admin", admin],
    ["an auditor", auditor],
  ])("counts for %s", async (_who, actor) => {
    const overview = await findComplianceOverview(actor, {});
    expect(overview).toMatchObject({ products: 4, badges: { "non-compliant": 2 } });
    expect(overview.worstPolicies).toMatchObject([{ key, open: 2, waived: 1 }]);
    expect(overview.trend).toMatchObject([{ products: 4, compliant: 2, rated: 4 }]);
    expect(namesOf(await exported(actor))).toEqual(byName(open, hidden, waived, good));
  });
});

describe("the overview narrowed", () => {
  test("to a domain or an owner counts theirs alone, and nothing where there is no such one", async () => {
    expect(await findComplianceOverview(admin, { domain: mesh.sales.slug })).toMatchObject({ products: 4 });
    expect(await findComplianceOverview(admin, { domain: mesh.marketing.slug })).toMatchObject({
      products: 0,
    });
    expect(await findComplianceOverview(admin, { domain: "no-such-domain" })).toMatchObject({ products: 0 });
    expect(await findComplianceOverview(admin, { owner: owner.id })).toMatchObject({ products: 4 });
    expect(await findComplianceOverview(admin, { owner: marketer.id })).toMatchObject({
      products: 0,
      pending: 0,
      average: null,
      trend: [],
    });
  });

  test("lists the products that are not compliant unless others are asked for, with reasons and since when", async () => {
    const { items } = await findProductStandings(stranger, { page: 1 });
    expect(items).toMatchObject([
      {
        ref: open.ref,
        badge: "non-compliant",
        since: expect.any(Date),
        open: [
          { key, title: contentOf("COM-01").title, status: "fail", blocking: true, since: expect.any(Date) },
        ],
      },
    ]);
    const compliant = await findProductStandings(stranger, { show: "compliant", page: 1 });
    expect(namesOf(compliant.items)).toEqual(byName(waived, good));
    expect(compliant.items.find(({ id }) => id === waived.id)).toMatchObject({ waived: 1, open: [] });
  });
});

test("the history of a product tells what changed and why", async () => {
  expect(await findOutcomeHistory(stranger, open.ref)).toMatchObject({
    standing: { badge: "non-compliant" },
    transitions: [{ key, title: contentOf("COM-01").title, from: "none", to: "fail", cause: "policy" }],
  });
});
