import "server-only";
import { z } from "zod";
import type { Tx } from "./db";

/** Everything that can follow from a command. Payloads hold ids and words for people, never a second truth. */
export const EVENT_TYPES = [
  "domain.created",
  "domain.changed",
  "domain.deleted",
  "domain.members-changed",
  "product.registered",
  "product.draft-saved",
  "product.published",
  "product.publish-refused",
  "product.lifecycle-changed",
  "product.moved",
  "product.deleted",
  "term.created",
  "term.changed",
  "term.retired",
  "policy.created",
  "policy.version-added",
  "policy.activated",
  "policy.retired",
  "policy.deleted",
  "waiver.requested",
  "waiver.granted",
  "waiver.rejected",
  "waiver.revoked",
  "waiver.withdrawn",
  "waiver.expiring",
  "proposal.opened",
  "proposal.voted",
  "proposal.commented",
  "proposal.closed",
  "product.compliance-changed",
  "product.rated",
  "access.refused",
  "product.trust-changed",
  "evidence.recorded",
  "incident.reported",
  "incident.opened",
  "incident.updated",
  "incident.resolved",
  "incident.rejected",
  "access.requested",
  "access.approved",
  "access.denied",
  "access.withdrawn",
  "access.request-expired",
  "access.granted",
  "access.expiring",
  "access.expired",
  "access.revoked",
  "access.given-back",
  "access.renewed",
  "access.lapsed",
  "access.port-removed",
  "access.account-closed",
  "access.attestation-asked",
  "access.attested",
  "access.migration-asked",
  "access.migration-reminded",
  "access.migration-answered",
  "access.configured",
  "access.role-named",
  "access.provisioned",
  "access.deprovisioned",
  "access.provision-failed",
  "webhook.created",
  "webhook.changed",
  "webhook.paused",
  "webhook.resumed",
  "webhook.secret-rotated",
  "webhook.deleted",
  "purpose.added",
  "purpose.changed",
  "purpose.retired",
  "purpose.reinstated",
  "review.written",
  "review.edited",
  "review.withdrawn",
  "review.answered",
  "review.hidden",
  "review.shown-again",
  "question.asked",
  "question.answered",
  "question.closed",
  "question.reopened",
  "question.withdrawn",
  "answer.accepted",
  "answer.withdrawn",
  "announcement.made",
  "announcement.withdrawn",
  "search.tuned",
  "search.judged-query-added",
  "search.judged-query-removed",
  "user.created",
  "user.changed",
  "user.signed-in",
  "token.created",
  "token.revoked",
] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

export type NewEvent = {
  type: EventType;
  subjectId: string;
  actorId: string | null;
  payload?: Record<string, string | number | boolean | null>;
};

/** The only writers of the event table; call them inside the transaction whose outcome they tell. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await recordEvents(tx, [event]);
}

export async function recordEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  // createMany sends one INSERT without reading the rows back: this runs in every write.
  await tx.event.createMany({ data: events.map(({ payload = {}, ...event }) => ({ ...event, payload })) });
}
