import "server-only";
import { createSearchMeter, type SearchMeter } from "./search-figures";

// The bundler may load this module once per entry point; what a process measures is one.
const kept = globalThis as { agoraSearchMeter?: { meter: SearchMeter; since: Date } };

/** What this process measures of its own searches, since it was first asked to. */
export function searchMeter(at: Date): { meter: SearchMeter; since: Date } {
  kept.agoraSearchMeter ??= { meter: createSearchMeter(), since: at };
  return kept.agoraSearchMeter;
}
