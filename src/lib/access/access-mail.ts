import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { NotificationKind } from "@/lib/notifications/kinds";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { groupedBy } from "@/lib/platform/grouped";
import { productHref } from "@/lib/registry/model";
import { CAUSE_WORDS, END_WORDS, purposeWords } from "./access-words";
import { dayOf } from "./calendar-day";
import { readDirectory } from "./directory";
import type { GrantEnd } from "./grant-rules";
import { type AccessGrant, type AccessRequest, INBOX, MY_ACCESS } from "./model";
import type { AttestationCause } from "./port-basis";

type Words = { kind: NotificationKind; title: string; text: string; href: `/${string}` };

/** To consumers it is their own, or that of the domain they work for, whatever becomes of the product. */
export async function tellConsumer(
  tx: Tx,
  { consumer, product }: AccessRequest,
  ids: readonly string[],
  words: Words,
): Promise<void> {
  const isOwn = (id: string) => consumer.kind === "person" && consumer.id === id;
  const notes = [...new Set(ids)].map(
    (personId): NewNotification => ({
      ...words,
      personId,
      productId: product.id,
      domainId: isOwn(personId) ? null : consumer.domainId,
      as: isOwn(personId) ? "self" : "role",
    }),
  );
  await notify(tx, notes, now());
}

async function isActive(tx: Tx, id: string): Promise<boolean> {
  return (await tx.user.count({ where: { id, isActive: true } })) > 0;
}

/** Who hears about what a consumer has: the person; for a team, who asked, or when they left the owners of its domain. */
export async function consumerIds(tx: Tx, { consumer, requestedById }: AccessRequest): Promise<string[]> {
  if (consumer.kind === "person") return [consumer.id];
  const asker = requestedById !== null && (await isActive(tx, requestedById)) ? [requestedById] : [];
  if (asker.length > 0 || consumer.domainId === null) return asker;
  const { members, pathTo } = await readDirectory(tx);
  for (const id of pathTo(consumer.domainId).toReversed()) {
    const owners = (members.get(id) ?? []).filter(({ role }) => role === "owner");
    if (owners.length > 0) return owners.map((owner) => owner.id);
  }
  return [];
}

/** Asks those who decide; once about a product, however many of its ports were asked for. */
export async function mailDeciders(
  tx: Tx,
  actor: Pick<Actor, "name">,
  waiting: readonly { request: AccessRequest; ids: readonly string[] }[],
): Promise<void> {
  const notes: NewNotification[] = [];
  for (const personId of new Set(waiting.flatMap(({ ids }) => ids))) {
    const theirs = waiting.filter(({ ids }) => ids.includes(personId)).map(({ request }) => request);
    for (const requests of groupedBy(theirs, ({ product }) => product.id).values()) {
      const [first] = requests;
      if (!first) continue;
      const ports = requests.map((request) => `- ${placeOf(request)}`).join("\n");
      notes.push({
        kind: "access.asked",
        personId,
        productId: first.product.id,
        domainId: null,
        as: "role",
        category: "privacy",
        title: `${first.consumer.name} asks for access to ${first.product.title}`,
        text: `${actor.name} asks for access for ${first.consumer.name}, for ${first.days} days, to\n${ports}\n\nWhat for: ${purposeWords(first)}\n\nDecide in your inbox.`,
        href: INBOX,
      });
    }
  }
  await notify(tx, notes, now());
}

/** Tells the consumer what was decided; nobody what they did themselves. */
export async function mailDecision(
  tx: Tx,
  request: AccessRequest,
  { byName, grant, reason }: { byName: string; grant: AccessGrant | null; reason: string },
): Promise<void> {
  const place = placeOf(request);
  const said = reason && `\n\n${byName} says: ${reason}`;
  const ids = [
    ...(await consumerIds(tx, request)),
    ...(request.requestedById === null ? [] : [request.requestedById]),
  ];
  await tellConsumer(
    tx,
    request,
    ids,
    grant
      ? {
          kind: "access.decided",
          title: `You have access to ${request.product.title}`,
          text: `${request.consumer.name} has access to ${place} until ${dayOf(grant.expiresAt)}.${said}\n\nHow to connect is on the page of the product.`,
          href: `/${productHref(request.product.ref).slice(1)}#start`,
        }
      : {
          kind: "access.decided",
          title: `Access to ${request.product.title} was denied`,
          text: `${byName} denied ${request.consumer.name} access to ${place}.${said}\n\nWhat was decided, and what can be used instead, is under your access.`,
          href: MY_ACCESS,
        },
  );
}

export async function mailEnd(
  tx: Tx,
  { request }: Pick<AccessGrant, "request">,
  { kind, reason }: { kind: GrantEnd; reason: string },
): Promise<void> {
  await tellConsumer(tx, request, await consumerIds(tx, request), {
    kind: "access.ended",
    title: `Access to ${request.product.title} ${END_WORDS[kind]}`,
    text: `The access of ${request.consumer.name} to ${placeOf(request)} ${END_WORDS[kind]}.${reason && `\n\n${reason}`}`,
    href: MY_ACCESS,
  });
}

/** Says ahead of time that access ends, while it can be renewed. */
export async function mailEnding(tx: Tx, { request, expiresAt }: AccessGrant): Promise<void> {
  const until = dayOf(expiresAt);
  await tellConsumer(tx, request, await consumerIds(tx, request), {
    kind: "access.ending",
    title: `Access to ${request.product.title} ends on ${until}`,
    text: `The access of ${request.consumer.name} to ${placeOf(request)} ends on ${until}. Renew it while it lasts, or let it end.`,
    href: MY_ACCESS,
  });
}

export async function mailAttestation(
  tx: Tx,
  { request }: AccessGrant,
  { causes, dueAt, version }: { causes: readonly AttestationCause[]; dueAt: Date; version: string },
): Promise<void> {
  const why = causes.map((cause) => `- ${CAUSE_WORDS[cause]}`).join("\n");
  await tellConsumer(tx, request, await consumerIds(tx, request), {
    kind: "access.to-confirm",
    title: `Confirm your access to ${request.product.title}`,
    text: `Version ${version} of ${request.product.title} has been published, and\n${why}\n\nRead what it says now and confirm until ${dayOf(dueAt)} that what ${request.consumer.name} does with ${placeOf(request)} still stands. Otherwise the access ends then.`,
    href: MY_ACCESS,
  });
}

export function placeOf({ portName, product }: AccessRequest): string {
  return `${portName} of ${product.title}`;
}
