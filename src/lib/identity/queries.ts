import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isMailSent } from "@/lib/platform/mail";
import { Prisma } from "@/lib/platform/prisma/client";
import { AccessToken } from "./access-token";
import type { PeoplePage } from "./inputs";
import { type Actor, DomainRole, OrgRole } from "./model";
import { domainsWhere, requireCan } from "./permissions";

export const PAGE_SIZE = 50;
const PICKED_MAX = 20;

/** False only while an installation is new; then everything leads to the welcome page. */
export async function hasPeople(tx: Tx = db): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

const PERSON = {
  id: true,
  name: true,
  email: true,
  isActive: true,
  passwordHash: true,
  createdAt: true,
  roles: { select: { role: true, scope: true }, orderBy: [{ role: "asc" }, { scope: "asc" }] },
  domainRoles: { select: { role: true, domain: { select: { id: true, name: true, slug: true } } } },
  accounts: { select: { provider: true } },
} as const satisfies Prisma.UserSelect;

const PersonInDirectory = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  state: z.enum(["active", "invited", "deactivated"]),
  createdAt: z.date(),
  signsInWith: z.array(z.string()),
  orgRoles: z.array(z.object({ role: OrgRole, scope: z.string() })),
  domainRoles: z.array(
    z.object({ role: DomainRole, domain: z.object({ id: z.string(), name: z.string(), slug: z.string() }) }),
  ),
});
/** A person as admins see them. */
type PersonInDirectory = z.infer<typeof PersonInDirectory>;

function toPerson(row: Prisma.UserGetPayload<{ select: typeof PERSON }>): PersonInDirectory {
  const { isActive, passwordHash, accounts, roles, ...rest } = row;
  const signsInWith = [...(passwordHash ? ["password"] : []), ...accounts.map(({ provider }) => provider)];
  const present = signsInWith.length > 0 ? "active" : "invited";
  return PersonInDirectory.parse({
    ...rest,
    signsInWith,
    orgRoles: roles,
    state: isActive ? present : "deactivated",
  });
}

/** Everybody, by name, for those who manage people. */
export async function findPeople(
  actor: Actor,
  { q, page }: PeoplePage,
): Promise<{ items: PersonInDirectory[]; total: number }> {
  requireCan(actor, "people.manage");
  const matches = Prisma.sql`(${q} = '' OR position(lower(${q}) IN lower("name")) > 0 OR position(lower(${q}) IN "email") > 0)`;
  const [ids, counted] = await Promise.all([
    db.$queryRaw`SELECT "id" FROM "user" WHERE ${matches} ${BY_NAME} LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`,
    db.$queryRaw`SELECT count(*)::int AS "total" FROM "user" WHERE ${matches}`,
  ]);
  const order = z
    .array(z.object({ id: z.string() }))
    .parse(ids)
    .map(({ id }) => id);
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(counted);
  const rows = await db.user.findMany({ where: { id: { in: order } }, select: PERSON });
  const items = rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).map(toPerson);
  return { items, total };
}

// The two databases sort text differently by default, so the rule is spelled out.
const BY_NAME = Prisma.sql`ORDER BY lower("name") COLLATE "C", "id"`;

export async function findPerson(actor: Actor, id: string): Promise<PersonInDirectory | null> {
  requireCan(actor, "people.manage");
  const row = await db.user.findUnique({ where: { id }, select: PERSON });
  return row && toPerson(row);
}

/** The actor's own entry, with what they sign in with and the roles they hold. */
export async function getMyAccount(actor: Actor): Promise<PersonInDirectory> {
  return toPerson(await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: PERSON }));
}

/** The actor's own tokens that still work, the newest first. */
export function findMyTokens(actor: Actor): Promise<AccessToken[]> {
  return readTokens(actor.id);
}

/** Another person's tokens that still work: how they are recognised, never what they are. */
export async function findTokensOf(actor: Actor, personId: string): Promise<AccessToken[]> {
  requireCan(actor, "token.manage-any");
  return readTokens(personId);
}

async function readTokens(userId: string): Promise<AccessToken[]> {
  const rows = await db.accessToken.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now() } },
    omit: { userId: true, hash: true, revokedAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return z.array(AccessToken).parse(rows);
}

const PickedPeople = z.array(z.object({ id: z.string(), name: z.string() }));

/**
 * Active people whose name contains `q`, for those who choose members of some domain. Names only: addresses are for
 * admins.
 */
export async function findPeopleToPick(actor: Actor, q: string): Promise<z.infer<typeof PickedPeople>> {
  if (domainsWhere(actor, "domain.manage-members").length === 0)
    throw new AppError("forbidden", "Choosing members needs the role of owner in a domain.");
  // PostgreSQL refuses a NUL in a text.
  const text = q.replaceAll("\u0000", "").trim().slice(0, 100);
  const rows = await db.$queryRaw`
    SELECT "id", "name" FROM "user"
    WHERE "is_active" AND position(lower(${text}) IN lower("name")) > 0 ${BY_NAME} LIMIT ${PICKED_MAX}`;
  return PickedPeople.parse(rows);
}

type MailInOutbox = {
  id: string;
  to: string;
  subject: string;
  /** Null where a mail server delivers: one-time links are then for their readers alone. */
  body: string | null;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  error: string | null;
};

/** The newest mails first. */
export async function findMails(
  actor: Actor,
  { page }: Pick<PeoplePage, "page">,
  isDelivered = isMailSent,
): Promise<{ items: MailInOutbox[]; total: number }> {
  requireCan(actor, "mail.read");
  const [rows, total] = await Promise.all([
    db.mail.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: PAGE_SIZE,
      skip: (page - 1) * PAGE_SIZE,
    }),
    db.mail.count(),
  ]);
  return { items: rows.map((row) => ({ ...row, body: isDelivered ? null : row.body })), total };
}

const DemoPeople = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() })),
});
type DemoPerson = z.infer<typeof DemoPeople>["people"][number];

/** The people of the demo mesh with their passwords, open to everybody while it is loaded; otherwise none. */
export async function findDemoPeople(): Promise<DemoPerson[]> {
  const row = await db.setting.findUnique({ where: { key: "demo" } });
  return row ? DemoPeople.parse(row.value).people : [];
}
