import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { importDocument } from "../src/lib/interop/import-document";
import { lossesOf } from "../src/lib/interop/round-trip";
import { parseDocument } from "../src/lib/interop/yaml";

/*
 * Imports every YAML and JSON document of a folder and exports it again, to see that nothing of it gets lost.
 * `npm run corpus -- FOLDER` prints a table and one line for each file that was refused or lost something.
 */

type Outcome = { file: string } & (
  | { result: "imported"; findings: number }
  | { result: "refused" | "lost"; line: number; column: number; reason: string }
);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function outcomeOf(file: string): Outcome {
  const bytes = readFileSync(file);
  const imported = importDocument(bytes);
  if (!imported.ok) {
    const [first] = imported.problems;
    return {
      file,
      result: "refused",
      line: first?.line ?? 1,
      column: first?.column ?? 1,
      reason: first?.message ?? "",
    };
  }
  const parsed = parseDocument(bytes);
  const losses = parsed.ok ? lossesOf(parsed.document, imported.kind, imported.descriptor) : ["the document"];
  if (losses.length > 0)
    return { file, result: "lost", line: 1, column: 1, reason: losses.slice(0, 3).join("; ") };
  return { file, result: "imported", findings: imported.findings.length };
}

function report(folder: string, outcomes: readonly Outcome[]): void {
  const count = (matches: (outcome: Outcome) => boolean) => outcomes.filter(matches).length;
  const table = [
    ["files", outcomes.length],
    ["imported", count(({ result }) => result === "imported")],
    ["imported with findings", count((outcome) => outcome.result === "imported" && outcome.findings > 0)],
    ["refused", count(({ result }) => result === "refused")],
    ["documents that lost a field", count(({ result }) => result === "lost")],
  ] as const;
  const width = Math.max(...table.map(([label]) => label.length));
  for (const [label, value] of table) console.log(`${label.padEnd(width)}  ${String(value).padStart(6)}`);
  for (const outcome of outcomes) {
    if (outcome.result === "imported") continue;
    const place = `${path.relative(folder, outcome.file)}:${outcome.line}:${outcome.column}`;
    console.log(`${outcome.result.padEnd(8)} ${place}  ${outcome.reason}`);
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name a folder of YAML or JSON documents: npm run corpus -- FOLDER");
  process.exitCode = 2;
} else if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`There is no folder ${folder}.`);
  process.exitCode = 2;
} else {
  const outcomes = filesIn(folder).map(outcomeOf);
  report(folder, outcomes);
  if (outcomes.some(({ result }) => result === "lost")) process.exitCode = 1;
}
