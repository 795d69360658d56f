import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { lockProduct } from "@/lib/registry/store";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import type { RequestWaiver } from "../waiver";
import { endOfDay, termFault, whyNotWaivable } from "../waiver-rules";
import { tellOfWaiver } from "../waiver-store";
import { findWaiverSubject, type WaiverSubject } from "../waiver-subject";

/** What has to be mended in the request, by field. */
export type WaiverRequestFaults = { elements?: string; expiresOn?: string };

export type WaiverRequest =
  | { requested: true; id: string }
  | { requested: false; faults: WaiverRequestFaults };

/** Asks that what fails a policy today be accepted for a time. It changes nothing until somebody else grants it. */
export async function requestWaiver(
  actor: Actor,
  { domain, name, policy: policyKey, expiresOn, renewsId, ...request }: RequestWaiver,
): Promise<WaiverRequest> {
  const ref = { domain, name };
  const expiresAt = endOfDay(expiresOn);
  const elements = request.reach === "all" ? [] : request.elements;
  return db.$transaction(async (tx): Promise<WaiverRequest> => {
    const { id: productId, domainId } = await getVisibleProduct(tx, actor, ref);
    requireInDomain(actor, "waiver.request", domainId);
    // Of two requests at the same moment the second must see the first.
    await lockProduct(tx, productId);
    const subject = await findWaiverSubject(tx, actor, { domainId, ref, policyKey });
    if (!subject) throw notFound("policy in force for this product");
    const refusal = whyNotWaivable(subject.policy.requirement);
    if (refusal !== null) throw new AppError("conflict", refusal);

    const faults = faultsOf(subject, { elements, expiresAt });
    if (Object.keys(faults).length > 0) return { requested: false, faults };

    const { id: policyId } = await tx.policy.findUniqueOrThrow({
      where: { key: policyKey },
      select: { id: true },
    });
    await requireNoOther(tx, { policyId, productId, elements });
    const { id } = await tx.waiver.create({
      data: {
        policyId,
        policyVersion: subject.policy.version,
        productId,
        elements,
        reason: request.reason,
        compensatingControl: request.compensatingControl,
        requestedById: actor.id,
        expiresAt,
        renewsId,
        renewals: renewsId === null ? 0 : await renewalsAfter(tx, { renewsId, policyId, productId }),
      },
      select: { id: true },
    });
    await tellOfWaiver(tx, actor, {
      type: "waiver.requested",
      id,
      policy: policyKey,
      policyVersion: subject.policy.version,
      product: { id: productId, ref },
      elements,
      expiresAt,
      note: request.reason,
    });
    return { requested: true, id };
  });
}

function faultsOf(
  { policy, elements: failing }: WaiverSubject,
  asked: { elements: readonly string[]; expiresAt: Date },
): WaiverRequestFaults {
  const term = termFault(asked.expiresAt, policy.requirement.waivable.maxDays, now());
  const known = new Set(failing.map(({ key }) => key));
  const isUnknown = asked.elements.some((key) => !known.has(key));
  return {
    ...(known.size === 0 && { elements: "Nothing fails this policy today, so there is nothing to accept." }),
    ...(known.size > 0 && isUnknown && { elements: "One of these meets the policy by now. Choose again." }),
    ...(term !== null && { expiresOn: term }),
  };
}

type Place = { policyId: string; productId: string };

async function requireNoOther(tx: Tx, { elements, ...place }: Place & { elements: readonly string[] }) {
  const open = await tx.waiver.findMany({
    where: { ...place, status: "requested", expiresAt: { gt: now() } },
    select: { elements: true },
  });
  const asked = JSON.stringify(elements);
  if (open.some((other) => JSON.stringify(other.elements) === asked))
    throw new AppError("conflict", "The same waiver has been asked for and waits to be decided.");
}

/** How many waivers came before one that goes on from `renewsId`; only what was granted can be renewed. */
async function renewalsAfter(tx: Tx, { renewsId, ...place }: Place & { renewsId: string }): Promise<number> {
  const earlier = await tx.waiver.findFirst({
    where: { id: renewsId, ...place, status: "active" },
    select: { renewals: true },
  });
  if (!earlier) throw new AppError("conflict", "The waiver to renew is not one of this product and policy.");
  return earlier.renewals + 1;
}
