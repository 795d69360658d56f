import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, filesBelow, type Import, importsOf, ROOT, read, sourcesBelow } from "./support/source-files";

// The architecture, executable: who may import whom, and where things may lie.

const BELOW_REGISTRY = ["identity", "platform"];
const BELOW_NOTIFICATIONS = ["registry", ...BELOW_REGISTRY];
const BELOW_CONCERNS = ["notifications", ...BELOW_NOTIFICATIONS];
const CONCERNS = ["governance", "access", "quality", "lineage", "collaboration", "usage"];
const BELOW_VIEWS = [...CONCERNS, ...BELOW_CONCERNS];
const BENEATH: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  identity: ["platform"],
  registry: BELOW_REGISTRY,
  notifications: BELOW_NOTIFICATIONS,
  ...Object.fromEntries(CONCERNS.map((concern) => [concern, BELOW_CONCERNS])),
  // Access is given under policies, as a publication is.
  access: ["governance", ...BELOW_CONCERNS],
  discovery: BELOW_VIEWS,
  interop: BELOW_VIEWS,
  inbox: BELOW_VIEWS,
  demo: ["discovery", "interop", "inbox", ...BELOW_VIEWS],
  transport: BELOW_REGISTRY,
};

const modules = readdirSync(path.join(ROOT, "src/lib")).filter(
  (name) => sourcesBelow(`src/lib/${name}`).length > 0,
);
const sources = sourcesBelow("src");
const imports = sources.flatMap(importsOf);

function show(strays: readonly Import[]): string[] {
  return strays.map(({ from, to }) => `${from} imports ${to}`);
}

function importsBelow(folder: string): Import[] {
  return imports.filter(({ from }) => from.startsWith(`${folder}/`));
}

function partOf(file: string): string {
  const [, area = "", module = ""] = file.split("/");
  return area === "lib" ? `src/lib/${module}` : `src/${area}`;
}

test.each(modules)("src/lib/%s imports only what lies beneath it", (module) => {
  const allowed = [module, ...(BENEATH[module] ?? [])].map((name) => `src/lib/${name}/`);
  expect(Object.keys(BENEATH)).toContain(module);
  const strays = importsBelow(`src/lib/${module}`).filter(
    ({ isOurs, to }) => isOurs && !allowed.some((folder) => to.startsWith(folder)),
  );
  expect(show(strays)).toEqual([]);
});

test("a relative import never leaves its module, so that every crossing can be seen", () => {
  const strays = sources.flatMap((file) =>
    [...read(file).matchAll(/(?:from|import|import\()\s*"(\.[^"]*)"/g)]
      .map(([, specifier = ""]) => path.posix.join(path.posix.dirname(file), specifier))
      .filter((target) => partOf(target) !== partOf(file) && partOf(file) !== `src/${path.basename(file)}`)
      .map((target) => `${file} imports ${target}`),
  );
  expect(strays).toEqual([]);
});

test("components see models and pure rules, never queries, commands, stores or the transport", () => {
  const strays = importsBelow("src/components").filter(
    ({ to }) => /^src\/(app|lib\/transport)\//.test(to) || /\/(queries|commands|store)(\/|$)/.test(to),
  );
  expect(show(strays)).toEqual([]);
});

test("components import nothing that runs on the server alone", () => {
  const strays = importsBelow("src/components").filter((each) => {
    const file = each.isOurs && !each.isTypeOnly && fileOf(each);
    return file && importsOf(file).some(({ to }) => to === "server-only");
  });
  expect(show(strays)).toEqual([]);
});

test("of other modules' row-level writes, only commands make use", () => {
  const strays = imports.filter(
    ({ from, to }) =>
      /\/store$/.test(to) && partOf(from) !== partOf(to) && !/\/commands(\/|\.ts$)/.test(from),
  );
  expect(show(strays)).toEqual([]);
});

test("a product is retired only where those who use it are asked", () => {
  const strays = imports.filter(
    ({ from, to }) => /\/commands\/retire-product$/.test(to) && !from.startsWith("src/lib/access/"),
  );
  expect(show(strays)).toEqual([]);
});

test("the policy language stands alone", () => {
  const strays = importsBelow("src/lib/governance/language").filter(
    ({ to, isOurs }) =>
      !(isOurs ? to.startsWith("src/lib/governance/language/") : ["re2js", "zod"].includes(to)),
  );
  expect(show(strays)).toEqual([]);
});

test("no file needs itself to be loaded first", () => {
  const graph = new Map(
    sources.map((file) => [
      file,
      importsOf(file).flatMap((each) => (each.isTypeOnly ? [] : (fileOf(each) ?? []))),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(file: string, trail: readonly string[]): void {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" > "));
    if (done.has(file)) return;
    done.add(file);
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
  }
  for (const file of sources) visit(file, []);
  expect(cycles).toEqual([]);
});

describe("names", () => {
  const isRoute = (part: string) => /^(\(.+\)|\[.+\]|@.+|_.+)$/.test(part);

  test("are kebab-case", () => {
    const strays = [...sources, ...sourcesBelow("tests")].filter((file) =>
      file.split("/").some((part) => !isRoute(part) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(part)),
    );
    expect(strays).toEqual([]);
  });

  test("say what is inside: no barrels, no drawers", () => {
    const strays = sources.filter((file) =>
      /\/(index|types|misc|([a-z-]+-)?(utils?|helpers?|common|managers?|services?))(\/|\.tsx?$)/.test(file),
    );
    expect(strays).toEqual([]);
  });

  test("are not passed on: whoever needs something imports it from where it is", () => {
    const strays = sources.filter((file) => /^export\s+(type\s+)?(\*|\{[^}]*\})\s*from\s/m.test(read(file)));
    expect(strays).toEqual([]);
  });
});

test("the environment is read in one place", () => {
  const readers = sources.filter((file) => /\bprocess\.env\b/.test(read(file)));
  expect(readers.sort()).toEqual(["src/instrumentation.ts", "src/lib/platform/env.ts"]);
});

test("no command asks its transaction for two things at once: one connection answers one after the other", () => {
  const strays = modules
    .flatMap((module) => sourcesBelow(`src/lib/${module}/commands`))
    .filter((file) => /Promise\.(all|allSettled|race)\(/.test(read(file)));
  expect(strays).toEqual([]);
});

test("no test replaces a module", () => {
  const strays = sourcesBelow("tests").filter((file) => /\bvi\.(do)?[mM]ock\(/.test(read(file)));
  expect(strays).toEqual([]);
});

test.each(modules)(
  "the README of src/lib/%s fits on a screen and names only files that are there",
  (module) => {
    const text = read(`src/lib/${module}/README.md`);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(30);
    const named = [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|json|md|yaml|prisma))`/g)].flatMap(
      ([, name]) => name ?? [],
    );
    const files = filesBelow(`src/lib/${module}`);
    const missing = named.filter(
      (name) => !files.some((file) => file.endsWith(`/${name}`)) && !existsSync(path.join(ROOT, name)),
    );
    expect(missing).toEqual([]);
  },
);
