import { headers } from "next/headers";
import { z } from "zod";
import { toAtom } from "@/lib/interop/atom-feed";
import { publicUrl } from "@/lib/platform/public-url";
import { productHref } from "@/lib/registry/model";
import { findNewProducts } from "@/lib/registry/queries/find-new-products";
import { entityTagOf, isUnchanged } from "@/lib/transport/entity-tag";
import { route } from "@/lib/transport/route";

const ENTRIES_MAX = 50;

/** New data products as a feed: those that whoever is signed in may see, as nothing here is for everybody outside. */
export const GET = route({ params: z.object({}), query: z.object({}) }, async (actor) => {
  const products = await findNewProducts(actor, ENTRIES_MAX);
  const feed = toAtom({
    id: publicUrl("/feed.atom"),
    title: "New data products · Agora",
    url: publicUrl("/"),
    self: publicUrl("/feed.atom"),
    entries: products.map(({ product, publishedAt }) => ({
      id: `urn:agora:product:${product.id}`,
      title: product.title,
      summary: product.summary,
      url: publicUrl(`/${productHref(product.ref).slice(1)}`),
      author: product.domain.name,
      published: publishedAt,
      updated: product.updatedAt,
    })),
  });
  const tag = entityTagOf(feed);
  const head = { ETag: tag, "Cache-Control": "private, no-cache" };
  if (isUnchanged((await headers()).get("if-none-match"), tag))
    return new Response(null, { status: 304, headers: head });
  return new Response(feed, {
    headers: {
      ...head,
      "Content-Type": "application/atom+xml; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
