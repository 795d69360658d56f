import { afterAll, expect, test, vi } from "vitest";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { createDomainRow, createPerson } from "../people";
import { aPublishedProduct, indexedVersions, publishAgain, publishedVersions } from "./published";
import { pick, seededRandom } from "./random";

const WRITES = 300;
const SEED = 20_261_122;

afterAll(stopProjector);

test("after any writes and restarts in between, the index holds what the database has published", async () => {
  const random = seededRandom(SEED);
  const { owner, domains } = await aTree();
  const products: Awaited<ReturnType<typeof aPublishedProduct>>[] = [];

  async function write(i: number): Promise<void> {
    const domain = pick(random, domains);
    const dice = random();
    if (products.length < 5 || dice < 0.2) {
      products.push(await aPublishedProduct(owner, domain.slug, { title: `Product ${i}` }));
      return;
    }
    const product = pick(random, products);
    if (dice < 0.5) return publishAgain(owner, product, someFacts(random, i));
    if (dice < 0.7) return deprecated(owner, product.ref);
    if (dice < 0.85) return void (await unlessRefused(retireProduct(owner, product.ref)));
    return renamed(owner, domain.id, `Domain ${i}`);
  }

  startProjector();
  for (let i = 0; i < WRITES; i++) {
    await write(i);
    if (random() < 0.05) await stopProjector();
    // Not waited for: the next writes fall into the rebuild.
    if (random() < 0.1) startProjector();
    if (random() < 0.05) void projectNow();
  }
  startProjector();
  await vi.waitFor(
    async () => {
      await projectNow();
      expect(await indexedVersions()).toEqual(await publishedVersions());
    },
    { timeout: 15_000, interval: 100 },
  );
  expect((await indexedVersions()).size).toBeGreaterThan(10);
}, 180_000);

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
