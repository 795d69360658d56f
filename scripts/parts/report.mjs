import { readFile } from "node:fs/promises";
import { seconds } from "./terminal.mjs";

const NONE = { passed: 0, failed: 0, skipped: 0 };

/** Counts of a vitest or Playwright JSON report; null when the runner died before it wrote one. */
export async function countsIn(file) {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const report = JSON.parse(text);
  return report.stats ? ofPlaywright(report) : ofVitest(report);
}

function ofVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

function ofPlaywright({ stats }) {
  const { expected, flaky, unexpected, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, flaky };
}

/** A step that failed without a failed test, a lint error for one, counts as one failure: the sum must not look green. */
function addUp(results) {
  return results.reduce((sum, { state, counts }) => {
    const { passed, failed, skipped } = counts ?? NONE;
    return {
      passed: sum.passed + passed,
      failed: sum.failed + (state === "failed" ? Math.max(failed, 1) : failed),
      skipped: sum.skipped + skipped,
    };
  }, NONE);
}

export function printReport(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log(`\n${"step".padEnd(width)}  ${"time".padStart(11)}  result`);
  for (const { name, milliseconds, state, counts, note } of results) {
    const time = milliseconds === undefined ? "" : seconds(milliseconds);
    const flaky = counts?.flaky ? ` (${counts.flaky} only when repeated)` : "";
    const tests =
      counts && `${counts.passed} passed${flaky}, ${counts.failed} failed, ${counts.skipped} skipped`;
    console.log(
      `${name.padEnd(width)}  ${time.padStart(11)}  ${[state, tests, note].filter(Boolean).join(": ")}`,
    );
  }
  const { passed, failed, skipped } = addUp(results);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
}
