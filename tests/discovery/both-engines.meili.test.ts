import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { MatchStrategy } from "@/lib/discovery/engine";
import { documents, queries, VOCABULARY } from "./generated-documents";
import { EVERYTHING, loadedEngine } from "./loaded-engine";
import { serverEngines, TEST_SERVER } from "./test-server";

const [DOCS = []] = fc.sample(documents(150), { seed: 41, numRuns: 1 });
const WHOLE = { offset: 0, limit: 1_000 };

if (!TEST_SERVER) {
  test.skip("THE ENGINES WERE NOT COMPARED: set MEILI_TEST_URL and MEILI_TEST_KEY", () => {});
} else {
  const server = await serverEngines(TEST_SERVER);
  afterAll(server.clear);

  /** What each query finds on one engine only, in words. */
  async function differences(asked: readonly string[], match: MatchStrategy): Promise<string[]> {
    const ours = await loadedEngine(async () => createEmbeddedEngine(), DOCS);
    const theirs = await loadedEngine(server.makeEngine, DOCS);
    const differing: string[] = [];
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
    return differing;
  }

  test.each(["all", "last"] as const)(
    "both engines find the same products for the same words: %s",
    async (match) => {
      const asked = [...new Set(fc.sample(queries, { seed: 42, numRuns: 200 }))];
      expect(await differences(asked, match)).toEqual([]);
    },
  );

  test("both engines leave out the same words where no product has all", async () => {
    const ours = await loadedEngine(async () => createEmbeddedEngine(), DOCS);
    // Of two words that may be one, each engine counts the joined form in its own way.
    const apart = VOCABULARY.filter((word) => word !== "socket");
    const words = fc.uniqueArray(fc.constantFrom(...apart, "unheardof"), { minLength: 2, maxLength: 7 });
    const asked = new Set<string>();
    for (const chosen of fc.sample(words, { seed: 43, numRuns: 400 })) {
      const q = `${chosen.join(" ")} `;
      const { total } = await ours.search({ scope: EVERYTHING, q, match: "all" });
      if (total === 0 && asked.size < 120) asked.add(q);
    }
    expect(asked.size).toBe(120);
    expect(await differences([...asked], "frequency")).toEqual([]);
  });
}
