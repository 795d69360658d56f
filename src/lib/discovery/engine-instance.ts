import "server-only";
import { createEmbeddedEngine } from "./embedded/embedded-engine";
import type { SearchEngine } from "./engine";

// The bundler may load this module once per entry point; the index must be one.
const kept = globalThis as { agoraSearchEngine?: SearchEngine };

export function searchEngine(): SearchEngine {
  const engine = kept.agoraSearchEngine ?? createEmbeddedEngine();
  kept.agoraSearchEngine = engine;
  return engine;
}
