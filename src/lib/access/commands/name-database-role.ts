import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { mayNameRole, readConsumerKey } from "../consumer";
import { getConsumer } from "../consumer-rows";
import type { NameDatabaseRole } from "../inputs";
import { markKnownDue } from "../provisioning/mark-due";

/** Says as whom a consumer signs in to a database; access there is given to that role from then on. */
export async function nameDatabaseRole(
  actor: Actor,
  { consumer: key, target, role }: NameDatabaseRole,
): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const consumer = await getConsumer(tx, actor, key);
      if (!mayNameRole(actor, consumer))
        throw new AppError("forbidden", "Only the person, or a steward of the team, can name this role.");
      const theirs = { target, grant: { consumerKey: key, endedAt: null } };
      // A role is named where it is needed, so that nobody names others' roles ahead of them.
      if ((await tx.accessProvision.count({ where: theirs })) === 0)
        throw new AppError("conflict", "There is no access in this database to give to a role.");
      const { kind, id } = readConsumerKey(key);
      const at = now();
      const facts = { role, namedById: actor.id, namedAt: at };
      await tx.databaseRole.upsert({
        where: { consumerKey_target: { consumerKey: key, target } },
        create: { consumerKey: key, target, ...facts, [`${kind}Id`]: id },
        update: facts,
        select: { role: true },
      });
      await recordEvent(tx, {
        type: "access.role-named",
        subjectId: id,
        actorId: actor.id,
        payload: { consumer: key, consumerName: consumer.name, target, role },
      });
      await markKnownDue(tx, theirs, at);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // It does not say who: names of roles are not for everybody to try out.
    throw new AppError("conflict", "Somebody else named this role as theirs.", [], { cause: error });
  }
}
