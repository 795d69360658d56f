import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import type { DomainSummary } from "@/lib/registry/model";
import { type Graph, subgraph } from "../graph";
import type { MeshProduct } from "../mesh-product";
import { readMesh } from "../read-mesh";

export type Mesh = { graph: Graph<MeshProduct>; domains: readonly DomainSummary[] };

/** The whole mesh as far as the actor may see it; of the retired products those that a published one still names. */
export async function findMesh(actor: Actor, tx: Tx = db): Promise<Mesh> {
  const domains = await readDomains(tx);
  const graph = await readMesh(tx, actor, domains);
  const offered = [...graph.nodes.values()].filter(
    ({ id, lifecycle }) => lifecycle !== "retired" || graph.outOf.has(id),
  );
  return { graph: subgraph(graph, new Set(offered.map(({ id }) => id))), domains };
}
