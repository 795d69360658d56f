import type { ProductSearchDoc } from "@/lib/discovery/document";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { toDocument } from "@/lib/discovery/to-document";
import { toRows } from "@/lib/registry/rows";
import { DOMAINS, type GeneratedProduct, generateProducts } from "./generated-products";

/** The generated products as the engines index them, without a database in between. */
export function searchDocuments(count?: number): ProductSearchDoc[] {
  return generateProducts(count).map(toSearchDocument);
}

function toSearchDocument({ id, domain, name, title, summary, document }: GeneratedProduct, i: number) {
  const { columns, ports, tags } = toRows(document);
  const own = DOMAINS[domain];
  const path = DOMAINS.filter((candidate) => candidate.id === own?.parentId || candidate === own);
  const { team, archetype, description } = document;
  return toDocument(
    {
      id,
      name,
      title,
      summary,
      lifecycle: "active",
      discoverableBy: "everyone",
      audience: [own?.id ?? ""],
      updatedAt: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
      createdAt: new Date(Date.UTC(2026, 0, 1)),
      domainId: own?.id ?? "",
      purpose: textAt(description, "purpose"),
      teamName: textAt(team, "name"),
      archetype: typeof archetype === "string" ? archetype : null,
      tags: [...tags],
      terms: [],
      ports: [...ports],
      columns: columns.map((column) => column.path),
      classifications: [...new Set(columns.map((column) => column.classification))],
      personalData: [...new Set(columns.map((column) => column.personalData))],
      badge: null,
      score: null,
      trust: null,
      popularity: null,
    },
    path,
  );
}

function textAt(group: unknown, key: string): string | null {
  const value = typeof group === "object" && group !== null && key in group && Reflect.get(group, key);
  return typeof value === "string" ? value : null;
}

export async function engineWith(docs: readonly ProductSearchDoc[]): Promise<SearchEngine> {
  const engine = createEmbeddedEngine();
  const rebuild = await engine.rebuild();
  await rebuild.apply(docs.map((doc) => ({ op: "upsert", doc })));
  await rebuild.publish(docs.length);
  return engine;
}
