import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { MakeEngine } from "./loaded-engine";
import { serverEngines, TEST_SERVER } from "./test-server";

/** An engine whose relevance is judged, or why it is not. */
export type JudgedEngine =
  | { name: string; make: MakeEngine; clear: () => Promise<void> }
  | { name: string; notJudged: string };

/** Every engine behind `SearchEngine`. A new one is added here and nowhere else. */
export async function judgedEngines(): Promise<JudgedEngine[]> {
  const embedded: JudgedEngine = {
    name: "embedded",
    make: async (definition) => createEmbeddedEngine(definition),
    clear: async () => undefined,
  };
  if (!TEST_SERVER) return [embedded, { name: "meilisearch", notJudged: "MEILI_TEST_URL is not set" }];
  const { makeEngine, clear } = await serverEngines(TEST_SERVER);
  return [embedded, { name: "meilisearch", make: makeEngine, clear }];
}
