import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

/** How long a key of each kind may be used. */
const LIFETIME_MS = {
  invitation: 7 * 24 * 3600_000,
  "password-reset": 3600_000,
} as const;
type KeyPurpose = keyof typeof LIFETIME_MS;

export type KeyHolder = { id: string; name: string; email: string };

const HOLDER = { select: { user: { select: { id: true, name: true, email: true } } } } as const;

/** A new key for a link; only its hash is kept. Earlier keys of the same kind stop working. */
export async function issueKey(tx: Tx, userId: string, purpose: KeyPurpose, at: Date): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  await tx.oneTimeKey.deleteMany({ where: { userId, purpose, usedAt: null } });
  await tx.oneTimeKey.create({
    data: { hash: hashOf(key), purpose, userId, expiresAt: new Date(at.getTime() + LIFETIME_MS[purpose]) },
  });
  return key;
}

/** Who may use this key now; null when it is unknown, used, expired or its holder is deactivated. */
export async function findKeyHolder(key: string, purpose: KeyPurpose, at: Date): Promise<KeyHolder | null> {
  const row = await db.oneTimeKey.findFirst({ where: usable(key, purpose, at), ...HOLDER });
  return row?.user ?? null;
}

export async function getKeyHolder(key: string, purpose: KeyPurpose, at: Date): Promise<KeyHolder> {
  const holder = await findKeyHolder(key, purpose, at);
  if (!holder) throw unusable();
  return holder;
}

/** Uses the key up; of several simultaneous callers exactly one succeeds. The holder's other keys go with it. */
export async function spendKey(tx: Tx, key: string, purpose: KeyPurpose, at: Date): Promise<string> {
  const [spent] = await tx.oneTimeKey.updateManyAndReturn({
    where: usable(key, purpose, at),
    data: { usedAt: at },
    select: { userId: true },
  });
  if (!spent) throw unusable();
  await forgetKeys(tx, spent.userId);
  return spent.userId;
}

export async function forgetKeys(tx: Tx, userId: string): Promise<void> {
  await tx.oneTimeKey.deleteMany({ where: { userId, usedAt: null } });
}

function usable(key: string, purpose: KeyPurpose, at: Date) {
  return { hash: hashOf(key), purpose, usedAt: null, expiresAt: { gt: at }, user: { isActive: true } };
}

function unusable(): AppError {
  return new AppError("not-found", "This link has been used or has expired. Ask for a new one.");
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
