import "server-only";
import { INDEX_DEFINITION, type IndexDefinition } from "../index-definition";

// The bundler may load this module once per entry point; what serves must be one.
const kept = globalThis as { agoraIndexDefinition?: IndexDefinition };

/** By which definition this process' searches are answered: which words count, and what else they stand for. */
export function servingDefinition(): IndexDefinition {
  return kept.agoraIndexDefinition ?? INDEX_DEFINITION;
}

export function serveBy(definition: IndexDefinition): void {
  kept.agoraIndexDefinition = definition;
}
