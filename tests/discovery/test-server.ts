import { randomUUID } from "node:crypto";
import { Meilisearch } from "meilisearch";
import type { IndexDefinition } from "@/lib/discovery/index-definition";
import { ensureKeys } from "@/lib/discovery/meilisearch/least-privilege-keys";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";
import type { MakeEngine } from "./loaded-engine";

const TIMEOUT_MS = 30_000;

/** The server tests may write to, or null where none was named. */
export const TEST_SERVER = process.env.MEILI_TEST_URL
  ? { url: process.env.MEILI_TEST_URL, masterKey: process.env.MEILI_TEST_KEY ?? "" }
  : null;

/** Engines that share no index, reached by two keys that can do no more than the app's. */
export async function serverEngines({ url, masterKey }: NonNullable<typeof TEST_SERVER>) {
  const prefix = `agora-test-${randomUUID().slice(0, 8)}-`;
  const keys = await ensureKeys({ url, masterKey, timeoutMs: TIMEOUT_MS }, prefix);
  let made = 0;
  const makeEngine: MakeEngine = async (definition?: IndexDefinition) => {
    made += 1;
    return createMeilisearchEngine(
      { url, keys, prefix: `${prefix}${made}-`, timeoutMs: TIMEOUT_MS },
      definition,
    );
  };
  const admin = new Meilisearch({ host: url, apiKey: masterKey, timeout: TIMEOUT_MS });
  async function clear(): Promise<void> {
    const { results } = await admin.getRawIndexes({ limit: 10_000 });
    for (const { uid } of results.filter((index) => index.uid.startsWith(prefix)))
      await admin.deleteIndex(uid);
    for (const key of Object.values(keys)) await admin.deleteKey(key);
  }
  return { makeEngine, admin, prefix, keys, clear };
}
