import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { isPrivacySteward, managedBy, REQUEST, toRequest } from "../access-rows";
import { daysMax } from "../access-terms";
import type { InboxItem } from "../access-views";
import { daysAfter } from "../calendar-day";
import { readDirectory } from "../directory";
import { portBasis, portNamed } from "../port-basis";
import { readProductAccess } from "../port-rows";
import { WAITING_DAYS_MAX } from "../request-rules";
import { whyNoAccess } from "../requestable";
import { whoDecides } from "../who-decides";

const ITEMS_MAX = 200;

/** The access decisions that wait for the actor, the longest waiting first. */
export async function findInbox(actor: Actor, tx: Tx = db): Promise<InboxItem[]> {
  if (actor.tokenScopes !== null) return [];
  const at = now();
  const rows = await tx.accessRequestPort.findMany({
    where: mayWaitFor(actor, at),
    select: REQUEST,
    orderBy: [{ request: { requestedAt: "asc" } }, { portName: "asc" }],
    take: ITEMS_MAX,
  });
  if (rows.length === 0) return [];
  const requests = rows.map((row) => toRequest(row, at));
  const directory = await readDirectory(tx);
  const products = await readProductAccess(tx, { id: { in: requests.map(({ product }) => product.id) } });
  const byId = new Map(products.map((product) => [product.id, product]));
  const held = await tx.accessGrant.findMany({
    where: {
      endedAt: null,
      consumerKey: { in: requests.map(({ consumer }) => consumer.key) },
      productId: { in: [...byId.keys()] },
    },
    select: { consumerKey: true, productId: true, portName: true },
  });
  return requests.flatMap((request): InboxItem[] => {
    const product = byId.get(request.product.id);
    if (!product) return [];
    const { step, steps, approvers } = whoDecides(directory, product, request);
    if (!approvers.ids.includes(actor.id)) return [];
    const basis = portBasis(product.descriptor, request.portName);
    const most = daysMax(portNamed(product.descriptor, request.portName) ?? {}, product.terms);
    return [
      {
        request,
        step,
        steps,
        classification: basis?.classification,
        personalData: basis?.personalData,
        terms: product.descriptor.terms?.usage,
        days: Math.min(request.days, most),
        obstacle: whyNoAccess(product, request.portName),
        has: held.flatMap(({ consumerKey, productId, portName }) =>
          consumerKey === request.consumer.key && productId === product.id ? [portName] : [],
        ),
      },
    ];
  });
}

/** Everything the actor could have to decide: narrow enough to look at one by one. */
function mayWaitFor(actor: Actor, at: Date): Prisma.AccessRequestPortWhereInput {
  const isAnywhere = can(actor, "access.read-all") || isPrivacySteward(actor);
  return {
    isOpen: true,
    request: {
      OR: [{ requestedById: null }, { requestedById: { not: actor.id } }],
      requestedAt: { gt: daysAfter(at, -WAITING_DAYS_MAX) },
    },
    ...(isAnywhere ? {} : { product: managedBy(actor) }),
  };
}

/** How many access decisions wait for the actor. */
export async function countInbox(actor: Actor, tx: Tx = db): Promise<number> {
  if (actor.tokenScopes !== null) return 0;
  const candidates = await tx.accessRequestPort.count({ where: mayWaitFor(actor, now()) });
  return candidates === 0 ? 0 : (await findInbox(actor, tx)).length;
}
