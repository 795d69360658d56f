import "server-only";
import { z } from "zod";
import { findActor } from "@/lib/identity/actor";
import { db } from "@/lib/platform/db";
import { type NewMail, sendMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { Lifecycle, productHref } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";

const REQUESTS_AT_ONCE = 50;
const MISSES_KEPT_MS = 180 * 86_400_000;

const DueRequest = z.object({
  id: z.string(),
  title: z.string(),
  product: z.object({
    name: z.string(),
    title: z.string(),
    domainId: z.string(),
    lifecycle: Lifecycle,
    discoverableBy: z.enum(["everyone", "domains"]),
    audience: z.array(z.string()),
    domain: z.object({ slug: z.string() }),
  }),
  backings: z.array(z.object({ user: z.object({ id: z.string(), sessionVersion: z.number().int() }) })),
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
      product: {
        select: {
          name: true,
          title: true,
          domainId: true,
          lifecycle: true,
          discoverableBy: true,
          audience: true,
          domain: { select: { slug: true } },
        },
      },
      backings: { select: { user: { select: { id: true, sessionVersion: true } } } },
    },
    orderBy: { createdAt: "asc" },
    take: REQUESTS_AT_ONCE,
  });
  for (const request of z.array(DueRequest).parse(rows)) await fulfil(request, at);
  return rows.length;
}

async function fulfil(request: DueRequest, at: Date): Promise<void> {
  const mails: NewMail[] = [];
  for (const { user } of request.backings) {
    const actor = await findActor(user.id, user.sessionVersion);
    if (actor && visibility.allows(actor, request.product)) mails.push(fulfilledMail(actor, request));
  }
  await db.$transaction(async (tx) => {
    // Whoever else got here first has told them.
    const { count } = await tx.dataRequest.updateMany({
      where: { id: request.id, fulfilledAt: null, closedAt: null },
      data: { fulfilledAt: at },
    });
    if (count === 0) return;
    for (const mail of mails) await sendMail(tx, mail);
  });
}

function fulfilledMail(person: { name: string; email: string }, { title, product }: DueRequest): NewMail {
  const href = productHref({ domain: product.domain.slug, name: product.name });
  return {
    to: person.email,
    subject: `The data you asked for is here: ${product.title}`,
    body: [
      `Hello ${person.name},`,
      `“${title}” was requested, by you or with your backing. ${product.title} has been published to fulfil it:\n${publicUrl(`/${href.slice(1)}`)}`,
    ].join("\n\n"),
  };
}

/** Nobody needs to know for ever what was once not found. */
export async function forgetOldMisses(at: Date): Promise<number> {
  const { count } = await db.searchMiss.deleteMany({
    where: { at: { lt: new Date(at.getTime() - MISSES_KEPT_MS) } },
  });
  return count;
}
