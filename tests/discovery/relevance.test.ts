import { beforeAll, describe, expect, test } from "vitest";
import { figuresOf, GATE, gateFaults, type Judgement, judge } from "./judge-relevance";
import { loadedEngine } from "./loaded-engine";
import { CURATED_QUERIES, readQueryFile } from "./query-file";
import { findCorpus, readRecordFile } from "./record-file";
import { judgedEngines } from "./relevance-engines";
import { generatedQueries, HELD_OUT, QUERY_CLASSES } from "./relevance-queries";

const corpus = findCorpus();

if (!corpus) {
  test.skip("RELEVANCE WAS NOT JUDGED: the corpus datasets.jsonl is not beside this repository", () => {});
} else {
  const docs = readRecordFile(corpus);
  const curated = readQueryFile(CURATED_QUERIES, new Set(docs.map(({ id }) => id)));
  const queries = [...generatedQueries(docs, HELD_OUT.perClass, HELD_OUT.seed), ...curated];

  for (const judged of judgedEngines()) {
    if ("notJudged" in judged) {
      test.skip(`RELEVANCE OF ${judged.name.toUpperCase()} WAS NOT JUDGED: ${judged.notJudged}`, () => {});
      continue;
    }
    describe(`relevance over thousands of real data sets: ${judged.name}`, () => {
      let judgements: readonly Judgement[];
      beforeAll(async () => {
        const engine = await loadedEngine(judged.make, docs);
        judgements = await judge(engine, queries);
        await engine.close();
      }, 600_000);

      test("what was looked for is first or nearly so", () => {
        expect(judgements).toHaveLength(HELD_OUT.perClass * QUERY_CLASSES.length + 60);
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
}
