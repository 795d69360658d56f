import { Meilisearch } from "meilisearch";
import { afterAll, expect, test } from "vitest";
import { ensureKeys } from "@/lib/discovery/meilisearch/least-privilege-keys";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";
import { makeDoc } from "./documents";
import { idsFor, loadedEngine } from "./loaded-engine";
import { serverEngines, TEST_SERVER } from "./test-server";

if (!TEST_SERVER) {
  test.skip("KEYS WERE NOT TRIED ON MEILISEARCH: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const { url, masterKey } = TEST_SERVER;
  const server = await serverEngines(TEST_SERVER);
  const { prefix, keys } = server;
  afterAll(server.clear);
  const client = (apiKey: string) => new Meilisearch({ host: url, apiKey });

  test("asking for the keys again gives the same keys", async () => {
    const asked = { url, masterKey, timeoutMs: 10_000 };
    expect(await Promise.all([ensureKeys(asked, prefix), ensureKeys(asked, prefix)])).toEqual([keys, keys]);
  });

  test("with the master key alone, an engine makes the keys it then works with", async () => {
    const engine = await loadedEngine(
      async () => createMeilisearchEngine({ url, keys: { masterKey }, prefix }),
      [makeDoc("a", { title: "orders" })],
    );
    expect(await idsFor(engine, "orders")).toEqual(["a"]);
  });

  test("the key that searches can only search, and only these indexes", async () => {
    const searcher = client(keys.search);
    const refused = { cause: { code: "invalid_api_key" } };
    await expect(searcher.index(`${prefix}x`).addDocuments([{ id: 1 }])).rejects.toMatchObject(refused);
    await expect(searcher.index(`${prefix}x`).getSettings()).rejects.toMatchObject(refused);
    await expect(searcher.index("another").search("a")).rejects.toMatchObject(refused);
    await expect(searcher.getKeys()).rejects.toMatchObject(refused);
  });

  test("the key that indexes neither searches, nor makes keys, nor reaches other indexes", async () => {
    const indexer = client(keys.index);
    const refused = { cause: { code: "invalid_api_key" } };
    await expect(indexer.index(`${prefix}x`).search("a")).rejects.toMatchObject(refused);
    await expect(indexer.getKeys()).rejects.toMatchObject(refused);
    await expect(indexer.createDump()).rejects.toMatchObject(refused);
    await expect(indexer.index("another").addDocuments([{ id: 1 }])).rejects.toMatchObject(refused);
  });
}
