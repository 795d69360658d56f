import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { log } from "@/lib/platform/log";
import { GRANT, toGrant } from "./access-rows";
import { lockGrant, wordsOf } from "./access-store";
import { migrationState, reminderDue } from "./burn-down";
import { isInForce } from "./grant-rules";
import { mailMigration } from "./migration-mail";

const AT_ONCE = 500;
const Ids = z.array(z.object({ id: z.string() }));

/**
 * Sees to it that all who have access to a deprecated product, and nobody else, are asked to move. Found from how things
 * stand rather than from what happened, so that it does not matter when it was last looked.
 */
export async function askMovers(at: Date): Promise<number> {
  await closeOver();
  const rows = await db.$queryRaw`
    SELECT g."id" FROM "access_grant" g
    JOIN "data_product" p ON p."id" = g."product_id" AND p."lifecycle" = 'deprecated'
    LEFT JOIN "access_migration" m ON m."grant_id" = g."id" AND m."is_open" AND m."cause" = 'deprecated'
    WHERE g."ended_at" IS NULL AND g."expires_at" > ${at} AND m."id" IS NULL
    ORDER BY g."id" LIMIT ${AT_ONCE}`;
  let asked = 0;
  for (const { id } of Ids.parse(rows)) {
    asked += await db
      .$transaction((tx) => askToMove(tx, id, { cause: "deprecated", versionId: null, at }))
      .catch((error) => {
        // One that fails is tried again with the next run, and keeps the others from nothing.
        log.error({ err: error, grantId: id }, "a consumer could not be asked to move");
        return 0;
      });
  }
  return asked;
}

/** Nobody has to move from a product that is active again, or gone. */
async function closeOver(): Promise<void> {
  await db.$executeRaw`
    UPDATE "access_migration" m SET "is_open" = false FROM "data_product" p
    WHERE p."id" = m."product_id" AND m."is_open" AND m."cause" = 'deprecated' AND p."lifecycle" <> 'deprecated'`;
}

/** Asks once: whoever has been asked and has not answered is not asked again. Answers how many were asked. */
export async function askToMove(
  tx: Tx,
  grantId: string,
  {
    cause,
    versionId,
    at,
  }: { at: Date } & ({ cause: "deprecated"; versionId: null } | { cause: "breaking"; versionId: string }),
): Promise<number> {
  await lockGrant(tx, grantId);
  const row = await tx.accessGrant.findUnique({ where: { id: grantId }, select: GRANT });
  const grant = row && toGrant(row, at);
  if (!grant || !isInForce(grant.state)) return 0;
  const open = await tx.accessMigration.findFirst({
    where: { grantId, cause, isOpen: true },
    select: { id: true, answers: { select: { id: true }, take: 1 } },
  });
  if (open && (cause === "deprecated" || open.answers.length === 0)) {
    if (cause === "breaking")
      await tx.accessMigration.update({ where: { id: open.id }, data: { versionId }, select: { id: true } });
    return 0;
  }
  if (open)
    await tx.accessMigration.update({
      where: { id: open.id },
      data: { isOpen: false },
      select: { id: true },
    });
  const productId = grant.request.product.id;
  await tx.accessMigration.create({
    data: { grantId, productId, cause, versionId, askedAt: at },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "access.migration-asked",
    subjectId: grantId,
    actorId: null,
    payload: { ...wordsOf(grant.request), cause },
  });
  await mailMigration(tx, grant, { cause, kind: "asked" });
  return 1;
}

const ReminderRow = z.object({ grantId: z.string(), sunset: z.string() });
const Told = z.object({ daysBefore: z.number() });

/** Reminds those who have not said that they will be gone, ahead of the last day. */
export async function remindMovers(at: Date): Promise<number> {
  const today = at.toISOString().slice(0, 10);
  const rows = await db.$queryRaw`
    SELECT m."grant_id" AS "grantId", p."sunset" FROM "access_migration" m
    JOIN "data_product" p ON p."id" = m."product_id" AND p."sunset" IS NOT NULL
    JOIN "access_grant" g ON g."id" = m."grant_id" AND g."ended_at" IS NULL AND g."expires_at" > ${at}
    WHERE m."is_open" AND m."cause" = 'deprecated'
      AND p."sunset" >= ${today} AND p."sunset" <= ${dayAfter(at, 31)}
    ORDER BY m."id" LIMIT ${AT_ONCE}`;
  let told = 0;
  for (const { grantId, sunset } of z.array(ReminderRow).parse(rows))
    told += await db.$transaction((tx) => remindOne(tx, grantId, { sunset, at, today }));
  return told;
}

async function remindOne(
  tx: Tx,
  grantId: string,
  { sunset, at, today }: { sunset: string; at: Date; today: string },
): Promise<number> {
  await lockGrant(tx, grantId);
  const row = await tx.accessGrant.findUnique({ where: { id: grantId }, select: GRANT });
  const grant = row && toGrant(row, at);
  const migration = grant?.migrations.find(({ cause }) => cause === "deprecated");
  if (!grant || !migration || !isInForce(grant.state)) return 0;
  if (migrationState(migration, today) === "acknowledged") return 0;
  const events = await tx.event.findMany({
    where: { subjectId: grantId, type: "access.migration-reminded", at: { gte: migration.askedAt } },
    select: { payload: true },
  });
  const told = events.map(({ payload }) => Told.parse(payload).daysBefore);
  const askedOn = migration.askedAt.toISOString().slice(0, 10);
  const due = reminderDue({ sunset, askedOn }, told, today);
  if (due === null) return 0;
  await mailMigration(tx, grant, { cause: "deprecated", kind: "reminded" });
  await recordEvent(tx, {
    type: "access.migration-reminded",
    subjectId: grantId,
    actorId: null,
    payload: { ...wordsOf(grant.request), daysBefore: due },
  });
  return 1;
}

function dayAfter(at: Date, days: number): string {
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
