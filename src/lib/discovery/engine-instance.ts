import "server-only";
import { createEmbeddedEngine } from "./embedded/embedded-engine";
import type { SearchEngine } from "./engine";
import type { IndexDefinition } from "./index-definition";

// The bundler may load this module once per entry point; the index must be one.
const kept = globalThis as { agoraSearchEngine?: SearchEngine };

export function searchEngine(): SearchEngine {
  const engine = kept.agoraSearchEngine ?? createEmbeddedEngine();
  kept.agoraSearchEngine = engine;
  return engine;
}

/** An empty engine beside the serving one, to see what a definition would find. Whoever asks for it closes it. */
export function trialEngine(definition: IndexDefinition): SearchEngine {
  return createEmbeddedEngine(definition);
}
