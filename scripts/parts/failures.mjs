import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "./terminal.mjs";

const NAMED_MAX = 20;

/** The tests that failed by a vitest or Playwright JSON report, each with where it is and the first line of why. */
export async function failuresIn(file) {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return [];
  const report = JSON.parse(text);
  return report.stats ? report.suites.flatMap(ofPlaywright) : report.testResults.flatMap(ofVitest);
}

function ofVitest({ name: file, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === "failed");
  // A file that could not be read has no tests that could fail.
  if (failed.length === 0 && status === "failed") return [failure(file, "", message)];
  return failed.map(({ fullName, failureMessages }) => failure(file, fullName, failureMessages[0]));
}

function ofPlaywright({ file, specs = [], suites = [] }) {
  const failed = specs.filter((spec) => spec.tests.some(({ status }) => status === "unexpected"));
  const named = failed.map(({ title, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
    return failure(path.join(ROOT, "tests/e2e", file), title, errors.at(-1));
  });
  return [...named, ...suites.flatMap(ofPlaywright)];
}

function failure(file, title, message) {
  const lines = stripVTControlCharacters(message ?? "").split("\n");
  return {
    test: [path.relative(ROOT, file), title].filter(Boolean).join(" › "),
    why: lines[0]?.trim() ?? "",
  };
}

/** Last of all, where whoever sees only the end of a long run finds it. */
export function printFailures(results) {
  for (const { name, failures = [] } of results) {
    if (failures.length === 0) continue;
    console.log(`\n${name}: failed`);
    for (const { test, why } of failures.slice(0, NAMED_MAX)) console.log(`  ✗ ${test}\n    ${why}`);
    if (failures.length > NAMED_MAX) console.log(`  and ${failures.length - NAMED_MAX} more`);
  }
}
