import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { AccessScope, SearchEngine, SearchRequest, SearchResponse } from "@/lib/discovery/engine";
import type { IndexDefinition } from "@/lib/discovery/index-definition";

/** An engine with nothing in it. */
export type MakeEngine = (definition?: IndexDefinition) => Promise<SearchEngine>;

export const EVERYTHING: AccessScope = { kind: "system", reason: "test" };

export async function loadedEngine(
  makeEngine: MakeEngine,
  docs: readonly ProductSearchDoc[],
  definition?: IndexDefinition,
): Promise<SearchEngine> {
  const engine = await makeEngine(definition);
  const rebuild = await engine.rebuild();
  await rebuild.settle(await rebuild.apply(docs.map((doc) => ({ op: "upsert", doc }))));
  await rebuild.publish(docs.length);
  return engine;
}

export function searchAll(
  engine: SearchEngine,
  request: Omit<SearchRequest, "scope">,
): Promise<SearchResponse> {
  return engine.search({ scope: EVERYTHING, ...request });
}

/** Ids in the order of the engine. */
export async function idsFor(
  engine: SearchEngine,
  q: string,
  request: Omit<SearchRequest, "scope" | "q"> = {},
): Promise<string[]> {
  const { hits } = await searchAll(engine, { q, ...request });
  return hits.map(({ id }) => id);
}

export async function idSetFor(
  engine: SearchEngine,
  q: string,
  request: Omit<SearchRequest, "scope" | "q"> = {},
): Promise<Set<string>> {
  return new Set(await idsFor(engine, q, request));
}
