import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { askedBy, GRANT, REQUEST, toGrant, toRequest } from "../access-rows";
import type { Standing } from "../access-views";
import { isInForce } from "../grant-rules";
import { isOpenState } from "../request-rules";

/** Most people have nothing at most products, so what there is is looked for before it is read. */
export async function findStanding(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<Standing> {
  const at = now();
  const product = { AND: [named(ref), visibility.toWhere(actor)] };
  const requestIds = await tx.accessRequestPort.findMany({
    where: { product, isOpen: true, request: askedBy(actor) },
    select: { id: true },
  });
  const grantIds = await tx.accessGrant.findMany({
    where: { product, endedAt: null, requestPort: { request: askedBy(actor) } },
    select: { id: true },
  });
  const those = (rows: readonly { id: string }[]) => ({ id: { in: rows.map(({ id }) => id) } });
  const requests =
    requestIds.length === 0
      ? []
      : await tx.accessRequestPort.findMany({
          where: those(requestIds),
          select: REQUEST,
          orderBy: { portName: "asc" },
        });
  const grants =
    grantIds.length === 0
      ? []
      : await tx.accessGrant.findMany({
          where: those(grantIds),
          select: GRANT,
          orderBy: { portName: "asc" },
        });
  return {
    grants: grants.map((row) => toGrant(row, at)).filter(({ state }) => isInForce(state)),
    open: requests.map((row) => toRequest(row, at)).filter(({ state }) => isOpenState(state)),
  };
}
