import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { readWaivablePolicies } from "../waivable-policies";
import { whyNotWaivable } from "../waiver-rules";

/** The keys of the policies that allow exceptions. */
export async function findWaivableKeys(tx: Tx = db): Promise<Set<string>> {
  const policies = await readWaivablePolicies(tx);
  return new Set(
    [...policies.values()].filter((policy) => whyNotWaivable(policy) === null).map(({ key }) => key),
  );
}
