import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { type Page, PageRequest, toSlice } from "@/lib/registry/page";
import { REQUEST, toRequest } from "../access-rows";
import { daysMax } from "../access-terms";
import type { InboxItem } from "../access-views";
import { readDirectory } from "../directory";
import { portBasis, portNamed } from "../port-basis";
import { readProductAccess } from "../port-rows";
import { whyNoAccess } from "../requestable";
import { readWaitingIds } from "../waiting-requests";
import { whoDecides } from "../who-decides";

/** The access decisions that wait for the actor, the longest waiting first. */
export async function findInbox(
  actor: Actor,
  page: PageRequest = PageRequest.parse({}),
  tx: Tx = db,
): Promise<Page<InboxItem>> {
  if (actor.tokenScopes !== null) return { items: [], total: 0 };
  const waiting = await readWaitingIds(tx, actor);
  const { skip, take } = toSlice(page);
  const ids = waiting.slice(skip, skip + take);
  if (ids.length === 0) return { items: [], total: waiting.length };
  const at = now();
  const rows = await tx.accessRequestPort.findMany({ where: { id: { in: ids } }, select: REQUEST });
  const requests = rows
    .map((row) => toRequest(row, at))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
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
  const items = requests.flatMap((request): InboxItem[] => {
    const product = byId.get(request.product.id);
    if (!product) return [];
    const { step, steps } = whoDecides(directory, product, request);
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
  return { items, total: waiting.length };
}

/** Enough to be shown as more than anybody counts. */
const COUNTED_MAX = 100;

/** How many access decisions wait for the actor; counted no further than a hundred. */
export async function countInbox(actor: Actor, tx: Tx = db): Promise<number> {
  if (actor.tokenScopes !== null) return 0;
  return (await readWaitingIds(tx, actor, COUNTED_MAX)).length;
}
