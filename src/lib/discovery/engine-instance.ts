import "server-only";
import { env } from "@/lib/platform/env";
import { createEmbeddedEngine } from "./embedded/embedded-engine";
import type { SearchEngine } from "./engine";
import { INDEX_DEFINITION, type IndexDefinition } from "./index-definition";
import type { ServerAddress } from "./meilisearch/connection";
import { createMeilisearchEngine } from "./meilisearch/meilisearch-engine";
import { servingDefinition } from "./tuning/serving-definition";

// The bundler may load this module once per entry point; the index must be one.
declare global {
  var agoraSearchEngine: SearchEngine | undefined;
}

export function searchEngine(): SearchEngine {
  globalThis.agoraSearchEngine ??= createEngine();
  return globalThis.agoraSearchEngine;
}

function createEngine(): SearchEngine {
  const { MEILI_URL: url, MEILI_INDEX_PREFIX: prefix } = env;
  const keys = keysOf();
  if (!url || !keys) return createEmbeddedEngine();
  return createMeilisearchEngine({ url, keys, prefix }, INDEX_DEFINITION, servingDefinition);
}

/** The two keys that can do the least win over the one that can do everything. */
function keysOf(): ServerAddress["keys"] | null {
  const { MEILI_INDEX_KEY: index, MEILI_SEARCH_KEY: search, MEILI_MASTER_KEY: masterKey } = env;
  if (index && search) return { index, search };
  return masterKey ? { masterKey } : null;
}

/** An empty engine beside the serving one, to see what a definition would find. Whoever asks for it closes it. */
export function trialEngine(definition: IndexDefinition): SearchEngine {
  return createEmbeddedEngine(definition);
}
