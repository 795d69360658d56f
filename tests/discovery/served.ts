import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "@/lib/discovery/read-published";
import { toDocument } from "@/lib/discovery/to-document";

const kept = globalThis as { agoraSearchEngine?: SearchEngine };

/** Lets this engine answer everybody's searches. */
export function serveWith(engine: SearchEngine): void {
  kept.agoraSearchEngine = engine;
}

/** Lets search answer from what is published at this moment. */
export async function servePublished(): Promise<SearchEngine> {
  const engine = createEmbeddedEngine();
  const rebuild = await engine.rebuild();
  const paths = await unsafeReadDomainPaths();
  let count = 0;
  for await (const page of unsafeReadAllPublished()) {
    count += page.length;
    await rebuild.apply(
      page.map((product) => ({ op: "upsert", doc: toDocument(product, paths.get(product.domainId) ?? []) })),
    );
  }
  await rebuild.publish(count);
  serveWith(engine);
  return engine;
}
