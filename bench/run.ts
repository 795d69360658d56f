import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { CHILD, compileBenchmarks, FILLER, THREAD } from "./support/compiled";
import { printTable } from "./support/print-table";
import { ROOT } from "./support/root";
import { type Row, ratioOf, verdictOf } from "./support/row";

/*
 * npm run bench [-- NAME] [--json FILE]
 *
 * Measures what the architecture promises, on 10,000 generated products, and holds it against the budget. Figures
 * inform, they do not gate: compare them as ratios, for the machine may be busy. Each benchmark is one file of this
 * folder and runs in a process of its own. Rows that need the built server are measured when `npm run build` has
 * been run; those on PostgreSQL when BENCH_DATABASE_URL names a server where databases may be created; those on
 * Meilisearch when MEILI_TEST_URL and MEILI_TEST_KEY name a server and its master key.
 */

type Plan = {
  file: string;
  about: string;
  needs: "nothing" | "empty database" | "mesh";
  isAlsoOnPostgres?: true;
};

const BENCHMARKS: Readonly<Record<string, Plan>> = {
  search: {
    file: "search.ts",
    about: "searching, next to bare MiniSearch and bare Meilisearch",
    needs: "nothing",
  },
  index: { file: "index-build.ts", about: "building the index in memory", needs: "nothing" },
  evaluate: { file: "evaluate.ts", about: "50 policies on one product", needs: "nothing" },
  publish: {
    file: "publish.ts",
    about: "the gate with 50 policies, commit included",
    needs: "mesh",
    isAlsoOnPostgres: true,
  },
  sweep: {
    file: "sweep.ts",
    about: "the nightly check of everything",
    needs: "mesh",
    isAlsoOnPostgres: true,
  },
  visible: { file: "visible.ts", about: "from publication to search", needs: "mesh", isAlsoOnPostgres: true },
  "blast-radius": { file: "blast-radius.ts", about: "one policy over the catalog", needs: "mesh" },
  lineage: {
    file: "lineage.ts",
    about: "the map of the mesh and the lineage of a product, at two sizes",
    needs: "nothing",
  },
  inbox: {
    file: "inbox.ts",
    about: "an inbox of 1,000 requests, and a product with 200 consumers",
    needs: "empty database",
  },
  discussion: {
    file: "discussion.ts",
    about: "the discussion of a product with 500 reviews, and notifications",
    needs: "nothing",
  },
  "used-product": {
    file: "used-product.ts",
    about: "the pages of a product with 500 reviews and 200 consumers",
    needs: "empty database",
  },
  start: { file: "start.ts", about: "starting the built server", needs: "nothing" },
  pages: { file: "pages.ts", about: "pages of the built server, and its memory", needs: "mesh" },
};

const { names, json } = readArguments(process.argv.slice(2));
const scratch = await mkdtemp(path.join(tmpdir(), "agora-bench-"));
const SECRET = randomUUID() + randomUUID();
const compiled = await compileBenchmarks();
const rows: Row[] = [];
const children = new Set<ChildProcess>();
let isMeshFilled = false;
let isInterrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    isInterrupted = true;
    for (const child of children) child.kill();
  });
}
try {
  for (const name of names) rows.push(...(await runBenchmark(name)));
} catch (error) {
  // What was measured until then is still worth reading.
  if (!isInterrupted) throw error;
} finally {
  await rm(scratch, { recursive: true, force: true });
  printTable(rows);
}
if (json !== null) {
  const report = rows.map((row) => ({
    ...row,
    ...(row.budget && { ratio: ratioOf(row.budget) }),
    verdict: verdictOf(row),
  }));
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
}

function readArguments(args: readonly string[]): { names: string[]; json: string | null } {
  const at = args.indexOf("--json");
  const file = at === -1 ? null : args[at + 1];
  const given = at === -1 ? args : args.toSpliced(at, 2);
  const unknown = given.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0 || file === undefined) {
    console.log(
      file === undefined ? "Name a file after --json." : `There is no benchmark ${unknown.join(", ")}.`,
    );
    console.log("Benchmarks:");
    for (const [name, { about }] of Object.entries(BENCHMARKS)) console.log(`  ${name.padEnd(9)} ${about}`);
    process.exit(0);
  }
  return { names: given.length > 0 ? [...given] : Object.keys(BENCHMARKS), json: file && path.resolve(file) };
}

async function runBenchmark(name: string): Promise<Row[]> {
  const plan = BENCHMARKS[name];
  if (!plan) return [];
  console.error(`… ${name}: ${plan.about}`);
  const dataDir = path.join(scratch, name);
  if (plan.needs === "mesh") await cp(await meshTemplate(), dataDir, { recursive: true });
  const embedded = await inProcess(`bench/${plan.file}`, { AGORA_DATA_DIR: dataDir });
  await rm(dataDir, { recursive: true, force: true });
  return plan.isAlsoOnPostgres ? [...embedded, ...(await onPostgres(name, plan))] : embedded;
}

async function onPostgres(name: string, { file }: Plan): Promise<Row[]> {
  const server = process.env.BENCH_DATABASE_URL;
  if (!server) return [{ row: `${name}, PostgreSQL`, notMeasured: "BENCH_DATABASE_URL is not set" }];
  const database = `agora_bench_${randomUUID().slice(0, 8)}`;
  const url = new URL(server);
  url.pathname = `/${database}`;
  await onServer(server, `CREATE DATABASE "${database}"`);
  try {
    await inProcess(FILLER, { DATABASE_URL: url.href });
    return await inProcess(`bench/${file}`, { DATABASE_URL: url.href });
  } finally {
    await onServer(server, `DROP DATABASE "${database}" WITH (FORCE)`);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The data folder of a mesh of 10,000 products, filled once a run. */
async function meshTemplate(): Promise<string> {
  const template = path.join(scratch, "mesh");
  if (!isMeshFilled) {
    console.error("… filling the mesh");
    await inProcess(FILLER, { AGORA_DATA_DIR: template });
    isMeshFilled = true;
  }
  return template;
}
/** A process of its own, so that no benchmark inherits another one's memory, compiled code or database. */
function inProcess(source: string, env: Record<string, string>): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const child = fork(compiled(CHILD), [compiled(source), compiled(THREAD)], {
      cwd: ROOT,
      execArgv: ["--expose-gc", "--conditions=react-server"],
      env: { ...process.env, DATABASE_URL: "", LOG_LEVEL: "silent", NEXTAUTH_SECRET: SECRET, ...env },
    });
    children.add(child);
    let said: Row[] = [];
    // Only the child sends here, and it sends rows.
    child.on("message", (message) => {
      said = message as Row[];
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      children.delete(child);
      if (code === 0) resolve(said);
      else reject(new Error(`${source} ended with ${code}.`));
    });
  });
}
