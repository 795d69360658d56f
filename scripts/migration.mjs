/**
 * Writes the next migration from prisma/schema.prisma, or checks that none is missing.
 *
 *   npm run migration -- NAME     writes prisma/migrations/<timestamp>_<name>/migration.sql
 *   npm run migration -- --check  exits 1 when the schema says something the migrations do not
 *
 * Prisma's own `migrate dev` wants a native engine and a server; this uses its WebAssembly engine on an in-memory
 * PGlite that has replayed the existing migrations, so that it works on any machine.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "prisma/migrations");
const schema = {
  path: "schema.prisma",
  content: await readFile(path.join(root, "prisma/schema.prisma"), "utf8"),
};
const filters = { externalTables: [], externalEnums: [] };

/** Node 20 cannot import WebAssembly modules, so the engine is put together by hand. */
async function loadEngine() {
  const engine = path.join(root, "node_modules/@prisma/schema-engine-wasm");
  const glue = await import(pathToFileURL(path.join(engine, "schema_engine_bg.js")).href);
  const wasm = await readFile(path.join(engine, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

async function pendingScript() {
  const db = await PGlite.create();
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of names.sort((a, b) => a.name.localeCompare(b.name))) {
    await db.exec(await readFile(path.join(folder, name, "migration.sql"), "utf8"));
  }
  const SchemaEngine = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(db));
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files: [schema], configDir: root },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: true,
    filters,
  });
  return exitCode === 0 ? "" : (stdout ?? "");
}

const [argument] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
if (argument === "--check") {
  const script = await pendingScript();
  if (script) {
    console.error(
      `prisma/schema.prisma is ahead of prisma/migrations. Run: npm run migration -- NAME\n\n${script}`,
    );
    process.exit(1);
  }
  console.log("The migrations match prisma/schema.prisma.");
} else if (/^[a-z0-9-]+$/.test(argument ?? "")) {
  const script = await pendingScript();
  if (!script) {
    console.log("Nothing to migrate.");
    process.exit(0);
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join(folder, `${stamp}_${argument.replaceAll("-", "_")}`);
  await mkdir(target);
  await writeFile(path.join(target, "migration.sql"), script);
  await writeFile(path.join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(
    `Wrote ${path.relative(root, target)}/migration.sql (${createHash("sha256").update(script).digest("hex").slice(0, 8)})`,
  );
} else {
  console.error(
    "Usage: npm run migration -- NAME (lower-case words and hyphens), or npm run migration -- --check",
  );
  process.exit(2);
}
process.exit(0);
