import "server-only";
import { findActor } from "@/lib/identity/actor";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { invitePerson } from "@/lib/identity/commands/invite-person";
import { InvitePerson } from "@/lib/identity/inputs";
import type { Actor } from "@/lib/identity/model";
import { toRoleText } from "@/lib/identity/role-text";
import { db } from "@/lib/platform/db";
import { ADMIN, DEMO_PEOPLE, DOMAIN_MEMBERS, orgRolesOf } from "./people";

/** Invites everybody and lets them arrive, as people do: by the link in their mail. */
export async function settleIn(ada: Actor, domainIds: ReadonlyMap<string, string>): Promise<void> {
  for (const { email, name } of DEMO_PEOPLE) {
    if (email === ADMIN) continue;
    const orgRoles = orgRolesOf(email).map(({ role, scope }) =>
      toRoleText({ role, scope: domainIds.get(scope) ?? scope }),
    );
    const domainRoles = DOMAIN_MEMBERS.filter((member) => member.email === email).map(
      ({ domain, role }) => `${role}:${domainIds.get(domain)}`,
    );
    await invitePerson(ada, InvitePerson.parse({ email, name, orgRoles, domainRoles }));
  }
  // Together, because hashing a password is slow on purpose and takes no turn on the one connection.
  const invited = DEMO_PEOPLE.filter(({ email }) => email !== ADMIN);
  await Promise.all(
    invited.map(async ({ email, name, password }) =>
      acceptInvitation({ key: await keyFromMail(email), name, password }),
    ),
  );
  // The links are used up; an outbox full of them would only hide the mails that matter.
  await db.mail.deleteMany({ where: { to: { in: DEMO_PEOPLE.map(({ email }) => email) } } });
}

async function keyFromMail(email: string): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: "desc" } });
  const key = /\/invitation\/(\S+)/.exec(mail.body)?.[1];
  if (!key) throw new Error(`The invitation of ${email} has no link.`);
  return key;
}

export async function actorFor(email: string): Promise<Actor> {
  const { id, sessionVersion } = await db.user.findUniqueOrThrow({
    where: { email },
    select: { id: true, sessionVersion: true },
  });
  const actor = await findActor(id, sessionVersion);
  if (!actor) throw new Error(`${email} cannot act.`);
  return actor;
}
