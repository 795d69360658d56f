import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { effectiveRoles } from "@/lib/identity/effective-roles";
import { type Actor, DomainRole, OrgRole } from "@/lib/identity/model";
import { edgesOf, type Graph } from "@/lib/lineage/graph";
import { impactOf } from "@/lib/lineage/impact";
import { neighbourhoodOf } from "@/lib/lineage/neighbourhood";
import { pathBetween } from "@/lib/lineage/path-between";
import { findMesh } from "@/lib/lineage/queries/find-mesh";
import { findProductLineage } from "@/lib/lineage/queries/find-product-lineage";
import { db, type Tx } from "@/lib/platform/db";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { Lifecycle, type ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { anActor } from "../builders";
import { pick, seededRandom } from "../discovery/random";
import { createDomainRow, createPerson } from "../people";
import { publishDraft } from "../registry/mesh";

type Product = { id: string; ref: ProductRef; word: string; facts: Parameters<typeof visibility.allows>[1] };

const PRODUCTS = 24;
const PEOPLE = 25;
let tree: { id: string; slug: string; parentId: string | null }[];
let products: Product[];

/** A mesh of open, restricted, unpublished and retired products that take from each other at random, in cycles too. */
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
  const random = seededRandom(7);
  const planned = Array.from({ length: PRODUCTS }, (_, i) => ({
    domain: pick(random, domains).slug,
    name: `word${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}secret`,
  }));
  for (const [index, ref] of planned.entries()) {
    const inputs = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, planned));
    const named = [
      ...inputs.map(({ domain, name }) => `${domain}/${name}#lines`),
      ...(random() < 0.2 ? ["apart/there-is-no-such-product"] : []),
    ];
    const audience = pick(random, [null, null, [], [left.slug], [deep.slug, apart.slug]]);
    const { id } = await registerProduct(owner, {
      ...ref,
      title: `Title of ${ref.name}`,
      descriptor: {
        visibility:
          audience === null
            ? { discoverableBy: "everyone" }
            : { discoverableBy: "domains", domains: audience },
        inputPorts: [
          ...named.map((product, i) => ({ name: `input-${i}`, product })),
          ...(random() < 0.2 ? [{ name: "outside", external: `Source of ${ref.name}` }] : []),
        ],
      },
    });
    if (index % 10 !== 9) await publishDraft(owner, id);
    if (index % 10 === 5) await retireProduct(owner, ref);
  }
  products = await Promise.all(planned.map(readProduct));
  for (let count = 0; count < PRODUCTS; count++) await grant(pick(random, products), pick(random, products));
});

/** Access of one product to another, as the life of a request would leave it. */
async function grant(source: Product, consumer: Product): Promise<void> {
  const version = await db.productVersion.findFirst({ where: { productId: source.id } });
  if (!version || source.id === consumer.id) return;
  const [consumerKey, portName, at] = [`product:${consumer.id}`, "lines", new Date()];
  await db.$transaction(async (tx) => {
    // Who asked and who decided is of no interest here, nor is whether they were allowed to.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const asked = {
      consumerKey,
      productId: consumer.id,
      purpose: "To try it out.",
      days: 30,
      requestedAt: at,
    };
    const { id: requestId } = await tx.accessRequest.create({ data: asked });
    const place = { consumerKey, productId: source.id, portName };
    const { id: requestPortId } = await tx.accessRequestPort.create({ data: { requestId, ...place } });
    const term = { startsAt: at, expiresAt: new Date(at.getTime() + 86_400_000) };
    await tx.accessGrant.create({
      data: { requestPortId, ...place, ...term, decisionId: requestPortId, versionId: version.id },
    });
  });
}

async function readProduct({ domain, name }: ProductRef): Promise<Product> {
  const row = await db.dataProduct.findFirstOrThrow({ where: { name, domain: { slug: domain } } });
  const { id, domainId, audience } = row;
  const discoverableBy = row.discoverableBy === "everyone" ? "everyone" : "domains";
  const facts = { domainId, lifecycle: Lifecycle.parse(row.lifecycle), discoverableBy, audience } as const;
  return { id, ref: { domain, name }, word: name, facts };
}

const people = fc.record({
  orgRoles: fc.oneof(
    { weight: 6, arbitrary: fc.constant<OrgRole[]>([]) },
    fc.subarray([...OrgRole.options], { maxLength: 1 }),
  ),
  memberships: fc.array(fc.record({ place: fc.nat(3), role: fc.constantFrom(...DomainRole.options) }), {
    maxLength: 2,
  }),
});

function actorOf({
  orgRoles,
  memberships,
}: {
  orgRoles: readonly OrgRole[];
  memberships: { place: number; role: DomainRole }[];
}): Actor {
  const held = memberships.flatMap(({ place, role }) => {
    const domain = tree[place];
    return domain ? [{ domainId: domain.id, role }] : [];
  });
  return anActor({ orgRoles: [...orgRoles], ...effectiveRoles(tree, held) });
}

/** Everything lineage says to a person: the mesh, and around each product, with every impact and path. */
async function everythingTold(actor: Actor, tx: Tx): Promise<Record<string, unknown>> {
  const mesh = await findMesh(actor, tx);
  const told: Record<string, unknown> = { mesh: shown(mesh.graph) };
  for (const { ref } of products) {
    const lineage = await findProductLineage(actor, ref, tx);
    told[`${ref.domain}/${ref.name}`] = lineage && {
      graph: shown(lineage.graph),
      domains: [...lineage.domains],
      impact: impactOf(lineage),
      around: neighbourhoodOf(lineage.graph, lineage.product.id, 2),
    };
  }
  const ids = [...mesh.graph.nodes.keys()];
  told.paths = ids.map((from) => ids.map((to) => pathBetween(mesh.graph, from, to)));
  return told;
}

function shown(graph: Graph): unknown {
  const { nodes, missing, outside } = graph;
  return { nodes: [...nodes], edges: edgesOf(graph), missing: [...missing], outside: [...outside] };
}

/** Answers a question as if these products had never been, and leaves them where they are. */
async function without<T>(hidden: readonly string[], ask: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined;
  const undone = new Error("This was never meant to stay.");
  await db
    .$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.inputEdge.deleteMany({ where: { productId: { in: [...hidden] } } });
      await tx.dataProduct.deleteMany({ where: { id: { in: [...hidden] } } });
      answer = { value: await ask(tx) };
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  if (!answer) throw new Error("There was no answer.");
  return answer.value;
}

describe("of what a person may not see", () => {
  test("nothing is told: every answer is the one a mesh without it would give", async () => {
    let hiddenInAll = 0;
    await fc.assert(
      fc.asyncProperty(people, async (person) => {
        const actor = actorOf(person);
        const hidden = products.filter(({ facts }) => !visibility.allows(actor, facts));
        hiddenInAll += hidden.length;
        const told = await everythingTold(actor, db);
        const ids = hidden.map(({ id }) => id);
        expect(told).toEqual(await without(ids, (tx) => everythingTold(actor, tx)));
        for (const { ref, word, id } of hidden) {
          expect(told[`${ref.domain}/${ref.name}`]).toBeNull();
          const text = JSON.stringify(told.mesh) + JSON.stringify(Object.values(told));
          expect(text).not.toContain(id);
          expect(text).not.toContain(word);
        }
      }),
      { numRuns: PEOPLE, seed: 11 },
    );
    expect(hiddenInAll).toBeGreaterThan(PEOPLE);
  }, 240_000);

  test("that something is missing is told, and its name only to who may see every product", async () => {
    const stranger = await findMesh(anActor());
    const auditor = await findMesh(anActor({ orgRoles: ["auditor"] }));
    expect(stranger.graph.missing.size).toBeGreaterThan(0);
    expect([...stranger.graph.missing.values()].flat()).toEqual([]);
    expect(new Set([...auditor.graph.missing.values()].flat())).toContain("apart/there-is-no-such-product");
  });
});

test("what is read around one product says of it what the whole mesh says", async () => {
  const actor = anActor({ orgRoles: ["auditor"] });
  const { graph } = await findMesh(actor);
  for (const { id, ref } of products) {
    const lineage = await findProductLineage(actor, ref);
    if (!lineage) {
      expect(graph.nodes.has(id)).toBe(false);
      continue;
    }
    for (const stepsMax of [1, 2, 9])
      expect(neighbourhoodOf(lineage.graph, id, stepsMax)).toEqual(neighbourhoodOf(graph, id, stepsMax));
    expect(lineage.graph.missing.get(id)).toEqual(graph.missing.get(id));
    expect(lineage.graph.outside.get(id)).toEqual(graph.outside.get(id));
  }
});
