import "server-only";
import type { Actor } from "@/lib/identity/model";
import { verifyPassword } from "@/lib/identity/passwords";
import type { Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import type { DomainSummary } from "@/lib/registry/model";
import { decideRemoval, type OwnThings, type Removal } from "./decide-removal";
import { DEMO_SETTING, DemoContents } from "./demo-contents";

export type DemoMesh = {
  /** What is still there of what was loaded. The acting person is not among the people once their account is their own. */
  personIds: readonly string[];
  productIds: readonly string[];
  policyIds: readonly string[];
  termIds: readonly string[];
  requestIds: readonly string[];
  purposeIds: readonly string[];
  domains: readonly DomainSummary[];
  own: OwnThings;
  removal: Removal;
};

/** The demo mesh as it is now and what its removal would do; null when none is loaded. */
export async function readDemoMesh(tx: Tx, actor: Actor | null): Promise<DemoMesh | null> {
  const row = await tx.setting.findUnique({ where: { key: DEMO_SETTING } });
  if (!row) return null;
  const contents = DemoContents.parse(row.value);
  const isOwn = actor !== null && (await hasOwnAccount(tx, actor, contents));
  const demoPersonIds = contents.personIds.filter((id) => !isOwn || id !== actor.id);

  // One after the other, since this is asked within a transaction too.
  const people = await tx.user.findMany({ where: { id: { in: demoPersonIds } }, select: { id: true } });
  const products = await tx.dataProduct.findMany({
    where: { id: { in: contents.productIds } },
    select: { id: true },
  });
  const policies = await tx.policy.findMany({
    where: { id: { in: contents.policyIds } },
    select: { id: true },
  });
  const terms = await tx.glossaryTerm.findMany({
    where: { id: { in: contents.termIds } },
    select: { id: true },
  });
  const requests = await tx.dataRequest.findMany({
    where: { id: { in: contents.requestIds } },
    select: { id: true },
  });
  const domains = await readDomains(tx);
  const demo = { ...contents, personIds: demoPersonIds };
  const own = await countOwnThings(tx, demo);
  return {
    personIds: people.map(({ id }) => id),
    productIds: products.map(({ id }) => id),
    policyIds: policies.map(({ id }) => id),
    termIds: terms.map(({ id }) => id),
    requestIds: requests.map(({ id }) => id),
    purposeIds: contents.purposeIds,
    domains: domains.filter(({ id }) => contents.domainIds.includes(id)),
    own,
    removal: decideRemoval({
      demoDomainIds: contents.domainIds,
      domains,
      own,
      heldDomainIds: await findHeldDomainIds(tx, demo),
    }),
  };
}

/** An account whose password is no longer the one everybody can read belongs to whoever changed it. */
async function hasOwnAccount(tx: Tx, { id, email }: Actor, { people }: DemoContents): Promise<boolean> {
  const published = people.find((person) => person.email === email)?.password;
  const { passwordHash } = await tx.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  return published === undefined || !(await verifyPassword(published, passwordHash));
}

async function countOwnThings(tx: Tx, demo: DemoContents): Promise<OwnThings> {
  const ownPeople = { id: { notIn: demo.personIds } };
  return {
    people: await tx.user.count({ where: ownPeople }),
    admins: await tx.user.count({
      where: {
        ...ownPeople,
        isActive: true,
        roles: { some: { role: "admin" } },
        OR: [{ passwordHash: { not: null } }, { accounts: { some: {} } }],
      },
    }),
    domains: await tx.domain.count({ where: { id: { notIn: demo.domainIds } } }),
    products: await tx.dataProduct.count({ where: { id: { notIn: demo.productIds } } }),
    policies: await tx.policy.count({ where: { id: { notIn: demo.policyIds } } }),
    terms: await tx.glossaryTerm.count({ where: { id: { notIn: demo.termIds } } }),
  };
}

async function findHeldDomainIds(tx: Tx, demo: DemoContents): Promise<string[]> {
  const rows = await tx.domain.findMany({
    where: {
      OR: [
        { products: { some: { id: { notIn: demo.productIds } } } },
        { members: { some: { userId: { notIn: demo.personIds } } } },
        { policies: { some: { id: { notIn: demo.policyIds } } } },
        { terms: { some: { id: { notIn: demo.termIds } } } },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
