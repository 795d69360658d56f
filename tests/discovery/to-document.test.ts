import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProductSearchDoc } from "@/lib/discovery/document";
import type { DomainPath, PublishedProduct } from "@/lib/discovery/published-product";
import { toDocument } from "@/lib/discovery/to-document";

const PATH: DomainPath = [
  { id: "d1", slug: "sales", name: "Sales" },
  { id: "d2", slug: "orders", name: "Orders" },
];

function aProduct(facts: Partial<PublishedProduct> = {}): PublishedProduct {
  return {
    id: "p1",
    name: "customer-orders",
    title: "Customer orders",
    summary: "Every order line.",
    lifecycle: "active",
    discoverableBy: "everyone",
    audience: ["d2"],
    updatedAt: new Date("2026-03-01"),
    createdAt: new Date("2026-01-01"),
    domainId: "d2",
    purpose: "For analyses of demand.",
    teamName: "Order data",
    archetype: "source-aligned",
    tags: ["orders"],
    ports: [{ name: "order-lines", type: "table", platform: "databricks" }],
    columns: ["order_line_id", "customerId"],
    classifications: ["internal"],
    personalData: ["none"],
    terms: ["order"],
    badge: "compliant",
    score: 92.7,
    trust: "proven",
    popularity: 40,
    ...facts,
  };
}

const documentOf = (facts: Partial<PublishedProduct> = {}, path = PATH) => toDocument(aProduct(facts), path);

describe("what a product is found by", () => {
  test.each([
    ["the highest of its columns", ["internal", "restricted", "public"], ["restricted"]],
    ["whatever its case and spaces", [" Confidential", "internal"], ["confidential"]],
    ["a word of somebody's own scale only while nothing comparable is stated", ["secret"], ["secret"]],
    ["the comparable word beside one of somebody's own", ["secret", "public"], ["public"]],
    ["nothing where nothing is stated", ["", ""], []],
    ["nothing without columns", [], []],
  ])("classification: %s", (_what, classifications, expected) => {
    const { facets, card } = documentOf({ classifications });
    expect(facets.classification).toEqual(expected);
    expect(card.classification).toBe(expected[0] ?? null);
  });

  test.each([
    [["none", "special", "personal"], ["special"]],
    [["none"], ["none"]],
    [[""], []],
  ])("personal data %j: %j", (personalData, expected) => {
    expect(documentOf({ personalData }).facets.personalData).toEqual(expected);
  });

  test("its domain and every domain above, so that choosing a parent finds it", () => {
    const { facets, domainLabel, card } = documentOf();
    expect(facets.domain).toEqual(["sales", "orders"]);
    expect(domainLabel).toBe("Sales › Orders");
    expect(card).toMatchObject({ domainPath: "orders", domainId: "d2" });
  });

  test.each([
    ["proven", "proven"],
    ["failing", "failing"],
    [null, "unproven"],
  ] as const)("a trust signal that is kept as %s: %s", (trust, expected) => {
    const { facets, card } = documentOf({ trust });
    expect(facets.trust).toEqual([expected]);
    expect(card.trust).toBe(expected);
  });

  test.each([
    [92.7, 92],
    [100, 100],
    [99.999, 99],
    [0, 0],
    [null, null],
  ])("a score of %d as people read it: %d", (score, expected) => {
    const { numbers, card } = documentOf({ score });
    expect(numbers.score).toBe(expected);
    expect(card.score).toBe(expected);
  });

  test("the terms it is linked to, and how it stands, as far as that is known", () => {
    expect(documentOf({ terms: ["order", "customer"] }).facets.terms).toEqual(["customer", "order"]);
    expect(documentOf({ badge: "non-compliant" }).facets.compliance).toEqual(["non-compliant"]);
    expect(documentOf({ badge: null }).facets.compliance).toEqual([]);
  });

  test("the words of its name and other spellings of its title", () => {
    expect(documentOf({ name: "order-lines", title: "Größe" }).aliases).toEqual(
      expect.arrayContaining(["order", "lines", "groesse", "grosse"]),
    );
  });

  test("the words inside the names of its columns, ports and platforms", () => {
    expect(documentOf().portText).toEqual(
      expect.arrayContaining(["customer", "id", "order", "lines", "databricks"]),
    );
  });

  test.each([
    ["Order data", "Order data"],
    [null, "Orders"],
    ["  ", "Orders"],
  ])("its team %j, or else its domain: %s", (teamName, owner) => {
    const { facets, ownerLabel } = documentOf({ teamName });
    expect(facets.owner).toEqual([owner]);
    expect(ownerLabel).toBe(owner);
  });

  test("each port type and platform once, and none that is empty", () => {
    const port = { name: "p", type: "table", platform: "" };
    const { facets } = documentOf({ ports: [port, port, { ...port, type: "", platform: "s3" }] });
    expect(facets).toMatchObject({ portTypes: ["table"], platforms: ["s3"] });
  });

  test("its visibility as the registry words it", () => {
    expect(documentOf().visibility).toEqual(["reader", "team:d2", "everyone", "domain:d2"]);
    expect(documentOf({ discoverableBy: "domains", audience: ["d2", "d9"] }).visibility).toEqual([
      "reader",
      "team:d2",
      "domain:d2",
      "domain:d9",
    ]);
  });
});

describe("the hash", () => {
  test("is the same whatever order the database answers in", () => {
    const one = documentOf({
      classifications: ["secret", "odd"],
      personalData: ["x", "y"],
      audience: ["a", "b"],
    });
    const other = documentOf({
      classifications: ["odd", "secret"],
      personalData: ["y", "x"],
      audience: ["b", "a"],
    });
    expect(other.hash).toBe(one.hash);
  });

  test.each<[string, Partial<PublishedProduct>]>([
    ["title", { title: "Orders of customers" }],
    ["summary", { summary: "Other" }],
    ["lifecycle", { lifecycle: "deprecated" }],
    ["audience", { audience: ["d2", "d3"] }],
    ["discoverability", { discoverableBy: "domains" }],
    ["time of change", { updatedAt: new Date("2026-03-02") }],
    ["tags", { tags: ["orders", "new"] }],
    ["columns", { columns: ["order_line_id"] }],
    ["classification", { classifications: ["restricted"] }],
  ])("changes with the %s", (_what, facts) => {
    expect(documentOf(facts).hash).not.toBe(documentOf().hash);
  });

  test("changes with the name of a domain above", () => {
    const renamed = PATH.map((domain) => (domain.id === "d1" ? { ...domain, name: "Commerce" } : domain));
    expect(documentOf({}, renamed).hash).not.toBe(documentOf().hash);
  });
});

test("however much a product holds, its document is one that engines take", () => {
  const wild = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("", " ", "😀".repeat(400), "ﷺ".repeat(200), "x".repeat(9_000), "Ünïcödé_Case"),
  );
  const many = fc.array(wild, { maxLength: 8 });
  const facts = fc.record({
    title: wild,
    summary: wild,
    purpose: fc.option(wild),
    teamName: fc.option(wild),
    archetype: fc.option(wild),
    tags: many,
    columns: many,
    classifications: many,
    personalData: many,
    ports: fc.array(fc.record({ name: wild, type: wild, platform: wild }), { maxLength: 3 }),
    audience: fc.array(fc.uuid(), { maxLength: 5 }),
  });
  const path = fc
    .array(wild, { maxLength: 6 })
    .map((names) => names.map((name, i) => ({ id: `${i}`, slug: `s${i}`, name })));
  fc.assert(
    fc.property(facts, path, (product, domains) => {
      const doc = toDocument(aProduct(product), domains);
      const parsed = ProductSearchDoc.safeParse(doc);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }),
  );
  const columns = Array.from({ length: 6_000 }, (_, i) => `column_${i}`);
  const tags = Array.from({ length: 1_500 }, (_, i) => `tag ${i}`);
  expect(ProductSearchDoc.safeParse(documentOf({ columns, tags })).success).toBe(true);
});
