import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { type EventType, recordEvent } from "@/lib/platform/events";
import { toRefText } from "@/lib/registry/ref-text";
import { GRANT, toGrant } from "./access-rows";
import { daysMax } from "./access-terms";
import { dayOf, daysAfter } from "./calendar-day";
import type { GrantEnd } from "./grant-rules";
import { isInForce } from "./grant-rules";
import type { AccessGrant, AccessRequest } from "./model";
import { portNamed } from "./port-basis";
import type { ProductAccess } from "./port-rows";
import type { StepDecision } from "./request-rules";

type By = { id: string } | null;

type NewDecision = {
  decision: StepDecision;
  isFinal: boolean;
  isAutomatic: boolean;
  reason: string;
  alternativeId?: string | null;
};

const DECIDED = {
  approved: "access.approved",
  denied: "access.denied",
  withdrawn: "access.withdrawn",
  expired: "access.request-expired",
} as const satisfies Record<StepDecision["outcome"], EventType>;

/** Keeps what became of a step, and gives the access once it was the last; null while nothing is granted. */
export async function insertDecision(
  tx: Tx,
  request: AccessRequest,
  product: ProductAccess,
  { decision, isFinal, isAutomatic, reason, alternativeId = null }: NewDecision,
): Promise<AccessGrant | null> {
  const at = now();
  const { id } = await tx.accessDecision.create({
    data: { requestPortId: request.id, ...decision, isFinal, isAutomatic, reason, alternativeId, at },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: DECIDED[decision.outcome],
    subjectId: request.id,
    actorId: decision.decidedById,
    payload: { ...wordsOf(request), step: decision.step, reason },
  });
  const isGranted = decision.outcome === "approved" && isFinal;
  const grant = isGranted
    ? await insertGrant(tx, request, product, { id, by: decision.decidedById, at })
    : null;
  const action = grant ? "access.granted" : AUDITED[decision.outcome];
  if (action)
    await recordDecision(tx, {
      action,
      subject: toRefText(request.product.ref),
      subjectId: request.product.id,
      actor: await readActor(tx, decision.decidedById),
      at,
      facts: {
        request: request.id,
        grant: grant?.id ?? null,
        consumer: request.consumer.key,
        port: request.portName,
        step: decision.step,
        ofSteps: decision.ofSteps,
        days: request.days,
        until: grant && dayOf(grant.expiresAt),
        reason,
      },
    });
  return grant;
}

/** What leaves a record for ever; that somebody withdrew, or nobody decided, gave nobody anything. */
const AUDITED: Partial<Record<StepDecision["outcome"], "access.approved" | "access.denied">> = {
  approved: "access.approved",
  denied: "access.denied",
};

async function readActor(tx: Tx, id: string | null): Promise<{ id: string; name: string } | null> {
  return id === null ? null : tx.user.findUnique({ where: { id }, select: { id: true, name: true } });
}

async function insertGrant(
  tx: Tx,
  request: AccessRequest,
  { descriptor, terms, version }: ProductAccess,
  decision: { id: string; by: string | null; at: Date },
): Promise<AccessGrant> {
  if (!version) throw new Error(`${request.product.id} is granted before it is published.`);
  if (request.renewsId !== null) await endRenewed(tx, request.renewsId, decision);
  // What the owner allows may have become less since it was asked for.
  const days = Math.min(request.days, daysMax(portNamed(descriptor, request.portName) ?? {}, terms));
  const row = await tx.accessGrant.create({
    data: {
      requestPortId: request.id,
      consumerKey: request.consumer.key,
      productId: request.product.id,
      portName: request.portName,
      decisionId: decision.id,
      versionId: version.id,
      startsAt: decision.at,
      expiresAt: daysAfter(decision.at, days),
    },
    select: GRANT,
  });
  const grant = toGrant(row, decision.at);
  await recordEvent(tx, {
    type: "access.granted",
    subjectId: grant.id,
    actorId: decision.by,
    payload: { ...wordsOf(request), until: dayOf(grant.expiresAt), requestPortId: request.id },
  });
  return grant;
}

async function endRenewed(tx: Tx, id: string, { by, at }: { by: string | null; at: Date }): Promise<void> {
  await lockGrant(tx, id);
  const earlier = toGrant(await tx.accessGrant.findUniqueOrThrow({ where: { id }, select: GRANT }), at);
  if (earlier.endedAt !== null) return;
  const kind = isInForce(earlier.state) ? "renewed" : "expired";
  await endGrant(tx, earlier, {
    kind,
    by: kind === "renewed" && by !== null ? { id: by } : null,
    reason: "",
    at,
  });
}

/** Nobody else can end it, or ask about it, until the transaction is over. */
export async function lockGrant(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "access_grant" WHERE "id" = ${id} FOR UPDATE`;
}

export async function endGrant(
  tx: Tx,
  { id, request }: Pick<AccessGrant, "id" | "request">,
  { kind, by, reason, at }: { kind: GrantEnd; by: By; reason: string; at: Date },
): Promise<void> {
  await tx.accessGrantEnd.create({
    data: { grantId: id, kind, endedById: by?.id ?? null, reason, at },
    select: { grantId: true },
  });
  await recordEvent(tx, {
    type: `access.${kind}`,
    subjectId: id,
    actorId: by?.id ?? null,
    payload: { ...wordsOf(request), reason },
  });
  await recordDecision(tx, {
    action: "access.ended",
    subject: toRefText(request.product.ref),
    subjectId: request.product.id,
    actor: await readActor(tx, by?.id ?? null),
    at,
    facts: { grant: id, consumer: request.consumer.key, port: request.portName, kind, reason },
  });
}

/** What every event of access says, in words that outlive its rows. */
export function wordsOf({ consumer, product, portName }: AccessRequest) {
  return {
    consumer: consumer.key,
    consumerName: consumer.name,
    product: toRefText(product.ref),
    productId: product.id,
    port: portName,
  };
}
