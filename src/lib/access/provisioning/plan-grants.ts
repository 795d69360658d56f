import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/prisma/client";
import { readDomains } from "@/lib/registry/domain-rows";
import { pathTo } from "@/lib/registry/domain-tree";
import { GRANT, toGrant } from "../access-rows";
import { isInForce } from "../grant-rules";
import type { AccessGrant } from "../model";
import { portNamed } from "../port-basis";
import { readProductAccess } from "../port-rows";
import { type PortPlan, planPort } from "./plan-port";

export type PlannedGrant = { grant: AccessGrant; isInForce: boolean; plan: PortPlan };

/** What the database behind each grant is to be told, as of now. */
export async function planGrants(
  tx: Tx,
  where: Prisma.AccessGrantWhereInput,
  { targets, at }: { targets: readonly PostgresTarget[]; at: Date },
): Promise<PlannedGrant[]> {
  const rows = await tx.accessGrant.findMany({ where, select: GRANT, orderBy: { id: "asc" } });
  const grants = rows.map((row) => toGrant(row, at));
  const ids = [...new Set(grants.map(({ request }) => request.product.id))];
  const products = await readProductAccess(tx, { id: { in: ids } });
  const domains = await readDomains(tx);
  return grants.map((grant) => {
    const { columns, portName, product } = grant.request;
    const found = products.find(({ id }) => id === product.id);
    const domainPath = found ? pathTo(domains, found.domainId).map(({ slug }) => slug) : [];
    const contract = found && portNamed(found.descriptor, portName)?.contract;
    return {
      grant,
      isInForce: isInForce(grant.state),
      plan: planPort(contract ?? {}, { columns, domainPath }, targets),
    };
  });
}
