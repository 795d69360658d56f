import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { loadedEngine, type MakeEngine } from "./loaded-engine";
import { judgedQueries, meanReciprocalRank, QUERY_CLASSES, readCorpus } from "./relevance-queries";

const PER_CLASS = 120;
const ROOT = resolve(import.meta.dirname, "../..");

/** Thousands of real data sets, and what people would look for among them. Says so when they are not there. */
export function describeRelevance(name: string, makeEngine: MakeEngine): void {
  const corpus = ["../shared/corpus", "../corpus"]
    .map((folder) => resolve(ROOT, folder, "datasets.jsonl"))
    .find((path) => existsSync(path));

  if (!corpus) {
    test.skip(`RELEVANCE WAS NOT JUDGED (${name}): the corpus datasets.jsonl is not beside this repository`, () => {});
    return;
  }
  describe(`relevance over thousands of real data sets, ${name}`, async () => {
    const docs = readCorpus(corpus);
    const engine = await loadedEngine(makeEngine, docs);
    // One after the other, as a server meets them.
    const answers: { kind: string; q: string; total: number; rank: number | null }[] = [];
    for (const { kind, q, target } of judgedQueries(docs, PER_CLASS, 2026)) {
      const scope = { kind: "principals", anyOf: ["all"] } as const;
      const { hits, total } = await engine.search({ scope, q, page: { offset: 0, limit: 10 } });
      const at = hits.findIndex(({ id }) => id === target);
      answers.push({ kind, q, total, rank: at === -1 ? null : at + 1 });
    }

    test("what was looked for is first or nearly so: mean reciprocal rank of at least 0.94", () => {
      expect(answers).toHaveLength(PER_CLASS * QUERY_CLASSES.length);
      expect(meanReciprocalRank(answers.map(({ rank }) => rank))).toBeGreaterThanOrEqual(0.94);
    });

    test.each(QUERY_CLASSES)("no kind of query is left behind: %s", (kind) => {
      const ranks = answers.filter((answer) => answer.kind === kind).map(({ rank }) => rank);
      expect(meanReciprocalRank(ranks)).toBeGreaterThanOrEqual(0.85);
    });

    test("no query comes back empty", () => {
      expect(answers.filter(({ total }) => total === 0).map(({ q }) => q)).toEqual([]);
    });
  });
}
