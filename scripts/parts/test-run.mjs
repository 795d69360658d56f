import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAloud, runQuietly, tool } from "./command.mjs";
import { ensureDependencies, ensurePrismaClient } from "./dependencies.mjs";
import { failuresIn, printFailures } from "./failures.mjs";
import { runJourneys } from "./journeys.mjs";
import { countsIn, printReport } from "./report.mjs";
import { ensureBuild } from "./standalone.mjs";
import { Refusal, ROOT, refuseUncaught } from "./terminal.mjs";

/** Every check there is, or those that need no build. One failure does not hide the next. */
export async function runTests({ isQuick }) {
  refuseUncaught();
  const reports = await mkdtemp(path.join(tmpdir(), "agora-reports-"));
  const results = [await perform({ name: "preparation", run: prepare })];
  if (!hasFailure(results)) {
    for (const check of quickChecks(reports)) results.push(await perform(check));
    if (!isQuick) await runSlowChecks(reports, results);
  }
  await rm(reports, { recursive: true, force: true });
  printFailures(results);
  printReport(results);
  process.exit(hasFailure(results) ? 1 : 0);
}

async function prepare() {
  await ensureDependencies();
  await ensurePrismaClient();
  return true;
}

function hasFailure(results) {
  return results.some(({ state }) => state === "failed");
}

function quickChecks(reports) {
  const postgres = process.env.TEST_DATABASE_URL;
  return [
    quiet("format and lint", tool("@biomejs/biome", "ci", "--colors=off", ".")),
    quiet("types", tool("next", "typegen"), tool("typescript", "--noEmit", "-p", ".")),
    quiet("unused code", tool("knip")),
    quiet("migrations", [process.execPath, "scripts/migration.mjs", "--check"]),
    vitest("unit tests", "unit", reports),
    vitest("database tests, embedded", "db", reports, { TEST_DATABASE_URL: "" }),
    postgres
      ? vitest("database tests, PostgreSQL", "db", reports, { TEST_DATABASE_URL: postgres })
      : notRun(
          "database tests, PostgreSQL",
          "set TEST_DATABASE_URL to a server where databases may be created",
        ),
    searchContract(reports),
  ];
}

async function runSlowChecks(reports, results) {
  const report = path.join(reports, "journeys.json");
  const slow = [
    { name: "build", run: () => ensureBuild().then(() => true) },
    { name: "journeys", report, run: () => runJourneys([], { AGORA_JOURNEYS_REPORT: report }) },
  ];
  for (const check of slow) {
    results.push(await perform(hasFailure(results) ? notRun(check.name, "an earlier step failed") : check));
  }
}

function quiet(name, ...lines) {
  return {
    name,
    async run() {
      for (const line of lines) await runQuietly(line, `${name}: failed`, { linesMax: 400 });
      return true;
    },
  };
}

function vitest(name, project, reports, env = {}) {
  const report = path.join(reports, `${name.replaceAll(/\W+/g, "-")}.json`);
  const options = [
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  return { name, report, run: () => runAloud(tool("vitest", "run", ...options), env) };
}

function searchContract(reports) {
  const name = "search contract, Meilisearch";
  if (!process.env.MEILI_TEST_URL) return notRun(name, "set MEILI_TEST_URL to a server that may be emptied");
  return {
    ...vitest(name, "meili", reports),
    async skip() {
      const config = await readFile(path.join(ROOT, "vitest.config.ts"), "utf8");
      return config.includes('name: "meili"') ? null : "vitest.config.ts has no such project";
    },
  };
}

function notRun(name, note) {
  return { name, skip: async () => note };
}

async function perform({ name, skip, run, report }) {
  const note = await skip?.();
  if (note) return { name, state: "NOT RUN", note };
  console.log(`\n▸ ${name}`);
  const begin = performance.now();
  const isFine = await run().catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    console.log(`✗ ${error.message}`);
    return false;
  });
  const milliseconds = performance.now() - begin;
  const counts = report && (await countsIn(report));
  if (isFine) return { name, state: "passed", counts, milliseconds };
  return { name, state: "failed", counts, milliseconds, failures: report && (await failuresIn(report)) };
}
