import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { obstaclesToDeletion } from "@/lib/registry/domain-deletion";
import { applyDomainRemoval, type DeleteDomain, prepareDomainRemoval } from "@/lib/registry/domain-removal";
import { recordDecision } from "../audit-log";
import { deletePolicies } from "../delete-policies";
import { lockPoliciesOfDomain, policyObstacles, readPoliciesOfDomain } from "../policies-of-domain";

/** Deletes an empty domain, and with a record of each the policies it had that bind nobody and decided nothing. */
export async function deleteDomain(actor: Actor, input: DeleteDomain): Promise<void> {
  await db.$transaction(async (tx) => {
    const { domain, contents } = await prepareDomainRemoval(tx, actor, input);
    await lockPoliciesOfDomain(tx, domain.id);
    const policies = await readPoliciesOfDomain(tx, domain.id);
    const obstacles = [...obstaclesToDeletion(contents), ...policyObstacles(policies)];
    if (obstacles.length > 0)
      throw new AppError("conflict", "Only an empty domain can be deleted.", obstacles);
    const policyIds = policies.map(({ id }) => id);
    const records = await deletePolicies(tx, actor, policyIds);
    await applyDomainRemoval(tx, actor, domain);
    for (const record of records) await recordDecision(tx, record);
  });
}
