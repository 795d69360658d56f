import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createTerm } from "@/lib/registry/commands/create-term";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import type { ProductRef } from "@/lib/registry/model";
import { PageRequest } from "@/lib/registry/page";
import { findDomain } from "@/lib/registry/queries/find-domain";
import { findDomainContents } from "@/lib/registry/queries/find-domain-contents";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { findDownstream } from "@/lib/registry/queries/find-downstream";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { findInheritedMembers } from "@/lib/registry/queries/find-inherited-members";
import { findMovedProduct } from "@/lib/registry/queries/find-moved-product";
import { findMyDrafts } from "@/lib/registry/queries/find-my-drafts";
import { findNewProducts } from "@/lib/registry/queries/find-new-products";
import { findPeopleInDomains } from "@/lib/registry/queries/find-people-in-domains";
import { findPersonalData } from "@/lib/registry/queries/find-personal-data";
import { findProduct, getProduct } from "@/lib/registry/queries/find-product";
import { findProductList } from "@/lib/registry/queries/find-product-list";
import { findProductRefs } from "@/lib/registry/queries/find-product-refs";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { findProductsIn } from "@/lib/registry/queries/find-products-in";
import { findProductsTagged } from "@/lib/registry/queries/find-products-tagged";
import { findRecentProducts } from "@/lib/registry/queries/find-recent-products";
import { findTags } from "@/lib/registry/queries/find-tags";
import { findTermDomains } from "@/lib/registry/queries/find-term-domains";
import { findTermUses } from "@/lib/registry/queries/find-term-uses";
import {
  findTerm,
  findTermChoices,
  findTerms,
  findTermsAt,
  findTermsNamed,
} from "@/lib/registry/queries/find-terms";
import { findVersion } from "@/lib/registry/queries/find-version";
import { findVersions } from "@/lib/registry/queries/find-versions";
import { termUrls } from "@/lib/registry/term-urls";
import { createDomainRow } from "../people";
import { aDraft, aMesh, aPublished } from "./mesh";

/** Stands in everything that only the team, or only the audience, may read. */
const SECRET = "unannounced";

const TERM = "revenue";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let below: { id: string };
let draft: ProductRef;
let restricted: ProductRef;
let open: ProductRef;

beforeAll(async () => {
  mesh = await aMesh();
  below = await createDomainRow({ parentId: mesh.sales.id });
  const definition = "What was sold, before returns.";
  await createTerm(mesh.steward, {
    slug: TERM,
    name: TERM,
    definition,
    synonyms: [],
    domainId: mesh.sales.id,
  });
  const aSpecialColumn = {
    name: SECRET,
    customProperties: [{ property: "personalData", value: "special" }],
  };
  const hidden = {
    visibility: { discoverableBy: "domains" },
    summary: SECRET,
    tags: [SECRET],
    outputPorts: [
      {
        name: SECRET,
        type: "table",
        authoritativeDefinitions: [{ type: "businessDefinition", url: termUrls(TERM)[1] }],
        contract: { schema: [{ name: SECRET, properties: [aSpecialColumn] }] },
      },
    ],
  };
  draft = (await aDraft(mesh.owner, mesh.sales.slug, { summary: SECRET })).ref;
  restricted = (await aPublished(mesh.owner, mesh.sales.slug, { ...hidden, title: `${SECRET} product` })).ref;
  open = (
    await aPublished(mesh.owner, mesh.sales.slug, {
      outputPorts: [{ name: "lines", type: "table" }],
      inputPorts: [{ name: "in", product: `${restricted.domain}/${restricted.name}#p` }],
    })
  ).ref;
  await aPublished(mesh.owner, mesh.sales.slug, {
    ...hidden,
    inputPorts: [{ name: "in", product: `${open.domain}/${open.name}#lines` }],
  });
  const deprecation = { ...open, sunset: null, successor: restricted, note: "" };
  await deprecateProduct(mesh.steward, deprecation);
  const saved = await saveDraft(mesh.owner, {
    ...open,
    revision: 2,
    descriptor: { title: "Orders", note: SECRET },
  });
  expect(saved.saved).toBe(true);
});

const PAGE = PageRequest.parse({ size: 100 });
const refused = (error: unknown) => ({ refused: (error as { code?: string }).code });

/** Every query there is, asked in every way that could give something away. */
const QUERIES: Record<string, (actor: Actor) => Promise<unknown>[]> = {
  findDomain: (actor) => [findDomain(actor, mesh.sales.slug)],
  findDomainContents: (actor) => [findDomainContents(actor, mesh.sales.id)],
  findDomains: (actor) => [findDomains(actor)],
  findDownstream: (actor) => [draft, restricted, open].map((ref) => findDownstream(actor, ref)),
  findDraft: (actor) => [draft, restricted, open].map((ref) => findDraft(actor, ref)),
  findInheritedMembers: (actor) => [findInheritedMembers(actor, below.id)],
  findMovedProduct: (actor) => [draft, restricted, open].map((ref) => findMovedProduct(actor, ref)),
  findMyDrafts: (actor) => [findMyDrafts(actor, PAGE)],
  findProduct: (actor) => [draft, restricted, open].map((ref) => findProduct(actor, ref)),
  getProduct: (actor) => [draft, restricted].map((ref) => getProduct(actor, ref).catch(refused)),
  findProductList: (actor) => ["", SECRET].map((q) => findProductList(actor, { ...PAGE, q })),
  findNewProducts: (actor) => [findNewProducts(actor, 50)],
  findPeopleInDomains: (actor) => [findPeopleInDomains(actor, "", 50)],
  findPersonalData: (actor) => [findPersonalData(actor).then((found) => [...found])],
  findProductSummaries: (actor) => [
    db.dataProduct
      .findMany({ select: { id: true } })
      .then((all) =>
        findProductSummaries(
          actor,
          all.map(({ id }) => id),
        ),
      )
      .then((found) => [...found]),
  ],
  findProductsTagged: (actor) => [findProductsTagged(actor, SECRET, PAGE)],
  findTags: (actor) => [findTags(actor, { q: "", order: "name" }, PAGE)],
  findTerm: (actor) => [findTerm(actor, TERM)],
  findTermChoices: (actor) => [findTermChoices(actor)],
  findTermDomains: (actor) => [findTermDomains(actor)],
  findTermUses: (actor) => [findTermUses(actor, TERM, PAGE)],
  findTerms: (actor) => [findTerms(actor, { q: "", status: "active" }, PAGE)],
  findTermsAt: (actor) => [findTermsAt(actor, [termUrls(TERM)[0]]).then((found) => [...found])],
  findTermsNamed: (actor) => [findTermsNamed(actor, "rev", 10)],
  findProductRefs: (actor) => ["", SECRET].map((q) => findProductRefs(actor, q)),
  findProductsIn: (actor) => [findProductsIn(actor, mesh.sales.id, PAGE)],
  findRecentProducts: (actor) => [findRecentProducts(actor, 50)],
  findVersion: (actor) => [draft, restricted].map((ref) => findVersion(actor, ref, "1.0.0")),
  findVersions: (actor) => [draft, restricted].map((ref) => findVersions(actor, ref, PAGE)),
};

const answersTo = async (actor: Actor, query: string) => Promise.all(QUERIES[query]?.(actor) ?? []);

test("no query is missing from the table", async () => {
  const folder = path.resolve(import.meta.dirname, "../../src/lib/registry/queries");
  const exported: string[] = [];
  for (const file of await readdir(folder)) {
    const module: Record<string, unknown> = await import(path.join(folder, file));
    exported.push(...Object.keys(module).filter((name) => typeof module[name] === "function"));
  }
  expect(exported.sort()).toEqual(Object.keys(QUERIES).sort());
});

describe.each(Object.keys(QUERIES))("%s", (query) => {
  test.each(["stranger", "marketer"] as const)(
    "tells a %s nothing of drafts or restricted products",
    async (who) => {
      const answers = JSON.stringify(await answersTo(mesh[who], query));
      expect(answers).not.toContain(SECRET);
      expect(answers).not.toContain(draft.name);
      // An input names its upstream in the published document itself; everything else about it stays hidden.
      if (query !== "findProduct") expect(answers).not.toContain(restricted.name);
    },
  );

  test("answers the team", async () => {
    const answers = JSON.stringify(await answersTo(mesh.owner, query));
    expect(answers).toMatch(/[a-z]/);
    expect(answers).not.toContain("refused");
  });
});

test("a stranger counts what they see: one product, and nothing of the rest", async () => {
  const branch = (actor: Actor) => findDomain(actor, mesh.sales.slug);
  expect(await branch(mesh.stranger)).toMatchObject({ products: 1, productsWithin: 1 });
  expect(await branch(mesh.owner)).toMatchObject({ products: 3, productsWithin: 3 });
  for (const q of ["", "o"])
    expect(await findProductList(mesh.stranger, { ...PAGE, q })).toMatchObject({ total: 1 });
  expect([...(await findPersonalData(mesh.stranger))]).toEqual([]);
  expect([...(await findPersonalData(mesh.owner)).values()]).toEqual(["special", "special"]);
  expect(await findVersions(mesh.stranger, restricted, PAGE)).toEqual({ items: [], total: 0 });
  expect(await findProduct(mesh.stranger, draft)).toBeNull();
  expect(await findProduct(mesh.stranger, restricted)).toBeNull();
  await expect(getProduct(mesh.stranger, restricted)).rejects.toMatchObject({ code: "not-found" });
});

test("of a product they may see, a stranger learns neither its draft nor its hidden neighbours", async () => {
  expect(await findProduct(mesh.stranger, open)).toMatchObject({
    draft: null,
    successor: null,
    upstream: [{ productRef: `${restricted.domain}/${restricted.name}`, product: null }],
  });
  expect(await findDownstream(mesh.stranger, open)).toEqual([]);
  expect(await findDownstream(mesh.stranger, restricted)).toEqual([]);
  expect(await findProduct(mesh.owner, open)).toMatchObject({
    draft: { hasChanges: true },
    successor: { ref: restricted },
    upstream: [{ product: { ref: restricted } }],
  });
  expect(await findDownstream(mesh.owner, open)).toHaveLength(1);
  expect(await findDraft(mesh.stranger, open)).toBeNull();
});

test("an auditor sees every product and no draft of them; an admin may read both", async () => {
  expect(await findProduct(mesh.auditor, restricted)).toMatchObject({ draft: null });
  expect(await findDraft(mesh.auditor, draft)).toBeNull();
  expect(await findDraft(mesh.admin, draft)).toMatchObject({ descriptor: { summary: SECRET } });
  expect(await findMyDrafts(mesh.admin, PAGE)).toEqual({ items: [], total: 0 });
});
