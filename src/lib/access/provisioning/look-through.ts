import "server-only";
import { z } from "zod";
import { mailAdmins } from "@/lib/identity/mail-admins";
import { db, type Tx } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import { publicUrl } from "@/lib/platform/public-url";
import { DATABASES } from "./databases-place";
import { takeOrphansAway } from "./give-access";
import { installationMark } from "./installation-mark";
import { grantRole } from "./login-role";
import { markDue } from "./mark-due";
import { targetKey } from "./postgres-target";
import { onTarget, TargetRefusal } from "./target-session";

type Around = { targets: readonly PostgresTarget[]; at: Date };

/**
 * Looks at everything, whether or not anything happened: what somebody else changed in a database is put right, and
 * what Agora made and no access stands behind any more is taken away.
 */
export async function lookThroughAll({ targets, at }: Around): Promise<void> {
  await markDue(db, { OR: [{ endedAt: null }, { provision: { state: "done" } }] }, { targets, at });
  await takeOrphans({ targets, at });
}

/** Takes away the roles of access that is not known any more, because it went with its product. */
export async function takeOrphans({ targets, at }: Around): Promise<void> {
  const mark = await installationMark();
  for (const target of targets) {
    const refused = await onTarget(target, async (session) => {
      // Access that has a row is taken away by it, which also tells that it was.
      const rows = await db.accessProvision.findMany({
        where: { state: { not: "removed" } },
        select: { grantId: true },
      });
      const roles = new Set(rows.map(({ grantId }) => grantRole(grantId)));
      return takeOrphansAway(session, mark, (role) => roles.has(role));
    }).catch((error): string[] => {
      if (!(error instanceof TargetRefusal)) throw error;
      return [error.message];
    });
    await db.$transaction((tx) => note(tx, targetKey(target), { refused, at: at.toISOString() }));
  }
}

const Look = z.object({ refused: z.array(z.string()), at: z.iso.datetime() });
/** When a database was looked through last, and what it refused. */
export type Look = z.infer<typeof Look>;

function keyOf(target: string): string {
  return `provisioning:look:${target}`;
}

export async function readLook(tx: Tx, target: string): Promise<Look | null> {
  const row = await tx.setting.findUnique({ where: { key: keyOf(target) } });
  return row && Look.parse(row.value);
}

async function note(tx: Tx, target: string, look: Look): Promise<void> {
  const before = await readLook(tx, target);
  const key = keyOf(target);
  await tx.setting.upsert({ where: { key }, create: { key, value: look }, update: { value: look } });
  if (look.refused.length === 0 || (before !== null && before.refused.length > 0)) return;
  await mailAdmins(tx, {
    subject: `${target} could not be looked through`,
    body: `Agora looks there for access that nobody was granted, and takes it away. This did not work:\n\n${look.refused.join("\n")}\n\n${publicUrl(DATABASES)}`,
  });
}
