import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { FacetFind } from "@/lib/discovery/facet-find";
import { FACETS, type FacetParam, SearchParams, SORTS } from "@/lib/discovery/model";
import { findComparedProducts } from "@/lib/discovery/queries/find-compared-products";
import { findFacetValues } from "@/lib/discovery/queries/find-facet-values";
import { findPaletteEntries } from "@/lib/discovery/queries/find-palette-entries";
import { findSimilarProducts } from "@/lib/discovery/queries/find-similar-products";
import { type ExplainedHit, searchProducts } from "@/lib/discovery/queries/search-products";
import { effectiveRoles } from "@/lib/identity/effective-roles";
import { type Actor, DomainRole, OrgRole } from "@/lib/identity/model";
import { toAtom } from "@/lib/interop/atom-feed";
import { db } from "@/lib/platform/db";
import { createTerm } from "@/lib/registry/commands/create-term";
import type { ProductRef } from "@/lib/registry/model";
import { findNewProducts } from "@/lib/registry/queries/find-new-products";
import { findProductsTagged } from "@/lib/registry/queries/find-products-tagged";
import { findTags } from "@/lib/registry/queries/find-tags";
import { findTermUses } from "@/lib/registry/queries/find-term-uses";
import { findTerms } from "@/lib/registry/queries/find-terms";
import { termUrls } from "@/lib/registry/term-urls";
import { visibility } from "@/lib/registry/visibility";
import { anActor } from "../builders";
import { createDomainRow, createPerson } from "../people";
import { aDraft, aPublished } from "../registry/mesh";
import { servePublished } from "./served";

/** A published product, or a draft, with a word of its own in everything that a page could give away. */
type Secret = {
  id: string;
  ref: ProductRef;
  word: string;
  title: string;
  isPublished: boolean;
  facts: Parameters<typeof visibility.allows>[1];
};

type DomainNode = { id: string; slug: string; parentId: string | null };

const PEOPLE = 300;
const WHOLE = { page: 1, size: 100 };
const TERM = "basket";
const NOBODYS = "onlyzzzzzzzzzz";
let tree: DomainNode[];
let secrets: Secret[];

beforeAll(async () => {
  const root = await createDomainRow({ name: "Root" });
  const left = await createDomainRow({ name: "Left", parentId: root.id });
  const deep = await createDomainRow({ name: "Deep", parentId: left.id });
  const apart = await createDomainRow({ name: "Apart" });
  const domains = [root, left, deep, apart];
  tree = await db.domain.findMany({ select: { id: true, slug: true, parentId: true } });
  const owner = await createPerson({
    domainRoles: Object.fromEntries(domains.map(({ id }) => [id, "owner"])),
  });
  const definition = "What basket means to us.";
  await createTerm(owner, { slug: TERM, name: "Basket", definition, synonyms: [], domainId: root.id });

  secrets = [];
  for (const home of domains) {
    for (const [index, audience] of [null, [], [left.slug], [apart.slug], [root.slug, deep.slug]].entries()) {
      secrets.push(await publish(owner, home, audience, index));
    }
    secrets.push(await draft(owner, home));
  }
  // Whatever can be rated is, each in a different way.
  for (const [index, { id, facts, isPublished }] of secrets.entries()) {
    if (!isPublished) continue;
    const { domainId } = facts;
    const rating = {
      badge: index % 2 ? "compliant" : "non-compliant",
      score: 40 + index,
      open: 0,
      waived: 0,
      grace: 0,
    };
    await db.productCompliance.create({ data: { productId: id, domainId, since: new Date(), ...rating } });
  }
  await servePublished();
});

function wordNow(): string {
  return `only${randomUUID().replaceAll("-", "").slice(0, 10)}`;
}

function documentOf(word: string, facts: object = {}) {
  const link = { type: "businessDefinition", url: termUrls(TERM)[1] };
  const property = { name: `column_${word}`, logicalType: "string", authoritativeDefinitions: [link] };
  const shared = { name: "shared_id", logicalType: "string" };
  const contract = {
    servers: [{ server: "main", type: `platform-${word}` }],
    schema: [{ name: "lines", properties: [property, shared] }],
  };
  return {
    title: `Orders of ${word}`,
    summary: `About ${word}`,
    description: { purpose: `For ${word}` },
    team: { name: `team ${word}` },
    tags: ["shared", `tag ${word}`],
    outputPorts: [{ name: `port-${word}`, type: "table", contract }],
    ...facts,
  };
}

async function publish(
  owner: Actor,
  home: { slug: string },
  audience: readonly string[] | null,
  index: number,
): Promise<Secret> {
  const word = wordNow();
  const visible =
    audience === null
      ? { visibility: { discoverableBy: "everyone" } }
      : { visibility: { discoverableBy: "domains", domains: audience } };
  const document = documentOf(word, { ...visible, archetype: index % 2 ? "aggregate" : "source-aligned" });
  const { id, ref } = await aPublished(owner, home.slug, document);
  const facts = await readFacts(id);
  return { id, ref, word, title: document.title, isPublished: true, facts };
}

async function draft(owner: Actor, home: { slug: string }): Promise<Secret> {
  const word = wordNow();
  const document = documentOf(word);
  const { id, ref } = await aDraft(owner, home.slug, document);
  return { id, ref, word, title: document.title, isPublished: false, facts: await readFacts(id) };
}

async function readFacts(id: string): Promise<Secret["facts"]> {
  const select = { domainId: true, lifecycle: true, discoverableBy: true, audience: true } as const;
  const row = await db.dataProduct.findUniqueOrThrow({ where: { id }, select });
  return {
    domainId: row.domainId,
    lifecycle: row.lifecycle === "draft" ? "draft" : "active",
    discoverableBy: row.discoverableBy === "everyone" ? "everyone" : "domains",
    audience: row.audience,
  };
}

/** Anybody: of no domain or several, in any role, with any role in the organisation; mostly nobody special. */
const people = fc.record({
  orgRoles: fc.oneof(
    { weight: 4, arbitrary: fc.constant<OrgRole[]>([]) },
    fc.subarray([...OrgRole.options], { maxLength: 1 }),
  ),
  memberships: fc.array(fc.record({ place: fc.nat(3), role: fc.constantFrom(...DomainRole.options) }), {
    maxLength: 2,
  }),
});

const asked = fc.record({
  /** The product whose word is asked for, and with what around it. */
  about: fc.nat(),
  wording: fc.constantFrom(
    "*",
    "orders *",
    "",
    "orders",
    "shared",
    '"about *"',
    "-*",
    "colum",
    "only",
    "*x",
    "tag *",
  ),
  sort: fc.constantFrom(...SORTS),
  narrowedBy: fc.subarray(["tag", "port", "term", "compliance", "domain", "owner", "score", "updated"], {
    maxLength: 2,
  }),
  findIn: fc.constantFrom(...FACETS.map(({ param }) => param)),
  typed: fc.constantFrom("*", "only", "o", "tag", "team *", "platform", "", "shared", "bas"),
});

function actorOf({
  orgRoles,
  memberships,
}: {
  orgRoles: readonly OrgRole[];
  memberships: { place: number; role: DomainRole }[];
}) {
  const held = memberships.flatMap(({ place, role }) => {
    const domain = tree[place];
    return domain ? [{ domainId: domain.id, role }] : [];
  });
  return anActor({ orgRoles: [...orgRoles], ...effectiveRoles(tree, held) });
}

function narrowing(word: string, home: string): Record<string, Record<string, string>> {
  return {
    tag: { tag: `tag ${word}` },
    port: { port: "table" },
    term: { term: TERM },
    compliance: { compliance: "compliant" },
    domain: { domain: home },
    owner: { owner: `team ${word}` },
    score: { minScore: "45", maxScore: "70" },
    updated: { updated: "7" },
  };
}

describe("what a person may not see", () => {
  test("is in no answer of any surface, and counted in none", async () => {
    await fc.assert(
      fc.asyncProperty(people, asked, async (person, ask) => {
        const actor = actorOf(person);
        const hidden = secrets.filter(({ facts }) => !visibility.allows(actor, facts));
        const listed = secrets.filter(
          ({ facts, isPublished }) => isPublished && visibility.allows(actor, facts),
        );
        const target = secrets[ask.about % secrets.length];
        if (!target) throw new Error("There are products to ask for.");
        const { word } = target;
        const home = tree.find(({ id }) => id === target.facts.domainId)?.slug ?? "";
        const look = async (said: string) => {
          const choices = narrowing(said, home);
          const params = SearchParams.parse({
            q: ask.wording.replace("*", said),
            sort: ask.sort,
            ...Object.assign({}, ...ask.narrowedBy.map((by) => choices[by])),
          });
          const find = FacetFind.parse({ in: ask.findIn, find: ask.typed.replace("*", said) });
          const page = await searchProducts(actor, params);
          return { params, find, page, found: find && (await findFacetValues(actor, params, find)) };
        };
        const { params, find, page, found } = await look(word);
        if (hidden.includes(target) || !target.isPublished) {
          // A word that only hidden products have is answered like one that nobody has.
          const ghost = await look(NOBODYS);
          expect(JSON.stringify({ page, found }).replaceAll(word, NOBODYS)).toBe(
            JSON.stringify({ page: ghost.page, found: ghost.found }),
          );
        }

        const terms = await findTerms(actor, { q: "", status: "active" }, WHOLE);
        const term = await findTermUses(actor, TERM, WHOLE);
        const shared = await findProductsTagged(actor, "shared", WHOLE);
        const told: Record<string, unknown> = {
          // What somebody asked for comes back as words that are missing and as a choice nothing has: not told, but said back.
          search: {
            ...page,
            hits: page.hits.map(withoutMissing),
            facets: page.facets.map(withoutEmptyChoices),
          },
          "facet values": found,
          palette: await findPaletteEntries(actor, { q: params.q || word }),
          feed: feedOf(await findNewProducts(actor, 50)),
          similar: await similarTo(actor, listed),
          compare: await findComparedProducts(actor, [
            target.ref,
            ...listed.slice(0, 1).map(({ ref }) => ref),
          ]),
          tags: await findTags(actor, { q: "", order: "name" }, WHOLE),
          tag: await findProductsTagged(actor, `tag ${word}`, WHOLE),
          terms,
          term,
          shared,
        };
        for (const [surface, answer] of Object.entries(told)) {
          const text = JSON.stringify(answer) ?? "";
          for (const secret of hidden) {
            expect(text.includes(secret.word), `${surface} tells the word of a hidden product`).toBe(false);
            expect(text.includes(secret.id), `${surface} tells the id of a hidden product`).toBe(false);
          }
        }
        expectHonestCounts(page, listed.length);
        expect(term.total).toBe(listed.length);
        expect(shared.total).toBe(listed.length);
        expect(terms.items[0]?.uses).toBe(listed.length);
        for (const { value, count } of found?.choices ?? [])
          expect(count, `${find?.param} ${value}`).toBeLessThanOrEqual(
            having(listed, find?.param ?? "tag", value),
          );
      }),
      { numRuns: PEOPLE, seed: 31 },
    );
  }, 180_000);

  test("the counts of an empty search are those of the products one may see", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (person) => {
        const actor = actorOf(person);
        const listed = secrets.filter(
          ({ facts, isPublished }) => isPublished && visibility.allows(actor, facts),
        );
        const { facets, total } = await searchProducts(actor, SearchParams.parse({}));
        expect(total).toBe(listed.length);
        for (const { param, choices } of facets) {
          for (const { value, count } of choices) {
            const expected = having(listed, param, value);
            if (expected !== Number.POSITIVE_INFINITY) expect(count, `${param} ${value}`).toBe(expected);
          }
        }
      }),
      { numRuns: 60, seed: 32 },
    );
  }, 60_000);
});

/** How many of these have the value; infinite for facets that say nothing of a product's own. */
function having(products: readonly Secret[], param: FacetParam, value: string): number {
  const every = new Set(["tag shared", `term ${TERM}`, "port table", "status active"]);
  if (every.has(`${param} ${value}`)) return products.length;
  if (param === "domain") return products.filter(({ facts }) => isWithin(facts.domainId, value)).length;
  if (param === "tag" || param === "owner" || param === "platform")
    return products.filter(({ word }) => value.endsWith(word)).length;
  return Number.POSITIVE_INFINITY;
}

function isWithin(domainId: string, slug: string): boolean {
  for (let at = tree.find(({ id }) => id === domainId); at; at = tree.find(({ id }) => id === at?.parentId))
    if (at.slug === slug) return true;
  return false;
}

function expectHonestCounts(page: Awaited<ReturnType<typeof searchProducts>>, seen: number): void {
  expect(page.total).toBeLessThanOrEqual(seen);
  for (const { choices } of page.facets)
    for (const { count } of choices) expect(count).toBeLessThanOrEqual(seen);
}

function withoutMissing({ explanation, ...hit }: ExplainedHit) {
  return { ...hit, matches: explanation?.matches };
}

function withoutEmptyChoices<T extends { choices: readonly { count: number }[] }>(group: T) {
  return { ...group, choices: group.choices.filter(({ count }) => count > 0) };
}

async function similarTo(actor: Actor, listed: readonly Secret[]) {
  const [product] = listed;
  return product ? findSimilarProducts(actor, product, 20) : [];
}

function feedOf(products: Awaited<ReturnType<typeof findNewProducts>>): string {
  return toAtom({
    id: "feed",
    title: "New",
    url: "https://example.com/",
    self: "https://example.com/feed.atom",
    entries: products.map(({ product, publishedAt }) => ({
      id: product.id,
      title: product.title,
      summary: product.summary,
      url: `https://example.com/${product.ref.name}`,
      author: product.domain.name,
      published: publishedAt,
      updated: product.updatedAt,
    })),
  });
}
