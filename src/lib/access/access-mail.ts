import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { type NewMail, sendMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { CAUSE_WORDS, END_WORDS, purposeWords } from "./access-words";
import { dayOf } from "./calendar-day";
import { readDirectory } from "./directory";
import type { GrantEnd } from "./grant-rules";
import { type AccessGrant, type AccessRequest, INBOX, MY_ACCESS } from "./model";
import type { AttestationCause } from "./port-basis";

type Person = { id: string; name: string; email: string };

async function readPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  return tx.user.findMany({
    where: { id: { in: [...new Set(ids)] }, isActive: true },
    select: { id: true, name: true, email: true },
    orderBy: { id: "asc" },
  });
}

export async function tell(tx: Tx, ids: readonly string[], mailTo: (person: Person) => Omit<NewMail, "to">) {
  for (const person of await readPeople(tx, ids)) {
    const { subject, body } = mailTo(person);
    await sendMail(tx, { to: person.email, subject, body: `Hello ${person.name},\n\n${body}` });
  }
}

/** Who hears about what a consumer has: the person; for a team, who asked, or when they left the owners of its domain. */
export async function consumerIds(tx: Tx, { consumer, requestedById }: AccessRequest): Promise<string[]> {
  if (consumer.kind === "person") return [consumer.id];
  const [asker] = await readPeople(tx, requestedById === null ? [] : [requestedById]);
  if (asker || consumer.domainId === null) return asker ? [asker.id] : [];
  const { members, pathTo } = await readDirectory(tx);
  for (const id of pathTo(consumer.domainId).toReversed()) {
    const owners = (members.get(id) ?? []).filter(({ role }) => role === "owner");
    if (owners.length > 0) return owners.map((owner) => owner.id);
  }
  return [];
}

/** Asks those who decide; one mail each, however many ports were asked for. */
export async function mailDeciders(
  tx: Tx,
  actor: Pick<Actor, "name">,
  waiting: readonly { request: AccessRequest; ids: readonly string[] }[],
): Promise<void> {
  for (const id of new Set(waiting.flatMap(({ ids }) => ids))) {
    const theirs = waiting.filter(({ ids }) => ids.includes(id)).map(({ request }) => request);
    const [first] = theirs;
    if (!first) continue;
    const ports = theirs.map((request) => `- ${placeOf(request)}`).join("\n");
    await tell(tx, [id], () => ({
      subject: `${first.consumer.name} asks for access to ${first.product.title}`,
      body: `${actor.name} asks for access for ${first.consumer.name}, for ${first.days} days, to\n${ports}\n\nWhat for: ${purposeWords(first)}\n\nDecide in your inbox:\n${publicUrl(INBOX)}`,
    }));
  }
}

/** Tells the consumer what was decided; nobody what they did themselves. */
export async function mailDecision(
  tx: Tx,
  request: AccessRequest,
  { byName, grant, reason }: { byName: string; grant: AccessGrant | null; reason: string },
): Promise<void> {
  const place = placeOf(request);
  const said = reason && `\n\n${byName} says: ${reason}`;
  const ids = [...(await consumerIds(tx, request)), request.requestedById ?? ""];
  await tell(tx, ids, () =>
    grant
      ? {
          subject: `You have access to ${request.product.title}`,
          body: `${request.consumer.name} has access to ${place} until ${dayOf(grant.expiresAt)}.${said}\n\nHow to connect:\n${publicUrl(`/products/${request.product.ref.domain}/${request.product.ref.name}#start`)}`,
        }
      : {
          subject: `Access to ${request.product.title} was denied`,
          body: `${byName} denied ${request.consumer.name} access to ${place}.${said}\n\nWhat was decided, and what can be used instead:\n${publicUrl(MY_ACCESS)}`,
        },
  );
}

export async function mailEnd(
  tx: Tx,
  { request }: Pick<AccessGrant, "request">,
  { kind, reason }: { kind: GrantEnd; reason: string },
): Promise<void> {
  const ids = await consumerIds(tx, request);
  await tell(tx, ids, () => ({
    subject: `Access to ${request.product.title} ${END_WORDS[kind]}`,
    body: `The access of ${request.consumer.name} to ${placeOf(request)} ${END_WORDS[kind]}.${reason && `\n\n${reason}`}\n\nYour access:\n${publicUrl(MY_ACCESS)}`,
  }));
}

/** Says ahead of time that access ends, while it can be renewed. */
export async function mailEnding(tx: Tx, { request, expiresAt }: AccessGrant): Promise<void> {
  const until = dayOf(expiresAt);
  await tell(tx, await consumerIds(tx, request), () => ({
    subject: `Access to ${request.product.title} ends on ${until}`,
    body: `The access of ${request.consumer.name} to ${placeOf(request)} ends on ${until}. Renew it while it lasts, or let it end:\n${publicUrl(MY_ACCESS)}`,
  }));
}

export async function mailAttestation(
  tx: Tx,
  { request }: AccessGrant,
  { causes, dueAt, version }: { causes: readonly AttestationCause[]; dueAt: Date; version: string },
): Promise<void> {
  const why = causes.map((cause) => `- ${CAUSE_WORDS[cause]}`).join("\n");
  await tell(tx, await consumerIds(tx, request), () => ({
    subject: `Confirm your access to ${request.product.title}`,
    body: `Version ${version} of ${request.product.title} has been published, and\n${why}\n\nRead what it says now and confirm until ${dayOf(dueAt)} that what ${request.consumer.name} does with ${placeOf(request)} still stands. Otherwise the access ends then.\n\n${publicUrl(MY_ACCESS)}`,
  }));
}

function placeOf({ portName, product }: AccessRequest): string {
  return `${portName} of ${product.title}`;
}
