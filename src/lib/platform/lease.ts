import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "./db";
import { log } from "./log";
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

const JOBS_LEASE_MS = 300_000;

/**
 * Does these jobs one after the other, if no other process is at them. One that fails is tried again with the next run,
 * and keeps the others from nothing.
 */
export async function runUnderLease(
  name: string,
  jobs: readonly ((at: Date) => Promise<unknown>)[],
  at: Date,
): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(name, holder, at, new Date(at.getTime() + JOBS_LEASE_MS)))) return;
    for (const job of jobs)
      await job(at).catch((error) => log.error({ err: error, job: job.name, of: name }, "a job failed"));
    await giveLeaseBack(name, holder);
  } catch (error) {
    log.error({ err: error, of: name }, "jobs could not run");
  }
}

export async function giveLeaseBack(name: string, holder: string): Promise<void> {
  await db.setting.deleteMany({
    where: { key: leaseKey(name), value: { path: ["holder"], equals: holder } },
  });
}

function leaseKey(name: string): string {
  return `lease:${name}`;
}
