import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");
const GENERATED = "src/lib/platform/prisma";

export type Import = {
  from: string;
  to: string;
  /** A path inside the project without its extension, or the name of a package. */
  isOurs: boolean;
  isTypeOnly: boolean;
};

/** Every file below a folder of the project, as paths from its root; what Prisma generates is not ours to judge. */
export function filesBelow(folder: string): string[] {
  if (folder === GENERATED || !existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(place) : [place];
  });
}

export function sourcesBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => /\.tsx?$/.test(file));
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

const STATIC = /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*"([^"]+)"/g;

export function importsOf(file: string): Import[] {
  const text = read(file);
  return [
    ...[...text.matchAll(STATIC)].map((match) => toImport(file, match[2] ?? "", match[1] !== undefined)),
    ...[...text.matchAll(DYNAMIC)].map((match) => toImport(file, match[1] ?? "", false)),
  ];
}

function toImport(from: string, specifier: string, isTypeOnly: boolean): Import {
  if (specifier.startsWith("@/")) {
    return { from, to: `src/${specifier.slice(2)}`, isOurs: true, isTypeOnly };
  }
  if (!specifier.startsWith(".")) return { from, to: specifier, isOurs: false, isTypeOnly };
  return { from, to: path.posix.join(path.posix.dirname(from), specifier), isOurs: true, isTypeOnly };
}

/** The file an import of ours means; undefined for style sheets, data and generated code. */
export function fileOf({ to }: Import): string | undefined {
  return [`${to}.ts`, `${to}.tsx`].find(
    (file) => existsSync(path.join(ROOT, file)) && statSync(path.join(ROOT, file)).isFile(),
  );
}
