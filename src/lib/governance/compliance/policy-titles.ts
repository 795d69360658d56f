import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { ESSENTIAL_TITLES } from "../essentials";
import { findEveryPolicy } from "../queries/find-policies";

/** What the policies the actor may read are called, by key; what is not among them is called by its key. */
export async function readPolicyTitles(tx: Tx, actor: Actor): Promise<(key: string) => string> {
  const policies = await findEveryPolicy(actor, tx);
  const titles = new Map([
    ...ESSENTIAL_TITLES,
    ...policies.map(({ key, title }): [string, string] => [key, title]),
  ]);
  return (key) => titles.get(key) ?? key;
}
