import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import type { DomainSummary } from "@/lib/registry/model";
import type { Graph } from "../graph";
import type { MeshProduct } from "../mesh-product";
import { readMesh } from "../read-mesh";

export type Mesh = { graph: Graph<MeshProduct>; domains: readonly DomainSummary[] };

/** The whole mesh as far as the actor may see it. */
export async function findMesh(actor: Actor, tx: Tx = db): Promise<Mesh> {
  return { graph: await readMesh(tx, actor), domains: await readDomains(tx) };
}
