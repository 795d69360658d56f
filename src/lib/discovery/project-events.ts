import "server-only";
import type { FedEvent } from "@/lib/platform/event-feed";
import { projectProducts } from "./project-products";
import { unsafeFindProductIdsIn, unsafeReadDomainPaths } from "./read-published";

/** Events carry ids only: what is indexed is the product as it is now, so order and repetition do not matter. */
export async function projectEvents(events: readonly FedEvent[]): Promise<void> {
  const products = events.filter(({ type }) => type.startsWith("product."));
  const changed = new Set(
    events.filter(({ type }) => type === "domain.changed").map(({ subjectId }) => subjectId),
  );
  if (products.length === 0 && changed.size === 0) return;

  const paths = await unsafeReadDomainPaths();
  // A domain's name is part of what is found about the products of its sub-domains too.
  const touched = [...paths].filter(([, path]) => path.some(({ id }) => changed.has(id))).map(([id]) => id);
  const within = touched.length > 0 ? await unsafeFindProductIdsIn(touched) : [];
  const ids = [...new Set([...products.map(({ subjectId }) => subjectId), ...within])];
  await projectProducts(ids, paths);
}
