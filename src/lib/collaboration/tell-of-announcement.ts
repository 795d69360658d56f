import "server-only";
import { z } from "zod";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { db, type Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import { branchOf, pathTo } from "@/lib/registry/domain-tree";
import { readConsumers } from "./access-held";

const AT_ONCE = 50;

const Row = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  createdById: z.string().nullable(),
  product: z
    .object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      domainId: z.string(),
      domain: z.object({ slug: z.string() }),
    })
    .nullable(),
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});
type Row = z.infer<typeof Row>;

/** Tells of the announcements that have begun; answers how many those are. */
export async function tellOfAnnouncements(at: Date): Promise<number> {
  const due = await db.announcement.findMany({
    where: {
      toldAt: null,
      withdrawnAt: null,
      startsAt: { lte: at },
      OR: [{ endsAt: null }, { endsAt: { gt: at } }],
    },
    select: { id: true },
    orderBy: { startsAt: "asc" },
    take: AT_ONCE,
  });
  for (const { id } of due) await db.$transaction((tx) => tellOfAnnouncement(tx, id, at));
  return due.length;
}

/** Tells followers and consumers once. */
export async function tellOfAnnouncement(tx: Tx, id: string, at: Date): Promise<void> {
  const { count } = await tx.announcement.updateMany({ where: { id, toldAt: null }, data: { toldAt: at } });
  if (count === 0) return;
  const row = await tx.announcement.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      title: true,
      text: true,
      createdById: true,
      product: {
        select: { id: true, name: true, title: true, domainId: true, domain: { select: { slug: true } } },
      },
      domain: { select: { id: true, slug: true, name: true } },
    },
  });
  const announcement = Row.parse(row);
  const concerned = new Set([
    ...(await readFollowers(tx, announcement)),
    ...(await readUsers(tx, announcement, at)),
  ]);
  concerned.delete(announcement.createdById ?? "");
  await notify(
    tx,
    [...concerned].map((personId) => noteFor(personId, announcement)),
    at,
  );
}

/** Of the product, or of the domain or one above it, whose followers hear of everything in it. */
async function readFollowers(tx: Tx, { product, domain }: Row): Promise<string[]> {
  const domains = pathTo(await readDomains(tx), product?.domainId ?? domain?.id ?? "").map(({ id }) => id);
  const rows = await tx.follow.findMany({
    where: { OR: [{ domainId: { in: domains } }, ...(product ? [{ productId: product.id }] : [])] },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** Of the product, or of one of the domain. */
async function readUsers(tx: Tx, { product, domain }: Row, at: Date): Promise<string[]> {
  if (product) return readConsumers(tx, { productId: product.id }, at);
  const within = domain ? branchOf(await readDomains(tx), domain.id).map(({ id }) => id) : [];
  return readConsumers(tx, { product: { domainId: { in: within } } }, at);
}

function noteFor(personId: string, { id, title, text, product, domain }: Row): NewNotification {
  const subject = product?.title ?? domain?.name ?? "";
  return {
    kind: "announcement.made",
    personId,
    productId: product?.id ?? null,
    domainId: domain?.id ?? null,
    as: "reader",
    title: `${subject}: ${title}`,
    text,
    href: product ? `/products/${product.domain.slug}/${product.name}` : `/domains/${domain?.slug ?? ""}`,
    onceKey: `announcement:${id}`,
  };
}
