import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { MakeEngine } from "./loaded-engine";

/** An engine whose relevance is judged, or why it is not. */
export type JudgedEngine = { name: string; make: MakeEngine } | { name: string; notJudged: string };

/** Every engine behind `SearchEngine`. A new one is added here and nowhere else. */
export function judgedEngines(): JudgedEngine[] {
  return [
    { name: "embedded", make: async (definition) => createEmbeddedEngine(definition) },
    {
      name: "meilisearch",
      notJudged: process.env.MEILI_TEST_URL
        ? "MEILI_TEST_URL is set, but tests/discovery/relevance-engines.ts makes no Meilisearch engine"
        : "MEILI_TEST_URL is not set",
    },
  ];
}
