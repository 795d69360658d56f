import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importDocument } from "@/lib/interop/import-document";
import { lossesOf } from "@/lib/interop/round-trip";
import { parseDocument, printDocument } from "@/lib/interop/yaml";

const CORPUS = path.resolve(import.meta.dirname, "../../../shared/corpus");
const isHere = existsSync(path.join(CORPUS, "INDEX.tsv"));
if (!isHere) process.stderr.write(`SKIPPED: no corpus of real contracts at ${CORPUS}\n`);

type RealFile = { file: string; note: string };

function whose(matches: (real: RealFile) => boolean): [string, RealFile][] {
  return REAL_FILES.filter(matches).map((real) => [real.file, real]);
}

/** Every contract and product of the corpus, with what its index says of it. */
const REAL_FILES: RealFile[] = isHere
  ? readFileSync(path.join(CORPUS, "INDEX.tsv"), "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .flatMap(([file = "", , , , , note = ""]) =>
        /^(odcs|bitol-odps)\//.test(file) ? [{ file, note }] : [],
      )
  : [];

/** Called invalid for a location such as `s3://bucket/{model}/*.json`, which the standard's own examples have. */
const INVALID_BY_FORMAT_ONLY = /__(456d8d|6cc3a8)_/;

function imported({ file }: RealFile) {
  return importDocument(readFileSync(path.join(CORPUS, file)));
}

describe.skipIf(!isHere)("of real contracts and products", { timeout: 30_000 }, () => {
  test("the index lists every file there is", () => {
    const files = ["odcs", "bitol-odps"].flatMap((folder) =>
      readdirSync(path.join(CORPUS, folder)).map((name) => `${folder}/${name}`),
    );
    expect(REAL_FILES.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  test.each(whose(({ note }) => !note.includes("parse-error")))(
    "%s comes out as it went in",
    (_file, real) => {
      const parsed = parseDocument(readFileSync(path.join(CORPUS, real.file)));
      const result = imported(real);
      expect(result.ok && parsed.ok && lossesOf(parsed.document, result.kind, result.descriptor)).toEqual([]);
    },
  );

  test.each(whose(({ note }) => note.includes("parse-error")))(
    "%s is refused with a place",
    (_file, real) => {
      expect(imported(real)).toMatchObject({
        ok: false,
        problems: expect.arrayContaining([
          { line: expect.any(Number), column: expect.any(Number), message: expect.any(String) },
        ]),
      });
    },
  );

  test.each(whose(({ note }) => note.split(";").includes("valid")))("%s has no errors", (_file, real) => {
    const result = imported(real);
    expect(result.ok && result.findings.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each(
    whose(
      ({ file, note }) => note.split(";").includes("schema-invalid") && !INVALID_BY_FORMAT_ONLY.test(file),
    ),
  )("%s has errors", (_file, real) => {
    const result = imported(real);
    expect(result.ok && result.findings.filter(({ level }) => level === "error")).not.toEqual([]);
  });

  test.each(whose(({ file }) => file.includes("negative-tests")))("%s is flagged", (_file, real) => {
    const result = imported(real);
    expect(result.ok && result.findings.length).toBeGreaterThan(0);
  });
});

describe("a document that means harm or is merely huge", { timeout: 30_000 }, () => {
  const contract = "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n";

  test("with ten thousand columns is imported whole", () => {
    const properties = Array.from({ length: 10_000 }, (_each, index) => ({
      name: `column_${index}`,
      logicalType: "string",
    }));
    const document = {
      apiVersion: "v3.1.0",
      kind: "DataContract",
      id: "a",
      version: "1.0.0",
      status: "active",
      schema: [{ name: "wide", properties }],
    };
    const result = importDocument(printDocument(document));
    expect(result).toMatchObject({ ok: true, findings: [] });
    expect(result.ok && lossesOf(document, "odcs", result.descriptor)).toEqual([]);
  });

  test.each([
    ["of 5 MB", `${contract}tenant: "${"x".repeat(5_000_000)}"`, /4.8 MB/],
    ["with a tag that asks for code", `${contract}tenant: !!js/function "process.exit()"`, /Tags/],
    [
      "with a tag that asks for an object",
      `${contract}tenant: !!python/object/apply:os.system ["ls"]`,
      /Tags/,
    ],
    ["nested without end", `${contract}tags: ${"[".repeat(200_000)}`, /deeper than 64/],
    ["of broken bytes", new Uint8Array([...new TextEncoder().encode(contract), 0xc3, 0x28]), /UTF-8/],
  ])("%s is refused", (_case, source, message) => {
    expect(importDocument(source)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringMatching(message) }],
    });
  });

  test("with a script as a name is kept as text, like any other name", () => {
    const name = "<script>alert(1)</script>";
    const result = importDocument(`${contract}name: ${JSON.stringify(name)}\n`);
    expect(result).toMatchObject({
      ok: true,
      descriptor: { title: name, outputPorts: [{ contract: { name } }] },
    });
  });
});
