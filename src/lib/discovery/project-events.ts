import "server-only";
import type { FedEvent } from "@/lib/platform/event-feed";
import { replaceDeadLetters } from "./dead-letters";
import type { IndexOp } from "./engine";
import { searchEngine } from "./engine-instance";
import type { DomainPath } from "./published-product";
import { unsafeFindProductIdsIn, unsafeReadDomainPaths, unsafeReadPublished } from "./read-published";
import { applySettled, toOps } from "./write-products";

/** A renamed domain may touch thousands of products; they are read and written so many at a time. */
const PRODUCTS_AT_ONCE = 500;

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
  for (let start = 0; start < ids.length; start += PRODUCTS_AT_ONCE) {
    await project(ids.slice(start, start + PRODUCTS_AT_ONCE), paths);
  }
}

async function project(ids: readonly string[], paths: ReadonlyMap<string, DomainPath>): Promise<void> {
  const { ops, misfits } = toOps(await unsafeReadPublished(ids), paths);
  const refused = await applySettled(searchEngine(), ops);
  const unindexable = [...misfits, ...refused];

  // What is no longer published goes. So does what can no longer be indexed: its last document might show it to
  // people who may not see it any more.
  const gone = new Set(ids);
  for (const { doc } of ops) gone.delete(doc.id);
  for (const { productId } of unindexable) gone.add(productId);
  await applySettled(
    searchEngine(),
    [...gone].map((id): IndexOp => ({ op: "delete", id })),
  );
  await replaceDeadLetters(ids, unindexable);
}
