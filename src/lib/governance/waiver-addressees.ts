import "server-only";
import { findAddressee } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { readDomainOwners } from "@/lib/registry/domain-owners";
import { readDelegates } from "./proposals/proposal-rows";
import { readWaivablePolicies } from "./waivable-policies";
import type { Waiver } from "./waiver";
import { visibleWaivers } from "./waiver-rows";
import { type Approval, decisionOf } from "./waiver-rules";

type Undecided = Pick<Waiver, "policy" | "product" | "requestedBy">;

/** Those whom the policy names to decide about a request; where it names nobody who can, the admins. */
export async function readDeciders(tx: Tx, { policy, product, requestedBy }: Undecided): Promise<Actor[]> {
  const requestedById = requestedBy?.id ?? null;
  const facts = { ...policy, domainId: product.domain.id, requestedById };
  const mayDecide = (actor: Actor) => decisionOf(actor, facts).allowed;
  const named = (await toActors(tx, await namedBy(tx, facts))).filter(mayDecide);
  return named.length > 0 ? named : (await toActors(tx, await adminIds(tx))).filter(mayDecide);
}

async function namedBy(tx: Tx, { approver, category, domainId }: Approval): Promise<string[]> {
  switch (approver) {
    case "category-steward": {
      const where = { role: "category-steward", scope: category };
      const rows = await tx.orgRoleAssignment.findMany({ where, select: { userId: true } });
      return rows.map(({ userId }) => userId);
    }
    case "domain-owner":
      return ((await readDomainOwners(tx)).get(domainId) ?? []).map(({ id }) => id);
    case "governance-group":
      return (await readDelegates(tx)).map(({ userId }) => userId);
  }
}

async function adminIds(tx: Tx): Promise<string[]> {
  const rows = await tx.orgRoleAssignment.findMany({ where: { role: "admin" }, select: { userId: true } });
  return rows.map(({ userId }) => userId);
}

/** Those of these people who may read of the waiver today, each once: a role may be gone since they had to do with it. */
export async function readReaders(
  tx: Tx,
  waiver: { id: string },
  personIds: readonly (string | null | undefined)[],
): Promise<Actor[]> {
  const policies = await readWaivablePolicies(tx);
  const people = await toActors(tx, personIds);
  const readers: Actor[] = [];
  for (const person of people) {
    const seen = await tx.waiver.count({
      where: { AND: [{ id: waiver.id }, visibleWaivers(person, policies)] },
    });
    if (seen > 0) readers.push(person);
  }
  return readers;
}

async function toActors(tx: Tx, personIds: readonly (string | null | undefined)[]): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const id of new Set(personIds)) {
    const actor = id ? await findAddressee(id, tx) : null;
    if (actor) actors.push(actor);
  }
  return actors;
}
