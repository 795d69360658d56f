import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { effectiveRoles } from "@/lib/identity/effective-roles";
import { type Actor, DomainRole, OrgRole } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { Lifecycle } from "@/lib/registry/model";
import { principalsOf, tokensOf, type VisibilityFacts, visibility } from "@/lib/registry/visibility";
import { anActor } from "../builders";

/** `root` above `left` and `right`, `leaf` below `left`, and `apart` beside them. */
const TREE = [
  { id: "root", parentId: null },
  { id: "left", parentId: "root" },
  { id: "right", parentId: "root" },
  { id: "leaf", parentId: "left" },
  { id: "apart", parentId: null },
];
const IDS = TREE.map(({ id }) => id);

type Facts = VisibilityFacts & { id: string };

/** Every kind of product: each domain, state and discoverability, with its own and one further domain as audience. */
const PRODUCTS: Facts[] = IDS.flatMap((domainId) =>
  Lifecycle.options.flatMap((lifecycle) =>
    (["everyone", "domains"] as const).flatMap((discoverableBy) =>
      IDS.map((other) => ({
        id: [domainId, lifecycle, discoverableBy, other].join("-"),
        domainId,
        lifecycle,
        discoverableBy,
        audience: [...new Set([domainId, other])],
      })),
    ),
  ),
);

beforeAll(async () => {
  for (const { id, parentId } of TREE)
    await db.domain.create({ data: { id, parentId, slug: id, name: id, kind: "aggregate" } });
  const draft = { draft: {}, title: "t" };
  const unpublished = PRODUCTS.map((facts) => ({
    ...facts,
    ...draft,
    audience: [...facts.audience],
    name: facts.id,
  }));
  await db.dataProduct.createMany({ data: unpublished.map((row) => ({ ...row, lifecycle: "draft" })) });
  const passed = { snapshotHash: "h", decision: "publishable" };
  await db.evaluation.createMany({
    data: PRODUCTS.map(({ id }) => ({
      id,
      productId: id,
      ...passed,
      bundleHash: "b",
      outcomes: [],
      asOf: new Date(),
    })),
  });
  await db.productVersion.createMany({
    data: PRODUCTS.map(({ id }) => ({
      ...passed,
      id,
      productId: id,
      evaluationId: id,
      ordinal: 1,
      version: "1.0.0",
      descriptor: {},
    })),
  });
  for (const lifecycle of Lifecycle.options) {
    const ids = PRODUCTS.filter((product) => product.lifecycle === lifecycle).map(({ id }) => id);
    await db.$executeRaw`
      UPDATE "data_product" SET "lifecycle" = ${lifecycle}, "current_version_id" = "id" WHERE "id" = ANY(${ids})`;
  }
});

const actors: fc.Arbitrary<Actor> = fc
  .record({
    orgRoles: fc.uniqueArray(fc.constantFrom(...OrgRole.options)),
    memberships: fc.uniqueArray(
      fc.record({ domainId: fc.constantFrom(...IDS, "gone"), role: fc.constantFrom(...DomainRole.options) }),
      { selector: ({ domainId }) => domainId, maxLength: 4 },
    ),
  })
  .map(({ orgRoles, memberships }) => anActor({ orgRoles, ...effectiveRoles(TREE, memberships) }));

test("memory, SQL and search tokens show every actor the same products", async () => {
  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const inMemory = PRODUCTS.filter((product) => visibility.allows(actor, product)).map(({ id }) => id);
      const rows = await db.dataProduct.findMany({
        where: { AND: [visibility.toWhere(actor)] },
        select: { id: true },
      });
      const principals = principalsOf(actor);
      const byToken = PRODUCTS.filter((product) =>
        tokensOf(product).some((token) => principals.includes(token)),
      );
      expect(rows.map(({ id }) => id).sort()).toEqual(inMemory.toSorted());
      expect(byToken.map(({ id }) => id)).toEqual(inMemory);
    }),
    { numRuns: 60 },
  );
});

const seenBy = (actor: Actor) => PRODUCTS.filter((product) => visibility.allows(actor, product));

test("a stranger sees what is published for everyone and nothing else", () => {
  for (const { lifecycle, discoverableBy } of seenBy(anActor())) {
    expect(["active", "deprecated", "retired"]).toContain(lifecycle);
    expect(discoverableBy).toBe("everyone");
  }
});

test("the members of a named domain, of those above it and of those below it find what is published for it", () => {
  const product: VisibilityFacts = {
    domainId: "apart",
    lifecycle: "active",
    discoverableBy: "domains",
    audience: ["apart", "left"],
  };
  const memberOf = (domainId: string) => anActor(effectiveRoles(TREE, [{ domainId, role: "contributor" }]));
  const finding = IDS.filter((id) => visibility.allows(memberOf(id), product));
  expect(finding.sort()).toEqual(["apart", "leaf", "left", "root"]);
});

test("admins and auditors see everything, and a team all that is its own", () => {
  for (const role of ["admin", "auditor"] as const)
    expect(seenBy(anActor({ orgRoles: [role] }))).toHaveLength(PRODUCTS.length);
  const team = anActor(effectiveRoles(TREE, [{ domainId: "left", role: "contributor" }]));
  const own = PRODUCTS.filter(({ domainId }) => domainId === "left" || domainId === "leaf");
  expect(own.every((product) => visibility.allows(team, product))).toBe(true);
});
