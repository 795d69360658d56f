import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { figuresOf, gateFaults, type Judgement } from "./judge-relevance";
import { readQueryFile } from "./query-file";
import { readRecordFile } from "./record-file";

const folder = mkdtempSync(path.join(tmpdir(), "agora-relevance-"));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(text: string): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.jsonl`);
  writeFileSync(file, text);
  return file;
}

const GOOD = '{"id": "a", "name": "orders"}';

describe("a file of records", () => {
  test("needs no more than ids and names; blank lines and a byte order mark are no records", () => {
    const docs = readRecordFile(
      aFile(
        `\ufeff${GOOD}\n\n{"id": "b", "name": "crashes", "title": "Fatal Crashes", "keywords": ["road"]}\r\n`,
      ),
    );
    expect(docs.map(({ id, title, tags }) => [id, title, tags])).toEqual([
      ["a", "orders", []],
      ["b", "Fatal Crashes", ["road"]],
    ]);
  });

  test.each([
    ["broken JSON", `${GOOD}\n{"id": `, ":2: not JSON"],
    ["no id", '{"name": "orders"}', ":1: id: "],
    [
      "an id that no engine takes",
      '{"id": "a b", "name": "orders"}',
      ":1: id: letters, digits, _ and - only",
    ],
    ["a list for a text", `${GOOD}\n\n{"id": "b", "name": []}`, ":3: name: "],
    [
      "one id twice",
      `${GOOD}\n${GOOD}`,
      ":2: the id a is that of line 1 too. Give each record an id of its own.",
    ],
    ["nothing", "\n \n", " is empty: each line is"],
  ])("with %s is refused, naming file and line and what belongs there", (_, text, said) => {
    const file = aFile(text);
    expect(() => readRecordFile(file)).toThrow(`${file}${said}`);
  });

  test("that is not there is named", () => {
    expect(() => readRecordFile("/nowhere/records.jsonl")).toThrow(
      "There is no file /nowhere/records.jsonl.",
    );
  });
});

describe("a file of queries", () => {
  const ids = new Set(["a", "b"]);

  test("names a class or counts under one of all", () => {
    const file = aFile(
      '{"query": "orders", "targets": ["a", "b"], "class": "x"}\n{"query": "o", "targets": ["a"]}',
    );
    expect(readQueryFile(file, ids)).toEqual([
      { kind: "x", q: "orders", targets: ["a", "b"] },
      { kind: "all", q: "o", targets: ["a"] },
    ]);
  });

  test.each([
    ["broken JSON", "orders", ":1: not JSON"],
    [
      "an unknown target",
      '{"query": "o", "targets": ["a", "zz"]}',
      ":1: no record has the id zz. Name ids of the record file",
    ],
    ["no target", '{"query": "o", "targets": []}', ":1: targets: names no record that should be found"],
    ["no query", '{"query": " ", "targets": ["a"]}', ":1: query: is empty"],
    ["nothing", "", " is empty: each line is"],
  ])("with %s is refused, naming file and line", (_, text, said) => {
    const file = aFile(text);
    expect(() => readQueryFile(file, ids)).toThrow(`${file}${said}`);
  });
});

describe("the gate", () => {
  const answered = (kind: string, rank: number | null, total = 10): Judgement => ({
    kind,
    q: "q",
    targets: ["a"],
    rank,
    total,
    first: [],
  });

  test("counts a rank as its reciprocal and a miss as nothing", () => {
    const { classes, all } = figuresOf([
      answered("x", 1),
      answered("x", 2),
      answered("y", null),
      answered("y", 4),
    ]);
    expect(classes).toEqual([
      { kind: "x", queries: 2, mrr: 0.75, empty: 0, missed: 0 },
      { kind: "y", queries: 2, mrr: 0.125, empty: 0, missed: 1 },
    ]);
    expect(all).toMatchObject({ queries: 4, mrr: 0.4375, missed: 1 });
  });

  test("names the class that fell behind, the whole, and what found nothing", () => {
    expect(gateFaults(figuresOf([answered("x", 1)]))).toEqual([]);
    expect(gateFaults(figuresOf([answered("x", 1), answered("y", null, 0)]))).toEqual([
      "y: MRR@10 0.000 is below 0.85",
      "all: MRR@10 0.500 is below 0.94",
      "all: 1 queries that have a target found nothing",
    ]);
  });
});
