import { beforeAll, describe, expect, test } from "vitest";
import { figuresOf, GATE, gateFaults, type Judgement, judge } from "./judge-relevance";
import { loadedEngine, type MakeEngine } from "./loaded-engine";
import { CURATED_QUERIES, readQueryFile } from "./query-file";
import { findCorpus, readRecordFile } from "./record-file";
import { generatedQueries, HELD_OUT, QUERY_CLASSES } from "./relevance-queries";

/** Thousands of real data sets, and what people would look for among them. Says so when they are not there. */
export function describeRelevance(name: string, makeEngine: MakeEngine): void {
  const corpus = findCorpus();
  if (!corpus) {
    test.skip(`RELEVANCE WAS NOT JUDGED (${name}): the corpus datasets.jsonl is not beside this repository`, () => {});
    return;
  }
  const docs = readRecordFile(corpus);
  const curated = readQueryFile(CURATED_QUERIES, new Set(docs.map(({ id }) => id)));
  const queries = [...generatedQueries(docs, HELD_OUT.perClass, HELD_OUT.seed), ...curated];

  describe(`relevance over thousands of real data sets: ${name}`, () => {
    let judgements: readonly Judgement[];
    beforeAll(async () => {
      const engine = await loadedEngine(makeEngine, docs);
      judgements = await judge(engine, queries);
      await engine.close();
    }, 600_000);

    test("what was looked for is first or nearly so", () => {
      expect(judgements).toHaveLength(HELD_OUT.perClass * QUERY_CLASSES.length + curated.length);
      expect(figuresOf(judgements).all.mrr).toBeGreaterThanOrEqual(GATE.mrr);
    });

    test.each([...new Set(queries.map(({ kind }) => kind))])(
      "no kind of query is left behind: %s",
      (kind) => {
        const ofKind = judgements.filter((judgement) => judgement.kind === kind);
        expect(figuresOf(ofKind).all.mrr).toBeGreaterThanOrEqual(GATE.classMrr);
      },
    );

    test("no query comes back empty, and nothing else is below the gate", () => {
      expect(judgements.filter(({ total }) => total === 0).map(({ q }) => q)).toEqual([]);
      expect(gateFaults(figuresOf(judgements))).toEqual([]);
    });
  });
}
