import "server-only";
import type { Actor } from "@/lib/identity/model";
import { domainsWhere } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { byName } from "@/lib/registry/domain-tree";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { visibility } from "@/lib/registry/visibility";
import { type Consumer, consumerKey, PRODUCT_CHOICES_MAX, readConsumerKey } from "./consumer";

/** The consumer a key names; a product that is hidden from the actor is not found. */
export async function getConsumer(tx: Tx, actor: Actor, key: string): Promise<Consumer> {
  const { kind, id } = readConsumerKey(key);
  if (kind === "product") {
    const product = await tx.dataProduct.findFirst({
      where: { AND: [{ id }, visibility.toWhere(actor)] },
      select: { title: true, domainId: true },
    });
    if (!product) throw notFound("data product");
    return { key, kind, id, name: product.title, domainId: product.domainId };
  }
  const named =
    kind === "domain"
      ? await tx.domain.findUnique({ where: { id }, select: { name: true } })
      : await tx.user.findUnique({ where: { id }, select: { name: true } });
  if (!named) throw notFound(kind);
  return { key, kind, id, name: named.name, domainId: kind === "domain" ? id : null };
}

/** Whom the actor may ask for: themselves first, then their domains, then the products of those, by name. */
export async function readConsumers(tx: Tx, actor: Actor): Promise<Consumer[]> {
  const held = domainsWhere(actor, "access.request");
  const domainWhere = held === "all" ? {} : { id: { in: held } };
  const domains = await tx.domain.findMany({
    where: domainWhere,
    select: { id: true, name: true },
  });
  const products = await tx.dataProduct.findMany({
    where: { domain: domainWhere, lifecycle: { in: ["proposed", "draft", ...PUBLISHED_LIFECYCLES] } },
    select: { id: true, title: true, domainId: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: PRODUCT_CHOICES_MAX,
  });
  return [
    { key: consumerKey("person", actor.id), kind: "person", id: actor.id, name: actor.name, domainId: null },
    ...domains
      .toSorted(byName)
      .map(
        ({ id, name }) =>
          ({ key: consumerKey("domain", id), kind: "domain", id, name, domainId: id }) as const,
      ),
    ...products
      .map(
        ({ id, title, domainId }) =>
          ({ key: consumerKey("product", id), kind: "product", id, name: title, domainId }) as const,
      )
      .toSorted(byName),
  ];
}
