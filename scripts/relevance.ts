// Judges what search finds: `npm run relevance` over the corpus beside the project with generated and curated queries,
// `npm run relevance -- --docs FILE.jsonl --queries FILE.jsonl` over any records and any queries. `--misses` lists the
// queries that went worst. Exits 1 when the run without files is below the gate, 2 when a file cannot be read.

import { parseArgs } from "node:util";
import { figuresOf, GATE, gateFaults, type Judgement, judge } from "../tests/discovery/judge-relevance";
import { loadedEngine } from "../tests/discovery/loaded-engine";
import { CURATED_QUERIES, readQueryFile } from "../tests/discovery/query-file";
import { findCorpus, readRecordFile } from "../tests/discovery/record-file";
import { judgedEngines } from "../tests/discovery/relevance-engines";
import { generatedQueries, HELD_OUT } from "../tests/discovery/relevance-queries";

const MISSES_SHOWN = 40;

try {
  const { values } = parseArgs({
    options: {
      docs: { type: "string" },
      queries: { type: "string" },
      misses: { type: "boolean", default: false },
    },
  });
  const isDefault = values.docs === undefined && values.queries === undefined;
  const file = values.docs ?? findCorpus();
  if (file === undefined) {
    throw new Error(
      "The corpus datasets.jsonl is not beside this project. Name a file of records: npm run relevance -- --docs FILE.jsonl --queries FILE.jsonl",
    );
  }
  if (values.docs !== undefined && values.queries === undefined) {
    throw new Error(
      'Name the queries for these records too: --queries FILE.jsonl, a line each: {"query": "…", "targets": ["record id"], "class": "…"}',
    );
  }
  const docs = readRecordFile(file);
  const ids = new Set(docs.map(({ id }) => id));
  const curated = readQueryFile(values.queries ?? CURATED_QUERIES, ids);
  const queries = isDefault
    ? [...generatedQueries(docs, HELD_OUT.perClass, HELD_OUT.seed), ...curated]
    : curated;
  console.log(`${docs.length.toLocaleString("en")} records of ${file}, ${queries.length} queries\n`);

  for (const judged of await judgedEngines()) {
    if ("notJudged" in judged) {
      console.log(`!!! ${judged.name.toUpperCase()} WAS NOT JUDGED: ${judged.notJudged}.\n`);
      continue;
    }
    const engine = await loadedEngine(judged.make, docs);
    const judgements = await judge(engine, queries);
    await engine.close();
    await judged.clear();
    const figures = figuresOf(judgements);
    printTable(judged.name, [...figures.classes, figures.all]);
    if (values.misses) printMisses(judgements);
    const faults = isDefault ? gateFaults(figures) : [];
    for (const fault of faults) console.log(`BELOW THE GATE  ${judged.name}, ${fault}`);
    if (isDefault && faults.length === 0)
      console.log(
        `The gate holds: MRR@10 at least ${GATE.mrr}, no class below ${GATE.classMrr}, nothing empty.`,
      );
    console.log();
    if (faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function printTable(engine: string, rows: ReturnType<typeof figuresOf>["classes"]): void {
  const lines = [
    [engine, "queries", "MRR@10", "zero results", "misses"],
    ...rows.map(({ kind, queries, mrr, empty, missed }) => [
      kind,
      String(queries),
      mrr.toFixed(3),
      String(empty),
      String(missed),
    ]),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? [];
  for (const line of lines) {
    const cells = line.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(cells.join("  "));
  }
}

function printMisses(judgements: readonly Judgement[]): void {
  const misses = judgements
    .filter(({ rank }) => rank !== 1)
    .sort((a, b) => (b.rank ?? Number.POSITIVE_INFINITY) - (a.rank ?? Number.POSITIVE_INFINITY) || 0);
  console.log(
    misses.length === 0 ? "\nEvery query found its target first." : "\nNot first, the worst first:",
  );
  for (const { kind, q, rank, total, targets, first } of misses.slice(0, MISSES_SHOWN)) {
    console.log(`  ${rank === null ? "not in the first ten" : `rank ${rank}`} of ${total}  [${kind}] ${q}`);
    console.log(`    sought ${targets.join(", ")}; first came ${first.join(" | ") || "nothing"}`);
  }
  if (misses.length > MISSES_SHOWN) console.log(`  and ${misses.length - MISSES_SHOWN} more`);
}
