import { beforeAll, describe, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { type PaletteEntry, PaletteQuery } from "@/lib/discovery/palette";
import { findPaletteEntries } from "@/lib/discovery/queries/find-palette-entries";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createPerson } from "../people";
import { aDraft, aMesh, aPublished } from "../registry/mesh";
import { servePublished, serveWith } from "./served";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let open: Awaited<ReturnType<typeof aPublished>>;
let closed: Awaited<ReturnType<typeof aPublished>>;

const withColumns = (...names: string[]) => ({
  outputPorts: [
    {
      name: "lines",
      type: "table",
      contract: { schema: [{ name: "lines", properties: names.map((name) => ({ name })) }] },
    },
  ],
});

beforeAll(async () => {
  mesh = await aMesh();
  open = await aPublished(mesh.owner, mesh.sales.slug, {
    title: "Zebra orders",
    ...withColumns("zebra_weight", "zebra_height", "zebra_stripes", "order_id"),
  });
  closed = await aPublished(mesh.owner, mesh.sales.slug, {
    title: "Zebra secrets",
    visibility: { discoverableBy: "domains" },
    ...withColumns("zebra_password"),
  });
  await aDraft(mesh.owner, mesh.sales.slug, { title: "Zebra draft" });
  await servePublished();
});

async function found(actor: Actor, q: string): Promise<PaletteEntry[]> {
  return (await findPaletteEntries(actor, PaletteQuery.parse({ q }))).entries;
}

async function labels(actor: Actor, q: string, kind: PaletteEntry["kind"]): Promise<string[]> {
  const entries = await found(actor, q);
  return entries.filter((entry) => entry.kind === kind).map(textOf);
}

function textOf({ label }: PaletteEntry): string {
  return label.map(({ text }) => text).join("");
}

describe("products and columns", () => {
  test("are found by the beginning of their words, and a column leads to itself", async () => {
    const entries = await found(mesh.stranger, "zebra wei");
    const column = entries.find(({ kind }) => kind === "column");
    expect(column && textOf(column)).toBe("zebra_weight");
    expect(column?.href).toBe(
      `/products/${mesh.sales.slug}/${open.ref.name}/schema?column=zebra_weight#column`,
    );
    expect(await labels(mesh.stranger, "zebra ord", "product")).toEqual(["Zebra orders"]);
    expect(await labels(mesh.stranger, "unheard ord", "product")).toEqual(["Zebra orders"]);
  });

  test("that a person may not see are in nothing the palette says", async () => {
    for (const q of ["zebra", "secrets", "password", "zebra_password", "draft", closed.ref.name]) {
      const said = JSON.stringify(await found(mesh.stranger, q));
      for (const word of ["secrets", "password", "draft", closed.ref.name, closed.id])
        expect(said.toLowerCase()).not.toContain(word);
    }
    expect(await labels(mesh.contributor, "zebra", "product")).toContain("Zebra secrets");
    expect(await labels(mesh.contributor, "password", "column")).toEqual(["zebra_password"]);
  });

  test("no product fills the list with its columns", async () => {
    expect(await labels(mesh.stranger, "zebra", "column")).toHaveLength(2);
  });

  test("are found by title while search is away, and hidden ones are not", async () => {
    serveWith(createEmbeddedEngine());
    expect(await labels(mesh.stranger, "zebra", "product")).toEqual(["Zebra orders"]);
    expect(await labels(mesh.contributor, "zebra", "product")).toHaveLength(2);
    await servePublished();
  });
});

describe("people", () => {
  test("who work in a domain are known to everybody, by name and never by address", async () => {
    const entries = await found(mesh.stranger, "sales stew");
    expect(entries.filter(({ kind }) => kind === "person")).toMatchObject([
      { hint: "steward in Sales", href: `/domains/${mesh.sales.slug}` },
    ]);
    expect(JSON.stringify(entries)).not.toContain("@");
  });

  test("without a domain are known only to those who manage people", async () => {
    const { id } = await createPerson({ name: "Quincy Unattached" });
    expect(await found(mesh.stranger, "quincy")).toEqual([]);
    expect(await found(mesh.auditor, "quincy")).toEqual([]);
    expect(await found(mesh.admin, "quincy")).toMatchObject([{ href: `/admin/people/${id}` }]);
  });

  test("who were deactivated are gone", async () => {
    const gone = await createPerson({ name: "Gone Ghost", domainRoles: { [mesh.sales.id]: "owner" } });
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });
    expect(await found(mesh.admin, "gone ghost")).toEqual([]);
  });
});

test("policies that are drafts are found by those who may read drafts alone", async () => {
  const content = starterPolicies()[0]?.content;
  if (!content) throw new Error("There is no starter policy.");
  const named = { ...content, title: "Giraffes are counted" };
  await createPolicy(mesh.admin, { code: "GIR-01", domainId: null, content: named, changeNote: "" });
  expect(await labels(mesh.auditor, "giraffes", "policy")).toEqual(["Giraffes are counted"]);
  expect(await labels(mesh.auditor, "gir-01", "policy")).toEqual(["Giraffes are counted"]);
  expect(await found(mesh.stranger, "giraffes")).toEqual([]);
});

test("domains are found by name, and nonsense finds nothing", async () => {
  expect(await labels(mesh.stranger, "market", "domain")).toContain("Marketing");
  expect(await found(mesh.stranger, "%")).toEqual([]);
  expect(await found(mesh.stranger, "qzxvwk")).toEqual([]);
});

test("a question of nothing is no question, and a long one is cut", () => {
  expect(PaletteQuery.safeParse({ q: " \u0000 " }).success).toBe(false);
  expect(PaletteQuery.parse({ q: "x".repeat(500) }).q).toHaveLength(100);
});
