import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { OUTGOING_WAYS, type OutgoingAnswer, type OutgoingWays, post } from "@/lib/platform/outgoing/post";
import { type ClaimedDelivery, claimDeliveries } from "./claim-deliveries";
import { noteAttempt } from "./note-attempt";
import { signatureHeaders } from "./signature";
import { secretsAt } from "./webhook-secrets";

/** One call does this much at most; what is left is found by the next. */
const ROUNDS_MAX = 500;

type Sending = { ways: OutgoingWays; random: () => number };
const FROM_HERE: Sending = { ways: OUTGOING_WAYS, random: Math.random };

/** Sends what is due and answers how much arrived. Any number of processes may call it at once. */
export async function deliverWebhooks(
  clock: () => Date = now,
  { ways, random }: Sending = FROM_HERE,
): Promise<number> {
  let arrived = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const claimed = await claimDeliveries(clock());
    if (claimed.length === 0) return arrived;
    const outcomes = await Promise.all(claimed.map((each) => deliverOne(each, clock, { ways, random })));
    arrived += outcomes.filter((hasArrived) => hasArrived).length;
  }
  return arrived;
}

async function deliverOne(
  delivery: ClaimedDelivery,
  clock: () => Date,
  { ways, random }: Sending,
): Promise<boolean> {
  const begun = performance.now();
  const answer = await send(delivery, clock(), ways);
  const durationMs = Math.round(performance.now() - begun);
  return noteAttempt(delivery, { ...answer, durationMs }, { at: clock(), random: random() });
}

async function send(
  { webhookId, eventId, body }: ClaimedDelivery,
  at: Date,
  ways: OutgoingWays,
): Promise<OutgoingAnswer> {
  const webhook = await db.webhook.findUnique({
    where: { id: webhookId },
    select: { url: true, secret: true, previousSecret: true, previousUntil: true },
  });
  if (!webhook) return { answered: false, reason: "The webhook is gone." };
  const secrets = secretsAt(webhook, at);
  if (secrets.length === 0)
    return { answered: false, reason: "Its secret cannot be read any more. Make a new one." };
  return post(
    {
      url: webhook.url,
      body,
      headers: {
        "content-type": "application/cloudevents+json; charset=utf-8",
        ...signatureHeaders({ id: eventId, at, body }, secrets),
      },
    },
    ways,
  );
}
