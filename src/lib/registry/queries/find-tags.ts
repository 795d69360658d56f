import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import { type Page, type PageRequest, toSlice } from "../page";
import { TagCount, type TagOrder } from "../tag";
import { escapeLike } from "../text-match";

/** The tags of the published products the actor may see, each with how many of them have it. */
export async function findTags(
  actor: Actor,
  { q, order }: { q: string; order: TagOrder },
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<TagCount>> {
  const words = q.split(/\s+/).filter((word) => word !== "");
  const groups = await tx.productTag.groupBy({
    by: ["tag"],
    where: {
      product: listedFor(actor),
      AND: words.map((word) => ({ tag: { contains: escapeLike(word), mode: "insensitive" as const } })),
    },
    _count: { _all: true },
  });
  const tags = z
    .array(TagCount)
    .parse(groups.map(({ tag, _count }) => ({ tag, products: _count._all })))
    // The two databases sort text differently, so it is done here.
    .sort((a, b) => (order === "products" ? b.products - a.products : 0) || byName(a.tag, b.tag));
  const { skip, take } = toSlice(page);
  return { items: tags.slice(skip, skip + take), total: tags.length };
}

const { compare: byName } = new Intl.Collator("en");
