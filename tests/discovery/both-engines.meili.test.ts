import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { documents, queries } from "./generated-documents";
import { EVERYTHING, loadedEngine } from "./loaded-engine";
import { serverEngines, TEST_SERVER } from "./test-server";

const WHOLE = { offset: 0, limit: 1_000 };

if (!TEST_SERVER) {
  test.skip("THE ENGINES WERE NOT COMPARED: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const server = await serverEngines(TEST_SERVER);
  afterAll(server.clear);

  test.each(["all", "last"] as const)(
    "both engines find the same products for the same words: %s",
    async (match) => {
      const [docs = []] = fc.sample(documents(150), { seed: 41, numRuns: 1 });
      const ours = await loadedEngine(async () => createEmbeddedEngine(), docs);
      const theirs = await loadedEngine(server.makeEngine, docs);
      const differing: string[] = [];
      const asked = [...new Set(fc.sample(queries, { seed: 42, numRuns: 200 }))];
      for (const q of asked) {
        const request = { scope: EVERYTHING, q, match, page: WHOLE };
        const [a, b] = [await ours.search(request), await theirs.search(request)];
        const ids = [a, b].map(({ hits }) => new Set(hits.map(({ id }) => id)));
        const [left = new Set(), right = new Set()] = ids;
        const only = (of: Set<string>, other: Set<string>) => [...of].filter((id) => !other.has(id)).length;
        if (only(left, right) + only(right, left) > 0)
          differing.push(
            `${JSON.stringify(q)}: ${a.total} and ${b.total}, ${only(left, right)} and ${only(right, left)} alone`,
          );
      }
      expect(differing).toEqual([]);
    },
  );
}
