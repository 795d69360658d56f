import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readDomainOwners } from "@/lib/registry/domain-owners";
import { readDomains } from "@/lib/registry/domain-rows";
import type { DomainSummary, ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { type Graph, subgraph } from "../graph";
import type { MeshProduct } from "../mesh-product";
import type { DomainOfLineage, ProductLineage } from "../product-lineage";
import { readMesh } from "../read-mesh";
import { unsafeReadReach } from "../read-reach";
import { walk } from "../walk";

/** What a product is made from and what is made of it, all the way; null when the actor sees no such published product. */
export async function findProductLineage(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<ProductLineage | null> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: { id: true },
  });
  if (!row) return null;
  const domains = await readDomains(tx);
  const reach = await readMesh(tx, actor, domains, { id: { in: await unsafeReadReach(tx, row.id) } });
  const product = reach.nodes.get(row.id);
  if (!product) return null;
  const graph = connectedTo(reach, row.id);
  return { product, graph, domains: withOwners(graph, domains, await readDomainOwners(tx)) };
}

/** What hidden products alone connect is left out: that it was read would tell that they are there. */
function connectedTo(graph: Graph<MeshProduct>, id: string): Graph<MeshProduct> {
  const above = new Set([id, ...walk(graph, id, "upstream").map((step) => step.id)]);
  const below = walk(graph, id, "downstream").map((step) => step.id);
  // Below the product, the other sources of its consumers were not read: of these nothing is known to be missing.
  const said = (names: Graph["missing"]) => new Map([...names].filter(([at]) => above.has(at)));
  const connected = subgraph(graph, new Set([...above, ...below]));
  return { ...connected, missing: said(connected.missing), outside: said(connected.outside) };
}

function withOwners(
  { nodes }: Graph<MeshProduct>,
  domains: readonly DomainSummary[],
  owners: ReadonlyMap<string, DomainOfLineage["owners"]>,
): ReadonlyMap<string, DomainOfLineage> {
  const used = new Set([...nodes.values()].map(({ domainId }) => domainId));
  return new Map(
    domains
      .filter(({ id }) => used.has(id))
      .map(({ id, slug, name, hue }) => [
        id,
        {
          id,
          slug,
          name,
          hue,
          owners: (owners.get(id) ?? []).map((owner) => ({ id: owner.id, name: owner.name })),
        },
      ]),
  );
}
