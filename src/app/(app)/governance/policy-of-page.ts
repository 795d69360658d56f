import { notFound } from "next/navigation";
import { cache } from "react";
import { PolicyKey } from "@/lib/governance/model";
import { findPolicy } from "@/lib/governance/queries/find-policy";
import { requirePageActor } from "@/lib/identity/session";

export type KeyParams = Promise<{ key: string[] }>;

/** The policy an address names, read once a request; whoever may not read it finds nothing. */
export async function policyOfPage(params: KeyParams) {
  return readPolicy((await params).key.join("/"));
}

const readPolicy = cache(async (written: string) => {
  const actor = await requirePageActor();
  const key = PolicyKey.safeParse(written);
  const policy = key.success ? await findPolicy(actor, key.data) : null;
  if (!policy) notFound();
  return { actor, policy };
});
