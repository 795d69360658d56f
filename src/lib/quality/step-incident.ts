import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { type NewEvent, recordEvent } from "@/lib/platform/events";
import type { IncidentFacts, IncidentStatus } from "./incident-rules";
import { lockProducts, rateProducts } from "./rate-products";

export type NewIncident = {
  product: { id: string; domainId: string; domain: string; name: string };
  title: string;
  severity: IncidentFacts["severity"];
  ports: readonly string[];
  note: string;
};

/** The first step of an incident, by the team or by somebody who reports it. */
export async function beginIncident(
  tx: Tx,
  actor: Actor,
  { product, title, severity, ports, note }: NewIncident,
  { status, at }: { status: "reported" | "investigating"; at: Date },
): Promise<{ id: string }> {
  await lockProducts(tx, [product.id]);
  const facts = { productId: product.id, title, severity, status, ports: [...ports] };
  const { id } = await tx.incident.create({
    data: { ...facts, openedAt: at, openedById: actor.id },
    select: { id: true },
  });
  await takeIncidentStep(tx, actor, { incident: { id, title, product }, to: { status, severity }, note, at });
  return { id };
}

export type IncidentStep = {
  incident: Pick<NewIncident, "product" | "title"> & { id: string };
  to: IncidentFacts;
  note: string;
  at: Date;
};

/** Writes one step, which moves the incident by a trigger, and rates the product by how it stands then. */
export async function takeIncidentStep(
  tx: Tx,
  actor: Actor,
  { incident: { id, title, product }, to, note, at }: IncidentStep,
): Promise<void> {
  await tx.incidentUpdate.create({
    data: { incidentId: id, ...to, note, byId: actor.id, at },
    select: { seq: true },
  });
  await rateProducts(tx, [product.id], at);
  const { domain, domainId, name } = product;
  await recordEvent(tx, {
    type: EVENTS[to.status],
    subjectId: id,
    actorId: actor.id,
    payload: { productId: product.id, domainId, domain, name, title, ...to, note },
  });
}

const EVENTS = {
  reported: "incident.reported",
  investigating: "incident.opened",
  identified: "incident.updated",
  monitoring: "incident.updated",
  resolved: "incident.resolved",
  rejected: "incident.rejected",
} as const satisfies Record<IncidentStatus, NewEvent["type"]>;
