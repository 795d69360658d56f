import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { npm, runQuietly, tool } from "./command.mjs";
import { ROOT, step } from "./terminal.mjs";

export async function ensureDependencies() {
  if (await areInstalled()) return;
  await step("Installing packages", () =>
    runQuietly(
      // Building needs the development packages, whatever NODE_ENV says.
      npm("ci", "--no-audit", "--no-fund", "--include=dev"),
      "The packages could not be installed. Is the network reachable?",
    ),
  );
}

/** npm notes in node_modules what it installed; what the lock file demands must be there in that very version. */
async function areInstalled() {
  const [wanted, installed] = await Promise.all(
    ["package-lock.json", "node_modules/.package-lock.json"].map(packagesIn),
  );
  if (!installed) return false;
  return Object.entries(wanted ?? {}).every(
    ([folder, { version, integrity, optional, devOptional }]) =>
      folder === "" ||
      optional ||
      devOptional ||
      (installed[folder]?.version === version &&
        installed[folder].integrity === integrity &&
        existsSync(path.join(ROOT, folder))),
  );
}

async function packagesIn(lockFile) {
  const text = await readFile(path.join(ROOT, lockFile), "utf8").catch(() => null);
  return text && JSON.parse(text).packages;
}

export async function ensurePrismaClient() {
  const stamp = path.join(ROOT, "node_modules/.cache/agora/prisma-client");
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]) {
    hash.update(await readFile(path.join(ROOT, file)));
  }
  const current = hash.digest("hex");
  const isGenerated = existsSync(path.join(ROOT, "src/lib/platform/prisma/client.ts"));
  if (isGenerated && (await readFile(stamp, "utf8").catch(() => "")) === current) return;
  await step("Generating the database client", () =>
    runQuietly(tool("prisma", "generate"), "The database client could not be generated."),
  );
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, current);
}
