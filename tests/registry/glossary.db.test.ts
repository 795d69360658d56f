import { beforeAll, describe, expect, test } from "vitest";
import { deleteDomain } from "@/lib/governance/commands/delete-domain";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { changeTerm } from "@/lib/registry/commands/change-term";
import { createTerm } from "@/lib/registry/commands/create-term";
import { reinstateTerm, retireTerm } from "@/lib/registry/commands/retire-term";
import { TermInput } from "@/lib/registry/glossary";
import { findTermUses } from "@/lib/registry/queries/find-term-uses";
import {
  findTerm,
  findTermChoices,
  findTerms,
  findTermsAt,
  findTermsNamed,
} from "@/lib/registry/queries/find-terms";
import { termSlugIn, termUrls } from "@/lib/registry/term-urls";
import { createPerson } from "../people";
import { aMesh, aPublished, eventsOf } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;

beforeAll(async () => {
  mesh = await aMesh();
});

const PAGE = { page: 1, size: 50 };

function aTerm(actor: Actor, slug: string, facts: Partial<TermInput> = {}) {
  const definition = `What ${slug} means to us.`;
  return createTerm(actor, { slug, name: slug, definition, synonyms: [], domainId: mesh.sales.id, ...facts });
}

const linked = (title: string, url: string, more = {}) => ({
  title,
  outputPorts: [
    {
      name: "lines",
      type: "table",
      contract: {
        schema: [
          {
            name: "lines",
            properties: [
              { name: "order_id", authoritativeDefinitions: [{ type: "businessDefinition", url }] },
              { name: "free", authoritativeDefinitions: [{ type: "tutorial", url }] },
            ],
          },
        ],
      },
    },
  ],
  ...more,
});

describe("defining terms", () => {
  test("one address is one term, and events tell of what became of it", async () => {
    const { id } = await aTerm(mesh.steward, "basket");
    await expect(aTerm(mesh.steward, "basket")).rejects.toMatchObject({ code: "conflict" });
    await retireTerm(mesh.steward, { id });
    await retireTerm(mesh.steward, { id });
    await reinstateTerm(mesh.steward, { id });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      "term.created",
      "term.retired",
      "term.changed",
    ]);
  });

  test("two who change a term at once do not overwrite each other", async () => {
    const { id } = await aTerm(mesh.steward, "parcel");
    const input = {
      id,
      revision: 1,
      name: "Parcel",
      definition: "One box.",
      synonyms: [],
      domainId: mesh.sales.id,
    };
    const parsed = { ...input, definition: "One box on its way to somebody." };
    expect(await changeTerm(mesh.steward, parsed)).toEqual({ slug: "parcel", revision: 2 });
    await expect(changeTerm(mesh.owner, parsed)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a term goes to another domain only with the stewards of both", async () => {
    const { id } = await aTerm(mesh.steward, "voucher");
    const move = {
      id,
      revision: 1,
      name: "Voucher",
      definition: "Worth something at the till.",
      synonyms: [],
      domainId: mesh.marketing.id,
    };
    await expect(changeTerm(mesh.steward, move)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeTerm(mesh.marketer, move)).rejects.toMatchObject({ code: "forbidden" });
    const both = await createPerson({
      domainRoles: { [mesh.sales.id]: "steward", [mesh.marketing.id]: "steward" },
    });
    await changeTerm(both, move);
    expect((await findTerm(mesh.stranger, "voucher"))?.domain.id).toBe(mesh.marketing.id);
  });

  test("a domain that answers for terms is not deleted from under them", async () => {
    const { id } = await db.domain.create({ data: { slug: "glossarians", name: "G", kind: "aggregate" } });
    const steward = await createPerson({ domainRoles: { [id]: "steward" } });
    await aTerm(steward, "left-behind", { domainId: id });
    await expect(deleteDomain(mesh.admin, { id })).rejects.toMatchObject({
      code: "conflict",
      details: [expect.stringContaining("glossary")],
    });
  });

  test("synonyms are a text with commas or a list, each once", () => {
    const input = { slug: "aa", name: "Aa", definition: "Long enough to say it.", domainId: "d" };
    expect(TermInput.parse({ ...input, synonyms: " a, b,, a " }).synonyms).toEqual(["a", "b"]);
    expect(TermInput.parse({ ...input, synonyms: ["a", "a"] }).synonyms).toEqual(["a"]);
    expect(TermInput.parse(input).synonyms).toEqual([]);
  });
});

describe("what a term is linked to", () => {
  test("is found under its whole address and under the part that stays, and nothing hidden is counted", async () => {
    await aTerm(mesh.steward, "order", { synonyms: ["Purchase"] });
    const [address, path] = termUrls("order");
    await aPublished(mesh.owner, mesh.sales.slug, linked("By address", address));
    await aPublished(mesh.owner, mesh.sales.slug, linked("By path", path));
    const hidden = { visibility: { discoverableBy: "domains" } };
    await aPublished(mesh.owner, mesh.sales.slug, linked("Hidden", path, hidden));
    await aPublished(
      mesh.owner,
      mesh.sales.slug,
      linked("Elsewhere", "https://other.example/glossary/order"),
    );

    const uses = async (actor: Actor) => {
      const { items, total } = await findTermUses(actor, "order", PAGE);
      expect(total).toBe(items.length);
      return items.map(({ product }) => product.title).toSorted();
    };
    expect(await uses(mesh.stranger)).toEqual(["By address", "By path"]);
    expect(await uses(mesh.contributor)).toEqual(["By address", "By path", "Hidden"]);
    const [use] = (await findTermUses(mesh.stranger, "order", PAGE)).items;
    expect(use?.places).toEqual([{ portName: "lines", path: "order_id" }]);

    const counted = async (actor: Actor) =>
      (await findTerms(actor, { q: "purchase", status: "active" }, PAGE)).items.map(({ slug, uses: n }) => [
        slug,
        n,
      ]);
    expect(await counted(mesh.stranger)).toEqual([["order", 2]]);
    expect(await counted(mesh.contributor)).toEqual([["order", 3]]);
  });

  test("is told by name where this glossary has the term, and by nothing where it has not", async () => {
    const terms = await findTermsAt(mesh.stranger, [
      "/glossary/order",
      "/glossary/none",
      "https://x.example/order",
    ]);
    expect([...terms].map(([url, { slug }]) => [url, slug])).toEqual([["/glossary/order", "order"]]);
  });
});

describe("finding terms", () => {
  test("by name, synonym and definition, in any case; nonsense finds nothing", async () => {
    await aTerm(mesh.steward, "refund", { name: "Refund", synonyms: ["Money Back"] });
    const slugs = async (q: string) =>
      (await findTerms(mesh.stranger, { q, status: "active" }, PAGE)).items.map(({ slug }) => slug);
    expect(await slugs("money back")).toEqual(["refund"]);
    expect(await slugs("REFUND means")).toEqual(["refund"]);
    expect(await slugs("%")).toEqual([]);
    expect((await findTermsNamed(mesh.stranger, "money", 5)).map(({ slug }) => slug)).toEqual(["refund"]);
    expect(await findTermsNamed(mesh.stranger, "means to", 5)).toEqual([]);
  });

  test("retired terms are neither offered nor listed, but their page and links stay", async () => {
    const { id } = await aTerm(mesh.steward, "telegram");
    await retireTerm(mesh.steward, { id });
    expect((await findTermChoices(mesh.stranger)).map(({ name }) => name)).not.toContain("telegram");
    expect(await findTermsNamed(mesh.stranger, "telegram", 5)).toEqual([]);
    expect((await findTerms(mesh.stranger, { q: "telegram", status: "retired" }, PAGE)).total).toBe(1);
    expect(await findTerm(mesh.stranger, "telegram")).toMatchObject({ status: "retired" });
    expect((await findTermsAt(mesh.stranger, ["/glossary/telegram"])).size).toBe(1);
  });
});

test.each([
  ["/glossary/order", "order"],
  [termUrls("order")[0], "order"],
  [`${termUrls("order")[0]}?x=1#y`, "order"],
  ["https://elsewhere.example/glossary/order", null],
  ["/glossary/order/edit", null],
  ["order", null],
  ["javascript:alert(1)", null],
  ["", null],
])("the address %s means the term %s", (url, slug) => {
  expect(termSlugIn(url)).toBe(slug);
});
