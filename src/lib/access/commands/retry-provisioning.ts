import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, requireInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { getLockedGrant } from "../get-request";
import type { RetryProvisioning } from "../inputs";
import { markKnownDue } from "../provisioning/mark-due";

/** Has the database behind a grant told again now, rather than when it is due. */
export async function retryProvisioning(actor: Actor, { id }: RetryProvisioning): Promise<void> {
  await db.$transaction(async (tx) => {
    const grant = await getLockedGrant(tx, actor, id);
    if (!can(actor, "provisioning.manage"))
      requireInDomain(actor, "access.manage", grant.request.product.domain.id);
    if ((await markKnownDue(tx, { grantId: id }, now())) === 0) throw notFound("database behind this access");
  });
}
