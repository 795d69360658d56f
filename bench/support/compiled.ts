import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./root";

export const CHILD = "bench/support/child.ts";
export const FILLER = "bench/support/fill-database.ts";
export const THREAD = "src/lib/governance/threads/evaluation-thread.ts";

/** Packages are found from here, as from the sources. */
const FOLDER = path.join(ROOT, "node_modules/.cache/agora-bench");

/**
 * Compiles the benchmarks as a build compiles the application; answers where a source went. What runs sources as they
 * are wraps every function in another one to keep its name, which no installation pays for.
 */
export async function compileBenchmarks(): Promise<(source: string) => string> {
  const own = readdirSync(path.join(ROOT, "bench")).filter((file) => file.endsWith(".ts"));
  await build({
    entryPoints: [...own.map((file) => `bench/${file}`), CHILD, FILLER, THREAD],
    absWorkingDir: ROOT,
    outbase: ROOT,
    outdir: FOLDER,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    conditions: ["react-server"],
    logLevel: "error",
  });
  return (source) => path.join(FOLDER, source.replace(/\.ts$/, ".mjs"));
}
