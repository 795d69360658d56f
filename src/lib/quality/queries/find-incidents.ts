import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { mayReportProblem } from "../consumes";
import { Incident } from "../incident";

export type ProductIncidents = {
  open: readonly Incident[];
  over: readonly Incident[];
  /** Whether the actor may open one and take its steps. */
  mayManage: boolean;
  mayReport: boolean;
};

const OVER_MAX = 50;
const PERSON = { select: { id: true, name: true } };
const INCIDENT = {
  id: true,
  title: true,
  severity: true,
  status: true,
  ports: true,
  openedAt: true,
  openedBy: PERSON,
  endedAt: true,
  updates: {
    select: { seq: true, status: true, severity: true, note: true, by: PERSON, at: true },
    orderBy: { seq: "desc" },
  },
} as const;

const NOTHING: ProductIncidents = { open: [], over: [], mayManage: false, mayReport: false };

/** What is and was wrong with a product. Claims the team has not confirmed are for the team and for whoever made them. */
export async function findIncidents(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<ProductIncidents> {
  const product = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor), { currentVersionId: { not: null } }] },
    select: { id: true, domainId: true },
  });
  if (!product) return NOTHING;
  const mayManage = canInDomain(actor, "incident.manage", product.domainId);
  const claimed = { OR: [{ status: { notIn: ["reported", "rejected"] } }, { openedById: actor.id }] };
  const where = { AND: [{ productId: product.id }, mayManage ? {} : claimed] };
  const open = await tx.incident.findMany({
    where: { AND: [where, { endedAt: null }] },
    select: INCIDENT,
    orderBy: { openedAt: "desc" },
  });
  const over = await tx.incident.findMany({
    where: { AND: [where, { endedAt: { not: null } }] },
    select: INCIDENT,
    orderBy: { endedAt: "desc" },
    take: OVER_MAX,
  });
  return {
    open: z.array(Incident).parse(open),
    over: z.array(Incident).parse(over),
    mayManage,
    mayReport: !mayManage && (await mayReportProblem(tx, actor, product.id)),
  };
}

const OpenIncident = Incident.pick({
  id: true,
  title: true,
  severity: true,
  status: true,
  ports: true,
  openedAt: true,
});
export type OpenIncident = z.infer<typeof OpenIncident>;

/** What is confirmed to be wrong now, for the notice above every page of the product. */
export async function findOpenIncidents(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<OpenIncident[]> {
  const rows = await tx.incident.findMany({
    where: {
      endedAt: null,
      status: { not: "reported" },
      product: { AND: [named(ref), visibility.toWhere(actor)] },
    },
    select: { id: true, title: true, severity: true, status: true, ports: true, openedAt: true },
    orderBy: { openedAt: "desc" },
  });
  return z.array(OpenIncident).parse(rows);
}
