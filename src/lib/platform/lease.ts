import "server-only";
import { db } from "./db";
import type { Prisma } from "./prisma/client";

/**
 * Lets one process at a time do a piece of background work, however many run: true for the one that got the lease
 * called `name` until `until`. A process that died gives it up when that time has passed.
 */
export async function takeLease(name: string, holder: string, at: Date, until: Date): Promise<boolean> {
  const value: Prisma.JsonObject = { holder, until: until.toISOString() };
  const taken = await db.$executeRaw`
    INSERT INTO "setting" AS s ("key", "value") VALUES (${leaseKey(name)}, ${value}::jsonb)
    ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"
    WHERE s."value"->>'holder' = ${holder} OR (s."value"->>'until')::timestamptz <= ${at}`;
  return taken === 1;
}

export async function giveLeaseBack(name: string, holder: string): Promise<void> {
  await db.setting.deleteMany({
    where: { key: leaseKey(name), value: { path: ["holder"], equals: holder } },
  });
}

function leaseKey(name: string): string {
  return `lease:${name}`;
}
