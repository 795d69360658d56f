import "server-only";
import { z } from "zod";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { db } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { productHref } from "@/lib/registry/model";

const REQUESTS_AT_ONCE = 50;
const MISSES_KEPT_MS = 180 * 86_400_000;

const DueRequest = z.object({
  id: z.string(),
  title: z.string(),
  product: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    domain: z.object({ slug: z.string() }),
  }),
  backings: z.array(z.object({ userId: z.string() })),
});
type DueRequest = z.infer<typeof DueRequest>;

/** Requests whose product has been published are fulfilled, and those who need it and may see it are told. */
export async function fulfilRequests(at: Date): Promise<number> {
  const rows = await db.dataRequest.findMany({
    where: {
      fulfilledAt: null,
      closedAt: null,
      claimedAt: { not: null },
      product: { lifecycle: { in: [...PUBLISHED_LIFECYCLES] }, currentVersionId: { not: null } },
    },
    select: {
      id: true,
      title: true,
      product: { select: { id: true, name: true, title: true, domain: { select: { slug: true } } } },
      backings: { select: { userId: true } },
    },
    orderBy: { createdAt: "asc" },
    take: REQUESTS_AT_ONCE,
  });
  for (const request of z.array(DueRequest).parse(rows)) await fulfil(request, at);
  return rows.length;
}

async function fulfil(request: DueRequest, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    // Whoever else got here first has told them.
    const { count } = await tx.dataRequest.updateMany({
      where: { id: request.id, fulfilledAt: null, closedAt: null },
      data: { fulfilledAt: at },
    });
    if (count === 0) return;
    const notes = request.backings.map(({ userId }) => fulfilledNote(userId, request));
    await notify(tx, notes, at);
  });
}

function fulfilledNote(personId: string, { title, product }: DueRequest): NewNotification {
  const href = productHref({ domain: product.domain.slug, name: product.name });
  return {
    kind: "demand.fulfilled",
    personId,
    productId: product.id,
    domainId: null,
    as: "reader",
    title: `The data you asked for is here: ${product.title}`,
    text: `“${title}” was requested, by you or with your backing. ${product.title} has been published to fulfil it.`,
    href: `/${href.slice(1)}`,
  };
}

/** Nobody needs to know for ever what was once not found. */
export async function forgetOldMisses(at: Date): Promise<number> {
  const { count } = await db.searchMiss.deleteMany({
    where: { at: { lt: new Date(at.getTime() - MISSES_KEPT_MS) } },
  });
  return count;
}
