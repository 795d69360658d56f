import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runQuietly, tool } from "./command.mjs";
import { Refusal, ROOT, step } from "./terminal.mjs";

const STANDALONE = path.join(ROOT, ".next/standalone");
const STAMP = path.join(ROOT, ".next/agora-sources");
const SOURCES = [
  "src",
  "prisma",
  "public",
  "package-lock.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "prisma.config.ts",
  "tsconfig.json",
];
/** Written from the schema, which counts itself. */
const GENERATED = path.join(ROOT, "src/lib/platform/prisma");

/** Builds the server into .next/standalone unless the build that is there was made of the same sources. */
export async function ensureBuild() {
  const sources = await hashOfSources();
  const built = await readFile(STAMP, "utf8").catch(() => "");
  if (built === sources && existsSync(path.join(STANDALONE, "server.js"))) return;
  await step("Building the application", async () => {
    await rm(STAMP, { force: true });
    await runQuietly(tool("next", "build"), "The application could not be built.", {
      env: { NODE_ENV: "production" },
    });
    await complete();
    await writeFile(STAMP, sources);
  });
}

/** Next leaves out what a content network would serve, and copies .env, which would then outlive its changes. */
async function complete() {
  await cp(path.join(ROOT, ".next/static"), path.join(STANDALONE, ".next/static"), { recursive: true });
  if (existsSync(path.join(ROOT, "public"))) {
    await cp(path.join(ROOT, "public"), path.join(STANDALONE, "public"), { recursive: true });
  }
  for (const name of await readdir(STANDALONE)) {
    if (name.startsWith(".env")) await rm(path.join(STANDALONE, name));
  }
  if (!existsSync(path.join(STANDALONE, "prisma/migrations"))) {
    throw new Refusal("The build holds no migrations; see outputFileTracingIncludes in next.config.mjs.");
  }
}

async function hashOfSources() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesIn(path.join(ROOT, source))) {
      hash
        .update(`${path.relative(ROOT, file)}\0`)
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

async function filesIn(place) {
  if (place === GENERATED || !existsSync(place)) return [];
  const entries = await readdir(place, { withFileTypes: true }).catch(() => null);
  if (!entries) return [place];
  const names = entries.map((entry) => entry.name).sort();
  return (await Promise.all(names.map((name) => filesIn(path.join(place, name))))).flat();
}
