import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { isJsonObject, type JsonObject } from "@/lib/registry/json";
import { valueAt, withValueAt } from "@/lib/registry/json-pointer";
import { pick, seededRandom } from "../../tests/discovery/random";
import { ROOT } from "./root";

export const PRODUCTS = 10_000;
const PORTS = ["table", "files", "stream", "api", "model", "dashboard"] as const;
const PLATFORMS = ["databricks", "snowflake", "kafka", "s3", "postgres", "bigquery", "redshift"] as const;
const CLASSIFICATIONS = ["public", "internal", "internal", "confidential", "restricted"] as const;
const COLUMNS_PER_PORT = 20;

const SOURCE = path.resolve(ROOT, "../shared/corpus/datasets.jsonl");
const Source = z.object({
  title: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  publisher: z.string().nullish(),
});
type Source = z.infer<typeof Source>;

export type GeneratedProduct = {
  id: string;
  domain: number;
  name: string;
  title: string;
  summary: string;
  document: JsonObject;
};

export const DOMAINS = Array.from({ length: 18 }, (_, i) => ({
  id: `bench-domain-${i}`,
  slug: `domain-${"abcdefghijklmnopqr"[i]}`,
  name: `Domain ${i + 1}`,
  parentId: i < 6 ? null : `bench-domain-${i % 6}`,
  kind: "aggregate",
}));

/** Data products as large meshes have them, the same ones on every run: real words where the corpus is at hand. */
export function generateProducts(count = PRODUCTS): GeneratedProduct[] {
  const random = seededRandom(10_000);
  const sources = existsSync(SOURCE) ? readSources() : makeSources(random);
  return Array.from({ length: count }, (_, i) => {
    const source = sources[i % sources.length] ?? { title: "Orders", description: "Orders", keywords: [] };
    const again = i < sources.length ? "" : ` ${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}`;
    return toProduct({ ...source, title: `${source.title}${again}` }, i, random);
  });
}

function readSources(): Source[] {
  const lines = readFileSync(SOURCE, "utf8").trim().split("\n");
  return lines.map((line) => Source.parse(JSON.parse(line))).filter(({ title }) => title.trim().length > 1);
}

function toProduct(source: Source, i: number, random: () => number): GeneratedProduct {
  const words = wordsOf(`${source.title} ${source.description}`);
  const domain = Math.floor(random() ** 2 * DOMAINS.length);
  const name = `${words.slice(0, 4).join("-").slice(0, 50)}-p${i}`;
  const title = source.title.slice(0, 120);
  const summary = source.description.replace(/\s+/g, " ").slice(0, 300);
  const ports = [0, 1, 2].map((port) => toPort(`${pick(random, words)}-${port}`, words, random));
  return {
    id: `bench-product-${i}`,
    domain,
    name,
    title,
    summary,
    document: {
      ...GOOD_PRODUCT,
      domain: DOMAINS[domain]?.slug ?? "",
      name,
      title,
      summary,
      description: { purpose: `${source.description.slice(0, 1_500)} For analyses across all countries.` },
      tags: [...new Set([...source.keywords.slice(0, 5), pick(random, words)])],
      team: { ...TEAM, name: source.publisher ?? `Team ${domain}` },
      archetype: pick(random, ["source-aligned", "aggregate", "consumer-aligned"]),
      outputPorts: ports,
    },
  };
}

const TEAM = { members: [{ username: "ana.ruiz@example.com", role: "owner" }] };

const MODEL_PORT = valueAt(GOOD_PRODUCT, "/outputPorts/0");
const MODEL_COLUMNS = valueAt(MODEL_PORT ?? null, "/contract/schema/0/properties");

/** As the good product's only port is, with further columns. */
function toPort(name: string, words: readonly string[], random: () => number): JsonObject {
  if (!isJsonObject(MODEL_PORT) || !Array.isArray(MODEL_COLUMNS))
    throw new Error("The good product has no port.");
  const columns = Array.from({ length: COLUMNS_PER_PORT - MODEL_COLUMNS.length }, (_, i) => ({
    name: `${pick(random, words)}_${pick(random, words)}_${i}`,
    logicalType: "string",
    description: `The ${pick(random, words)} of the ${pick(random, words)} as its source has it.`,
    classification: pick(random, CLASSIFICATIONS),
    customProperties: [{ property: "personalData", value: "none" }],
  }));
  const facts = {
    "/name": name,
    "/type": pick(random, PORTS),
    "/contract/id": name,
    "/contract/servers/0/type": pick(random, PLATFORMS),
    "/contract/schema/0/properties": [...MODEL_COLUMNS, ...columns],
  };
  return Object.entries(facts).reduce<JsonObject>(
    (port, [at, value]) => withValueAt(port, at, value),
    MODEL_PORT,
  );
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z][a-z0-9]{2,15}/g) ?? [];
  return words.length > 0 ? words : ["data"];
}

const SYLLABLES = ["ka", "ro", "mi", "ten", "sol", "ver", "di", "lum", "pa", "ster", "qui", "no"] as const;

/** Without the corpus: invented words, as unevenly spread as real ones. */
function makeSources(random: () => number): Source[] {
  const vocabulary = Array.from({ length: 5_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join(""),
  );
  const text = (length: number) =>
    Array.from({ length }, () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? "data").join(
      " ",
    );
  return Array.from({ length: PRODUCTS }, () => ({
    title: text(3),
    description: text(30),
    keywords: [text(1), text(1)],
  }));
}
