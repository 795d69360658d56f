import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { deleteProduct } from "@/lib/registry/commands/delete-product";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { findDomain } from "@/lib/registry/queries/find-domain";
import { termUrls } from "@/lib/registry/term-urls";
import { createDomainRow, reloadActor } from "../people";
import { aMesh, aPassingEvaluation } from "../registry/mesh";
import { EVERYTHING } from "./loaded-engine";
import {
  aDraft,
  aPublishedProduct,
  idsFound,
  indexedVersions,
  publishAgain,
  publishedVersions,
} from "./published";

let mesh: Awaited<ReturnType<typeof aMesh>>;

beforeAll(async () => {
  mesh = await aMesh();
  startProjector();
});
afterAll(stopProjector);

/** A word no other test's products have. */
let word: string;
beforeEach(() => {
  word = `w${randomUUID().slice(0, 8)}`;
});

/** Other databases of the same server may hold old transactions open, which holds events back for a moment. */
async function untilFound(q: string, ids: readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    await projectNow();
    expect(new Set(await idsFound(q))).toEqual(new Set(ids));
  }, WAIT);
}

/** The index holds exactly what the database has published, as it is now. */
async function untilLevel(): Promise<void> {
  await vi.waitFor(async () => {
    await projectNow();
    expect(await indexedVersions()).toEqual(await publishedVersions());
  }, WAIT);
}
const WAIT = { timeout: 15_000, interval: 50 };

const published = (facts = {}) =>
  aPublishedProduct(mesh.owner, mesh.sales.slug, { title: `Orders ${word}`, ...facts });

describe("what commands do is found", () => {
  test("a publication, and not the draft before it", async () => {
    const draft = await aDraft(mesh.owner, mesh.sales.slug, { title: word });
    await untilFound(word, []);
    const { id } = await published();
    await untilFound(word, [id]);
    await deleteProduct(mesh.owner, draft.ref);
    await untilFound(word, [id]);
  });

  test("the terms it is linked to, and its rating as soon as there is one", async () => {
    const links = [{ type: "businessDefinition", url: termUrls("parcel")[0] }];
    const { id } = await published({ authoritativeDefinitions: links });
    await untilFound(word, [id]);
    const facts = async () => {
      const { hits, facets } = await searchEngine().search({
        scope: EVERYTHING,
        q: word,
        facets: { fields: ["terms", "compliance"] },
      });
      return { score: hits[0]?.card.score, terms: facets.terms?.values, badges: facets.compliance?.values };
    };
    const terms = [{ value: "parcel", count: 1 }];
    expect(await facts()).toEqual({ score: null, terms, badges: [] });
    await db.$transaction(async (tx) => {
      const rating = { badge: "compliant", score: 87.5, open: 0, waived: 0, grace: 0, since: new Date() };
      await tx.productCompliance.create({ data: { productId: id, domainId: mesh.sales.id, ...rating } });
      await recordEvent(tx, { type: "product.rated", subjectId: id, actorId: null });
    });
    await untilLevel();
    expect(await facts()).toEqual({ score: 87, terms, badges: [{ value: "compliant", count: 1 }] });
  });

  test("a new version by its new title and no longer by its old one", async () => {
    const product = await published();
    await untilFound(word, [product.id]);
    await publishAgain(mesh.owner, product, { title: `Renamed${word}` });
    await untilFound(`renamed${word}`, [product.id]);
    await untilFound(word, []);
  });

  test("a deprecation as the product's status, a retirement by its absence, a reactivation by its return", async () => {
    const { id, ref } = await published();
    await deprecateProduct(mesh.owner, { ...ref, sunset: null, successor: null, note: "" });
    await untilLevel();
    expect(await idsFound(word)).toEqual([id]);
    const { hits } = await searchEngine().search({ scope: { kind: "system", reason: "test" }, q: word });
    expect(hits[0]?.card.status).toBe("deprecated");

    await reactivateProduct(mesh.owner, ref);
    await untilLevel();
    await retireProduct(mesh.owner, ref);
    await untilFound(word, []);
  });

  test("the new name of a domain, on the products of its sub-domains too", async () => {
    const below = await createDomainRow({ name: "Returns", parentId: mesh.sales.id });
    const owner = await reloadActor(mesh.owner.id);
    const { id } = await aPublishedProduct(owner, below.slug, { title: "Returned goods" });
    await untilLevel();
    const sales = await findDomain(mesh.admin, mesh.sales.slug);
    if (!sales) throw new Error("The domain is gone.");
    const { kind, purpose, boundary, hue, revision } = sales;
    const facts = { id: sales.id, kind, purpose, boundary, hue, revision, parentId: null };
    await changeDomain(mesh.admin, { ...facts, name: `Commerce ${word}` });
    await vi.waitFor(async () => {
      await projectNow();
      expect(await idsFound(word)).toContain(id);
    }, WAIT);
    await untilLevel();
  });
});

describe("trouble", () => {
  /** A product whose id no engine takes; no command makes one. */
  async function anUnindexable(title: string) {
    const { id, name } = await db.dataProduct.create({
      data: {
        id: `not an id ${randomUUID()}`,
        domainId: mesh.sales.id,
        name: `bad-${word}`,
        draft: {},
        title,
      },
    });
    const passed = await aPassingEvaluation(id, {});
    const version = { ...passed, productId: id, ordinal: 1, version: "1.0.0", descriptor: {} };
    const { id: currentVersionId } = await db.productVersion.create({ data: version });
    await db.dataProduct.update({ where: { id }, data: { currentVersionId, lifecycle: "active" } });
    return { id, name };
  }

  test("a document that cannot be indexed is parked with its reason, and its neighbours go on", async () => {
    const bad = await anUnindexable(`Orders ${word}`);
    await recordEvent(db, { type: "product.published", subjectId: bad.id, actorId: null });
    const good = await published();
    await untilFound(word, [good.id]);
    expect(await db.searchDeadLetter.findUnique({ where: { productId: bad.id } })).toMatchObject({
      error: expect.stringContaining("id"),
    });

    await stopProjector();
    startProjector();
    await untilFound(word, [good.id]);
    expect(await searchEngine().health()).toBe("ok");
    expect(await db.searchDeadLetter.count({ where: { productId: bad.id } })).toBe(1);

    await db.dataProduct.update({ where: { id: bad.id }, data: { lifecycle: "retired" } });
    await recordEvent(db, { type: "product.lifecycle-changed", subjectId: bad.id, actorId: null });
    await vi.waitFor(async () => {
      await projectNow();
      expect(await db.searchDeadLetter.count({ where: { productId: bad.id } })).toBe(0);
    }, WAIT);
  });

  test("what the engine refuses is parked and no longer shows what it last showed", async () => {
    const product = await published();
    await untilFound(word, [product.id]);
    const engine = withEngine((inner) => ({
      ...inner,
      settle: async () => ({ state: "failed", code: "odd", message: "too odd", ids: [product.id] }),
    }));
    try {
      await publishAgain(mesh.owner, product, { title: `Odd ${word}`, visibility: { domains: [] } });
      await vi.waitFor(async () => {
        await projectNow();
        expect(await idsFound(word)).toEqual([]);
      }, WAIT);
      expect(await db.searchDeadLetter.findUnique({ where: { productId: product.id } })).toMatchObject({
        error: "too odd",
      });
    } finally {
      engine.restore();
    }
  });

  test("a failing batch is tried again until it is through", async () => {
    let failures = 0;
    const engine = withEngine((inner) => ({
      ...inner,
      apply: (ops) => (++failures <= 2 ? Promise.reject(new Error("The disk is full.")) : inner.apply(ops)),
    }));
    try {
      const { id } = await published();
      await untilFound(word, [id]);
      expect(failures).toBeGreaterThan(2);
    } finally {
      engine.restore();
    }
  });

  test("a failing rebuild leaves lists to the database and is tried again", async () => {
    await stopProjector();
    let failures = 0;
    const engine = withEngine(
      (inner) => ({
        ...inner,
        rebuild: () => (++failures <= 1 ? Promise.reject(new Error("No memory.")) : inner.rebuild()),
      }),
      createEmbeddedEngine(),
    );
    try {
      startProjector();
      await projectNow();
      expect(await searchEngine().health()).toBe("warming");
      await untilLevel();
      expect(await searchEngine().health()).toBe("ok");
    } finally {
      engine.restore();
      await stopProjector();
      startProjector();
      await projectNow();
    }
  });
});

describe("starting again", () => {
  test("gives the same index", async () => {
    await published();
    await untilLevel();
    const before = await indexedVersions();
    await stopProjector();
    startProjector();
    await projectNow();
    expect(await indexedVersions()).toEqual(before);
  });

  test("writes during the rebuild are in the index that it publishes", async () => {
    await stopProjector();
    const kept = await published();
    startProjector();
    const [first, second] = await Promise.all([
      published(),
      published(),
      retireProduct(mesh.owner, kept.ref),
    ]);
    await untilFound(word, [first.id, second.id]);
    await untilLevel();
  });

  test("what a stopped projector still had in hand never comes after what its successor wrote", async () => {
    const product = await published();
    for (let round = 0; round < 5; round++) {
      await publishAgain(mesh.owner, product, { title: `Round ${round} ${word}` });
      const stopped = stopProjector();
      await stopped;
      startProjector();
    }
    await untilLevel();
    expect(await idsFound(`round 4 ${word}`)).toEqual([product.id]);
  });

  test("without a projector, waiting for it ends at once", async () => {
    await stopProjector();
    await projectNow();
    startProjector();
    await untilLevel();
  });
});

/** Puts an engine of another behaviour in place of the one in use. */
function withEngine(change: (inner: SearchEngine) => SearchEngine, inner = searchEngine()) {
  const kept = globalThis as { agoraSearchEngine?: SearchEngine };
  const before = searchEngine();
  kept.agoraSearchEngine = change(inner);
  return {
    restore() {
      kept.agoraSearchEngine = before;
    },
  };
}
