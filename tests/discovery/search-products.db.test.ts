import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { FACETS, type FacetParam, SearchParams, SORTS } from "@/lib/discovery/model";
import type { PublishedProduct } from "@/lib/discovery/published-product";
import { findFacetValues } from "@/lib/discovery/queries/find-facet-values";
import { searchProducts, toRequest } from "@/lib/discovery/queries/search-products";
import { toDocument } from "@/lib/discovery/to-document";
import { effectiveRoles } from "@/lib/identity/effective-roles";
import { type Actor, DomainRole, OrgRole } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { visibility } from "@/lib/registry/visibility";
import { anActor, anAdmin } from "../builders";
import { aMesh, aPublished } from "../registry/mesh";

const kept = globalThis as { agoraSearchEngine?: SearchEngine };

/** `root` above `left`, `apart` beside them. */
const TREE = [
  { id: "root", slug: "root-domain", name: "Root", parentId: null },
  { id: "left", slug: "left-domain", name: "Left", parentId: "root" },
  { id: "apart", slug: "apart-domain", name: "Apart", parentId: null },
];
const PATHS = new Map([
  ["root", [TREE[0]]],
  ["left", [TREE[0], TREE[1]]],
  ["apart", [TREE[2]]],
]);

/** Every product carries a word of its own in everything that a page could give away. */
const wordOf = (i: number) => `only${"abcdefghijklmnopqrstuvwxyz"[i % 26]}${i}x`;

const anyProducts = fc
  .array(
    fc.record({
      domainId: fc.constantFrom("root", "left", "apart"),
      discoverableBy: fc.constantFrom("everyone", "domains"),
      audience: fc.subarray(["root", "left", "apart"]),
      lifecycle: fc.constantFrom("active", "deprecated"),
      classification: fc.constantFrom("public", "internal", "restricted"),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) => all.map((facts, i): PublishedProduct => productOf(facts, i)));

type Facts = Pick<PublishedProduct, "domainId" | "discoverableBy" | "audience" | "lifecycle"> & {
  classification: string;
};

function productOf({ classification, ...facts }: Facts, i: number): PublishedProduct {
  const word = wordOf(i);
  return {
    ...facts,
    audience: [...new Set([facts.domainId, ...facts.audience])],
    id: `id-${word}`,
    name: `name-${word}`,
    title: `Orders ${word}`,
    summary: `About ${word}`,
    updatedAt: new Date(i),
    createdAt: new Date(i),
    purpose: `For ${word}`,
    teamName: `team ${word}`,
    archetype: `archetype-${word}`,
    tags: ["shared", `tag-${word}`],
    ports: [{ name: `port_${word}`, type: `type-${word}`, platform: `platform-${word}` }],
    columns: [`column_${word}`],
    classifications: [classification],
    personalData: ["none"],
    terms: [`term-${word}`],
    badge: "compliant",
    score: i,
    trust: null,
    popularity: null,
  };
}

const anyActor: fc.Arbitrary<Actor> = fc
  .record({
    orgRoles: fc.subarray([...OrgRole.options]),
    memberships: fc.array(
      fc.record({
        domainId: fc.constantFrom("root", "left", "apart"),
        role: fc.constantFrom(...DomainRole.options),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ orgRoles, memberships }) => anActor({ orgRoles, ...effectiveRoles(TREE, memberships) }));

const anySearch = fc
  .record({
    q: fc.oneof(
      fc.constantFrom("", "orders", "shared", "only", "-orders"),
      fc.nat(25).map(wordOf),
      fc.nat(25).map((i) => `"about ${wordOf(i)}"`),
    ),
    sort: fc.constantFrom(...SORTS),
    domain: fc.subarray(["root-domain", "left-domain"]),
    tag: fc.oneof(
      fc.constant([]),
      fc.nat(25).map((i) => [`tag-${wordOf(i)}`]),
    ),
    classification: fc.subarray(["public", "restricted"]),
  })
  .map((params) => SearchParams.parse(params));

async function serve(products: readonly PublishedProduct[]): Promise<void> {
  const engine = createEmbeddedEngine();
  const rebuild = await engine.rebuild();
  const docs = products.map((product) =>
    toDocument(
      product,
      (PATHS.get(product.domainId) ?? []).filter((domain) => domain !== undefined),
    ),
  );
  await rebuild.apply(docs.map((doc) => ({ op: "upsert", doc })));
  await rebuild.publish(docs.length);
  kept.agoraSearchEngine = engine;
}

beforeAll(async () => {
  for (const domain of TREE) await db.domain.create({ data: { ...domain, kind: "aggregate" } });
});

describe("what a person may not see", () => {
  test("appears in no hit, total, facet count, label or highlight of any search", async () => {
    await fc.assert(
      fc.asyncProperty(anyProducts, anyActor, anySearch, async (products, actor, params) => {
        await serve(products);
        const page = await searchProducts(actor, params);
        const hidden = products.filter((product) => !visibility.allows(actor, product));
        const said = JSON.stringify({ ...page, facets: page.facets.map(withoutEmptyChoices) });
        for (const product of hidden) expect(said).not.toContain(product.id.slice("id-".length));

        const visible = products.filter((product) => visibility.allows(actor, product));
        const alone = await searchAlone(visible, actor, params);
        expect(page.total).toBe(alone.total);
        expect(page.facets).toEqual(alone.facets);
        expect(page.hits.map(({ id }) => id)).toEqual(alone.hits.map(({ id }) => id));
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  /** What was typed into the address comes back as a choice that nothing has; the index did not tell it. */
  function withoutEmptyChoices<T extends { choices: readonly { count: number }[] }>(group: T) {
    return { ...group, choices: group.choices.filter(({ count }) => count > 0) };
  }

  /** The same search where the hidden products do not exist at all. */
  async function searchAlone(visible: readonly PublishedProduct[], actor: Actor, params: SearchParams) {
    await serve(visible);
    return searchProducts(actor, params);
  }

  test("every search asks with the person's own principals", () => {
    fc.assert(
      fc.property(anyActor, anySearch, (actor, params) => {
        const { scope } = toRequest(actor, params);
        expect(scope.kind).toBe("principals");
        const anyOf = scope.kind === "principals" ? scope.anyOf : [];
        expect(anyOf).toContain("everyone");
        expect(anyOf.includes("reader")).toBe(visibility.allows(actor, HIDDEN));
      }),
    );
  });
  const HIDDEN = {
    domainId: "elsewhere",
    lifecycle: "draft",
    discoverableBy: "domains",
    audience: [],
  } as const;
});

describe("a page of results", () => {
  const params = (given: Partial<SearchParams> = {}) => ({ ...SearchParams.parse({}), ...given });
  const plain: Facts = {
    domainId: "left",
    discoverableBy: "everyone",
    audience: [],
    lifecycle: "active",
    classification: "internal",
  };

  test("domains stand beneath the domain above, which counts them, and carry names", async () => {
    await serve([productOf(plain, 0), productOf({ ...plain, domainId: "apart" }, 1)]);
    const { facets } = await searchProducts(anAdmin(), params());
    const [domains] = facets;
    expect(domains?.choices).toMatchObject([
      { value: "apart-domain", label: "Apart", count: 1, depth: 0 },
      { value: "root-domain", label: "Root", count: 1, depth: 0 },
      { value: "left-domain", label: "Left", count: 1, depth: 1 },
    ]);
    expect(facets.map(({ param }) => param)).toEqual(FACETS.map(({ param }) => param));
  });

  test("a value is found by its name or its own words, under the filters in force, and is a link like the others", async () => {
    const { id: domainId } = await db.domain.findUniqueOrThrow({ where: { slug: "apart-domain" } });
    const term = {
      slug: "crate",
      name: "Shipping crate",
      definition: "A box.",
      synonyms: ["carton"],
      domainId,
    };
    await db.glossaryTerm.create({ data: term });
    await serve([
      { ...productOf(plain, 0), tags: ["blue whale"], terms: ["crate", "nobody-defined-it"] },
      { ...productOf({ ...plain, domainId: "apart" }, 1), tags: ["whale blue"], terms: ["crate"] },
    ]);
    const found = async (param: FacetParam, q: string, given: Partial<SearchParams> = {}) =>
      (await findFacetValues(anAdmin(), params(given), { param, q }))?.choices.map(
        ({ value, label, count, isChosen }) => [value, label, count, isChosen],
      );
    expect(await found("tag", "WHA")).toEqual([
      ["blue whale", "blue whale", 1, false],
      ["whale blue", "whale blue", 1, false],
    ]);
    expect(await found("tag", "wha", { domain: ["apart-domain"], tag: ["whale blue"] })).toEqual([
      ["whale blue", "whale blue", 1, true],
    ]);
    expect(await found("domain", "apa")).toEqual([["apart-domain", "Apart", 1, false]]);
    expect(await found("term", "shipp")).toEqual([["crate", "Shipping crate", 2, false]]);
    expect(await found("term", "carton")).toEqual([["crate", "Shipping crate", 2, false]]);
    expect(await found("term", "nobody")).toEqual([]);
    expect(await found("term", "box", { minScore: 50 })).toEqual([]);
    expect(await found("compliance", "compl", { maxScore: 0 })).toEqual([
      ["compliant", "Compliant", 1, false],
    ]);
  });

  test("scores and days narrow hits and counts alike", async () => {
    await serve([0, 1, 2].map((i) => ({ ...productOf(plain, i), score: i * 50, updatedAt: new Date() })));
    const page = await searchProducts(anAdmin(), params({ minScore: 50, maxScore: 99, updated: 1 }));
    expect(page.total).toBe(1);
    expect(page.facets.find(({ param }) => param === "status")?.choices).toMatchObject([{ count: 1 }]);
    expect((await searchProducts(anAdmin(), params({ minScore: 0 }))).total).toBe(3);
  });

  test("a chosen value stays in sight when nothing has it any more", async () => {
    await serve([productOf(plain, 0)]);
    const { facets, total } = await searchProducts(anAdmin(), params({ tag: ["gone"] }));
    expect(total).toBe(0);
    const tags = facets.find(({ param }) => param === "tag");
    expect(tags?.choices).toContainEqual({
      value: "gone",
      label: "gone",
      count: 0,
      isChosen: true,
      depth: 0,
    });
  });

  test("pages are disjoint and complete, and there are no more than can be turned to", async () => {
    await serve(Array.from({ length: 45 }, (_, i) => productOf(plain, i)));
    const pages = await Promise.all([1, 2, 3].map((page) => searchProducts(anAdmin(), params({ page }))));
    const ids = pages.flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(new Set(ids).size).toBe(45);
    expect(pages.map(({ pageCount }) => pageCount)).toEqual([3, 3, 3]);
  });
});

describe("while there is no index", () => {
  test.each<[string, () => SearchEngine]>([
    ["still warming", createEmbeddedEngine],
    ["away", () => ({ ...createEmbeddedEngine(), health: async () => "unavailable" })],
    [
      "lost in the middle of a search",
      () => ({
        ...createEmbeddedEngine(),
        health: async () => "ok",
        search: async () => {
          throw new AppError("unavailable", "The search engine does not answer.");
        },
      }),
    ],
    [
      "lost, as an engine tells it that another bundle made",
      () => ({
        ...createEmbeddedEngine(),
        health: async () => "ok",
        search: async () => {
          throw Object.assign(new Error("Search is away."), { name: "AppError", code: "unavailable" });
        },
      }),
    ],
  ])("%s: a plain list of what the person may see stands in and says so", async (_state, engine) => {
    const mesh = await aMesh();
    const open = await aPublished(mesh.owner, mesh.sales.slug, { title: "Open orders" });
    const secret = { title: "Secret orders", visibility: { discoverableBy: "domains" } };
    const closed = await aPublished(mesh.owner, mesh.sales.slug, secret);
    kept.agoraSearchEngine = engine();

    const seenBy = async (actor: Actor, q: string) => {
      const page = await searchProducts(actor, SearchParams.parse({ q }));
      expect(page).toMatchObject({ isDegraded: true, facets: [] });
      return page.hits.map(({ id }) => id);
    };
    expect(await seenBy(mesh.stranger, "orders")).toContain(open.id);
    expect(await seenBy(mesh.stranger, "orders")).not.toContain(closed.id);
    expect(await seenBy(mesh.contributor, "orders")).toContain(closed.id);
    expect(await seenBy(mesh.stranger, `orders ${"x".repeat(300)}`)).toEqual([]);
    expect(await seenBy(mesh.stranger, "%00 \u0000")).toEqual([]);
  });

  test("what a plain list cannot narrow by is said, and no value is found", async () => {
    kept.agoraSearchEngine = createEmbeddedEngine();
    const params = SearchParams.parse({ tag: "raw", term: "basket", minScore: "80", updated: "7" });
    const { unheeded } = await searchProducts(anAdmin(), params);
    expect(unheeded).toEqual(["glossary term", "compliance score at least 80", "updated in the last 7 days"]);
    expect(await findFacetValues(anAdmin(), params, { param: "tag", q: "r" })).toBeNull();
  });

  test("a fault of the engine is no reason to pretend", async () => {
    const engine = createEmbeddedEngine();
    kept.agoraSearchEngine = {
      ...engine,
      health: async () => "ok",
      search: () => Promise.reject(new TypeError("undefined is not a function")),
    };
    await expect(searchProducts(anAdmin(), SearchParams.parse({}))).rejects.toThrow(TypeError);
  });
});
