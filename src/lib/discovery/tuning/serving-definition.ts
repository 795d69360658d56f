import "server-only";
import { INDEX_DEFINITION, type IndexDefinition } from "../index-definition";

// The bundler may load this module once per entry point; what serves must be one.
declare global {
  var agoraIndexDefinition: IndexDefinition | undefined;
}

/** By which definition this process' searches are answered: which words count, and what else they stand for. */
export function servingDefinition(): IndexDefinition {
  return globalThis.agoraIndexDefinition ?? INDEX_DEFINITION;
}

export function serveBy(definition: IndexDefinition): void {
  globalThis.agoraIndexDefinition = definition;
}
