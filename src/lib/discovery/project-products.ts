import "server-only";
import { replaceDeadLetters } from "./dead-letters";
import type { IndexOp } from "./engine";
import { searchEngine } from "./engine-instance";
import type { DomainPath } from "./published-product";
import { unsafeReadDomainPaths, unsafeReadPublished } from "./read-published";
import { applySettled, toOps } from "./write-products";

/** A renamed domain may touch thousands of products; they are read and written so many at a time. */
const PRODUCTS_AT_ONCE = 500;

/** Makes the index show these products as they are now, whatever it showed before. */
export async function projectProducts(
  ids: readonly string[],
  knownPaths?: ReadonlyMap<string, DomainPath>,
): Promise<void> {
  if (ids.length === 0) return;
  const paths = knownPaths ?? (await unsafeReadDomainPaths());
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
