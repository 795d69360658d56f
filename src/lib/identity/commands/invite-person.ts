import "server-only";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { sendMail } from "@/lib/platform/mail";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import type { ChosenPerson, InvitePerson } from "../inputs";
import { invitationMail } from "../mails";
import type { Actor } from "../model";
import { issueKey, type KeyHolder } from "../one-time-keys";
import { requireCan } from "../permissions";
import { getPersonRow } from "../person-row";
import { toRoleText } from "../role-text";
import { requireDelegatedDomains } from "./change-org-roles";

const INVITATIONS = { limit: 200, windowSeconds: 3600 };

/** Gives a person a place and rights before they arrive; the mail lets them choose a password. */
export async function invitePerson(actor: Actor, input: InvitePerson): Promise<{ personId: string }> {
  requireCan(actor, "people.manage");
  await requireWithinLimit(`invitation:${actor.id}`, INVITATIONS);
  return db.$transaction(async (tx) => {
    const { email, name, orgRoles, domainRoles } = input;
    await requireDelegatedDomains(tx, orgRoles);
    const [person] = await tx.user.createManyAndReturn({
      data: [{ email, name }],
      skipDuplicates: true,
      select: { id: true, name: true, email: true },
    });
    if (!person) throw new AppError("conflict", `Somebody with the address ${email} is already here.`);
    await tx.orgRoleAssignment.createMany({
      data: orgRoles.map((given) => ({ ...given, userId: person.id })),
      skipDuplicates: true,
    });
    await recordEvent(tx, {
      type: "user.created",
      subjectId: person.id,
      actorId: actor.id,
      payload: { by: "invitation", roles: orgRoles.map(toRoleText).join(", ") },
    });
    await giveDomainRoles(tx, actor, person.id, domainRoles);
    await invite(tx, actor, person);
    return { personId: person.id };
  });
}

/** Sends a new link to a person who has not accepted yet; the earlier one stops working. */
export async function renewInvitation(actor: Actor, { personId }: ChosenPerson): Promise<void> {
  requireCan(actor, "people.manage");
  await requireWithinLimit(`invitation:${actor.id}`, INVITATIONS);
  await db.$transaction(async (tx) => {
    const person = await getPersonRow(tx, personId);
    if (person.passwordHash || person.accounts.length > 0 || !person.isActive) {
      throw new AppError("conflict", `${person.name} has no invitation that is still open.`);
    }
    await invite(tx, actor, person);
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: personId,
      actorId: actor.id,
      payload: { change: "invitation-renewed" },
    });
  });
}

async function invite(tx: Tx, actor: Actor, person: KeyHolder): Promise<void> {
  const key = await issueKey(tx, person.id, "invitation", now());
  await sendMail(tx, invitationMail(person, actor.name, key));
}

async function giveDomainRoles(
  tx: Tx,
  actor: Actor,
  userId: string,
  domainRoles: InvitePerson["domainRoles"],
) {
  const ids = [...new Set(domainRoles.map(({ domainId }) => domainId))];
  if ((await tx.domain.count({ where: { id: { in: ids } } })) !== ids.length) throw notFound("domain");
  if (ids.length !== domainRoles.length) {
    throw new AppError("invalid-input", "Give one role in a domain.");
  }
  await tx.domainMember.createMany({ data: domainRoles.map((given) => ({ ...given, userId })) });
  for (const { domainId, role } of domainRoles) {
    await recordEvent(tx, {
      type: "domain.members-changed",
      subjectId: domainId,
      actorId: actor.id,
      payload: { personId: userId, role },
    });
  }
}
