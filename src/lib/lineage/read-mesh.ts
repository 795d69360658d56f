import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { listedFor } from "@/lib/registry/domain-rows";
import type { DomainSummary } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { OPEN_LIFECYCLES, visibility } from "@/lib/registry/visibility";
import { buildGraph, type Flow, type Graph, type OutsideSource, withoutMissingNames } from "./graph";
import { MeshProduct } from "./mesh-product";

/**
 * What the actor may see of the products of these domains and what flows between them, in three queries. A hidden product is no node, so
 * nothing leads through it, and an input that names it is told like one that names nothing: the answer is the one a
 * mesh without that product would give. Only who may see every product learns which names lead nowhere.
 *
 * A retired product takes nothing in any more, but may still be what a published one names.
 */
export async function readMesh(
  tx: Tx,
  actor: Actor,
  domains: readonly DomainSummary[],
  within: Prisma.DataProductWhereInput = {},
): Promise<Graph<MeshProduct>> {
  const published = { lifecycle: { in: [...OPEN_LIFECYCLES] }, currentVersionId: { not: null } };
  const products = await tx.dataProduct.findMany({
    where: { AND: [published, visibility.toWhere(actor), within] },
    select: { id: true, name: true, title: true, lifecycle: true, domainId: true },
    orderBy: { id: "asc" },
  });
  const inputs = await tx.inputEdge.findMany({
    where: { product: { AND: [listedFor(actor), within] } },
    select: { productId: true, productRef: true, portName: true, external: true },
    orderBy: [{ productId: "asc" }, { position: "asc" }],
  });
  const slugs = new Map(domains.map(({ id, slug }) => [id, slug]));
  const nodes = products.map(({ name, ...product }) => ({
    ...product,
    ref: { domain: slugs.get(product.domainId), name },
  }));
  const { flows, outside } = told(z.array(InputRow).parse(inputs));
  const meshProducts = z.array(MeshProduct).parse(nodes);
  const granted = await readGranted(tx, actor, meshProducts, within);
  const graph = buildGraph(meshProducts, [...flows, ...granted], outside);
  return can(actor, "product.see-all") ? graph : withoutMissingNames(graph);
}

const CONSUMER_PREFIX = "product:";
const GrantRow = z.object({
  productId: z.string(),
  portName: z.string(),
  consumerKey: z.string().startsWith(CONSUMER_PREFIX),
});

/**
 * Access that products have been granted. Of a grant whose other end is hidden nothing is told, not even that
 * something is missing: unlike an input, no document of a visible product names it.
 */
async function readGranted(
  tx: Tx,
  actor: Actor,
  nodes: readonly MeshProduct[],
  within: Prisma.DataProductWhereInput,
): Promise<Flow[]> {
  const rows = await tx.accessGrant.findMany({
    where: {
      endedAt: null,
      expiresAt: { gt: now() },
      product: { AND: [visibility.toWhere(actor), within] },
      requestPort: { request: { product: { AND: [listedFor(actor), within] } } },
    },
    select: { productId: true, portName: true, consumerKey: true },
    orderBy: { id: "asc" },
  });
  const refs = new Map(nodes.map(({ id, ref }) => [id, toRefText(ref)]));
  return z
    .array(GrantRow)
    .parse(rows)
    .flatMap(({ productId, portName: port, consumerKey }) => {
      const from = refs.get(productId);
      return from === undefined
        ? []
        : [{ kind: "grant", from, to: consumerKey.slice(CONSUMER_PREFIX.length), port }];
    });
}

const InputRow = z.object({
  productId: z.string(),
  productRef: z.string().nullable(),
  portName: z.string().nullable(),
  external: z.string().nullable(),
});

function told(rows: readonly z.infer<typeof InputRow>[]): { flows: Flow[]; outside: OutsideSource[] } {
  return {
    flows: rows.flatMap(({ productId: to, productRef: from, portName: port }) =>
      from === null ? [] : [{ kind: "input-port", from, to, port }],
    ),
    outside: rows.flatMap(({ productId: to, productRef, external: name }) =>
      productRef === null && name !== null ? [{ to, name }] : [],
    ),
  };
}
