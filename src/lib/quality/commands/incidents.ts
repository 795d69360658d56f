import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain, requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { getVisibleProduct } from "@/lib/registry/visible-product";
import { mayReportProblem } from "../consumes";
import { moveIncident } from "../incident-rules";
import { IncidentStatus, type OpenIncident, type ReportProblem, type UpdateIncident } from "../model";
import { lockProducts } from "../rate-products";
import { beginIncident, takeIncidentStep } from "../step-incident";

/** By the team of the product. */
export async function openIncident(actor: Actor, { note, ...input }: OpenIncident): Promise<{ id: string }> {
  return db.$transaction(async (tx) => {
    const product = await getVisibleProduct(tx, actor, input);
    requireInDomain(actor, "incident.manage", product.domainId);
    await requirePublished(tx, product.id, input.ports);
    return beginIncident(tx, actor, toNew(product, input, note), { status: "investigating", at: now() });
  });
}

/** What one person reports of all products in a day. */
const REPORTS: Parameters<typeof requireWithinLimit>[1] = { limit: 20, windowSeconds: 86_400 };

/** By somebody who has access: a claim that the team confirms or rejects. */
export async function reportProblem(
  actor: Actor,
  { note, ...input }: ReportProblem,
): Promise<{ id: string }> {
  // Counted outside the transaction, which would wait for it where there is one connection.
  await requireWithinLimit(`report-problem:${actor.id}`, REPORTS);
  return db.$transaction(async (tx) => {
    const product = await getVisibleProduct(tx, actor, input);
    if (!(await mayReportProblem(tx, actor, product.id)))
      throw new AppError("forbidden", "Problems are reported by those who have access to the data.");
    await requirePublished(tx, product.id, input.ports);
    return beginIncident(tx, actor, toNew(product, input, note), { status: "reported", at: now() });
  });
}

const IncidentRow = z.object({
  id: z.string(),
  title: z.string(),
  status: IncidentStatus,
  openedById: z.string().nullable(),
  product: z.object({
    id: z.string(),
    name: z.string(),
    domainId: z.string(),
    domain: z.object({ slug: z.string() }),
  }),
});

/** The next step, or what there is to say without one. Confirms and rejects what was reported as well. */
export async function updateIncident(
  actor: Actor,
  { id, status, severity, note }: UpdateIncident,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { product } = await getIncident(tx, actor, id);
    requireInDomain(actor, "incident.manage", product.domainId);
    await lockProducts(tx, [product.id]);
    // Read again under the lock: somebody may have taken a step meanwhile.
    const incident = await getIncident(tx, actor, id);
    const moved = moveIncident(incident.status, status);
    if (!moved.allowed) throw new AppError("conflict", moved.reason);
    const { title } = incident;
    const place = {
      id: product.id,
      domainId: product.domainId,
      domain: product.domain.slug,
      name: product.name,
    };
    const step = { incident: { id, title, product: place }, to: { status, severity }, note, at: now() };
    await takeIncidentStep(tx, actor, step);
  });
}

/** A claim that nobody has confirmed is not there for others than the team and whoever made it. */
async function getIncident(tx: Tx, actor: Actor, id: string): Promise<z.infer<typeof IncidentRow>> {
  const row = await tx.incident.findFirst({
    where: { id, product: visibility.toWhere(actor) },
    select: {
      id: true,
      title: true,
      status: true,
      openedById: true,
      product: { select: { id: true, name: true, domainId: true, domain: { select: { slug: true } } } },
    },
  });
  if (!row) throw notFound("incident");
  const incident = IncidentRow.parse(row);
  const isClaim = incident.status === "reported" || incident.status === "rejected";
  const isTheirs =
    incident.openedById === actor.id || canInDomain(actor, "incident.manage", incident.product.domainId);
  if (isClaim && !isTheirs) throw notFound("incident");
  return incident;
}

async function requirePublished(tx: Tx, id: string, ports: readonly string[]): Promise<void> {
  const product = await tx.dataProduct.findUniqueOrThrow({
    where: { id },
    select: { currentVersionId: true, ports: { select: { name: true } } },
  });
  if (product.currentVersionId === null)
    throw new AppError("conflict", "Nobody uses this product yet: it is not published.");
  const known = new Set(product.ports.map(({ name }) => name));
  if (ports.some((port) => !known.has(port)))
    throw new AppError("conflict", "The ports of this product have changed meanwhile. Reload the page.");
}

function toNew(
  { id, domainId }: { id: string; domainId: string },
  { domain, name, title, severity, ports }: ProductRef & Pick<OpenIncident, "title" | "severity" | "ports">,
  note: string,
) {
  return { product: { id, domainId, domain, name }, title, severity, ports, note };
}
