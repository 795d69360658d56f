import { afterEach, expect, test, vi } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { createDomainRow, createPerson } from "../people";
import { cuttableConnection } from "./cut-connection";
import { killableServer } from "./killed-server";
import { aPublishedProduct, indexedVersions, publishAgain, publishedVersions } from "./published";
import { pick, seededRandom } from "./random";
import { standInServer } from "./stand-in-server";
import { serverEngines, TEST_SERVER } from "./test-server";

const SEED = 20_261_122;
const BINARY = process.env.MEILI_TEST_BINARY;
const kept = globalThis as { agoraSearchEngine?: SearchEngine };

/** What is done to an engine while people write: it is lost with its process, or its server ends and comes back. */
type Misfortune = { strike(): Promise<void>; pass(): Promise<void>; end(): Promise<void> };

afterEach(async () => {
  await stopProjector();
  delete kept.agoraSearchEngine;
});

const GUARANTEE = "index consistency after 1,000 random writes with the engine killed in between";

test(`${GUARANTEE}: embedded, lost with its process`, async () => {
  kept.agoraSearchEngine = createEmbeddedEngine();
  await writeThrough(1_000, {
    async strike() {
      await stopProjector();
      kept.agoraSearchEngine = createEmbeddedEngine();
    },
    pass: async () => startProjector(),
    end: async () => undefined,
  });
}, 600_000);

test(`${GUARANTEE}: Meilisearch, a stand-in that is away and comes back`, async () => {
  const server = await standInServer();
  kept.agoraSearchEngine = createMeilisearchEngine(server.address);
  await writeThrough(1_000, { strike: server.stop, pass: server.startAgain, end: async () => undefined });
  await stopProjector();
  await server.stop();
}, 600_000);

if (!TEST_SERVER) {
  test.skip("NO REAL SERVER WAS CUT OFF: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const real = TEST_SERVER;
  test(`${GUARANTEE}: Meilisearch, cut off in the middle of a request`, async () => {
    const { keys, prefix, clear } = await serverEngines(real);
    const connection = await cuttableConnection(real.url);
    const address = { url: connection.url, keys, prefix: `${prefix}cut-`, timeoutMs: 5_000 };
    kept.agoraSearchEngine = createMeilisearchEngine(address);
    await writeThrough(1_000, {
      strike: connection.cut,
      pass: connection.mend,
      async end() {
        await connection.cut();
        await clear();
      },
    });
  }, 900_000);
}

if (!BINARY) {
  test.skip("NO REAL SERVER WAS KILLED: set MEILI_TEST_BINARY to a Meilisearch binary", () => {});
} else {
  test(`${GUARANTEE}: Meilisearch, its process ended by SIGKILL`, async () => {
    const server = await killableServer(BINARY);
    kept.agoraSearchEngine = createMeilisearchEngine(server.address);
    await writeThrough(1_000, { strike: server.stop, pass: server.startAgain, end: server.remove });
  }, 900_000);
}

async function writeThrough(writes: number, { strike, pass, end }: Misfortune): Promise<void> {
  const random = seededRandom(SEED);
  const { owner, domains } = await aTree();
  const products: Awaited<ReturnType<typeof aPublishedProduct>>[] = [];

  async function write(i: number): Promise<void> {
    const domain = pick(random, domains);
    const dice = random();
    if (products.length < 5 || dice < 0.05) {
      products.push(await aPublishedProduct(owner, domain.slug, { title: `Product ${i}` }));
      return;
    }
    const product = pick(random, products);
    // Few go through the gate, which takes most of the time; to the index all writes are alike.
    if (dice < 0.15) return publishAgain(owner, product, someFacts(random, i));
    if (dice < 0.8) return deprecated(owner, product.ref);
    if (dice < 0.85) return void (await unlessRefused(retireProduct(owner, product.ref)));
    return renamed(owner, domain.id, `Domain ${i}`);
  }

  let isStruck = false;
  startProjector();
  for (let i = 0; i < writes; i++) {
    await write(i);
    if (!isStruck && random() < 0.03) {
      await strike();
      isStruck = true;
    }
    // Not waited for: the next writes fall into the rebuild.
    if (isStruck && random() < 0.2) {
      await pass();
      isStruck = false;
    }
    if (random() < 0.02) await stopProjector();
    if (random() < 0.1) startProjector();
    if (random() < 0.05) void projectNow();
  }
  if (isStruck) await pass();
  startProjector();
  await vi.waitFor(
    async () => {
      await projectNow();
      expect(await indexedVersions()).toEqual(await publishedVersions());
    },
    { timeout: 90_000, interval: 200 },
  );
  expect((await indexedVersions()).size).toBeGreaterThan(10);
  await stopProjector();
  await end();
}

/** Two domains side by side and one below the first, with somebody who may do everything in them. */
async function aTree() {
  const root = await createDomainRow({ name: "Root" });
  const side = await createDomainRow({ name: "Side" });
  const below = await createDomainRow({ name: "Below", parentId: root.id });
  const owner = await createPerson({
    orgRoles: ["admin"],
    domainRoles: { [root.id]: "owner", [side.id]: "owner" },
  });
  return { owner, domains: [root, side, below] };
}

function someFacts(random: () => number, i: number) {
  return {
    title: `Product ${i}`,
    tags: [pick(random, ["gold", "raw", "daily"]), `tag ${i}`],
    visibility: { discoverableBy: pick(random, ["everyone", "domains"]) },
  };
}

/** The dice do not know which state a product is in; what its lifecycle does not allow changes nothing. */
async function unlessRefused(move: Promise<unknown>): Promise<void> {
  await move.catch((error) => {
    if (!(error instanceof Error && "code" in error && error.code === "conflict")) throw error;
  });
}

type Ref = { domain: string; name: string };

async function deprecated(owner: Actor, ref: Ref): Promise<void> {
  await unlessRefused(deprecateProduct(owner, { ...ref, sunset: null, successor: null, note: "" }));
  if (ref.name.charCodeAt(7) % 2 === 0) await unlessRefused(reactivateProduct(owner, ref));
}

async function renamed(owner: Actor, id: string, name: string): Promise<void> {
  const { revision, hue, parentId } = await db.domain.findUniqueOrThrow({ where: { id } });
  const facts = { kind: "aggregate", purpose: "", boundary: "", hue, parentId } as const;
  await changeDomain(owner, { id, revision, name, ...facts });
}
