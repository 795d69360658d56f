import "server-only";
import { seal, unseal } from "@/lib/platform/sealed-text";

const USE = "webhook secrets";
const OVERLAP_MS = 24 * 3_600_000;

export function sealSecret(secret: string): string {
  return seal(secret, USE);
}

/** Until when the secret before signs as well: a day, in which the receiver changes over. */
export function overlapUntil(at: Date): Date {
  return new Date(at.getTime() + OVERLAP_MS);
}

type SealedSecrets = { secret: string; previousSecret: string | null; previousUntil: Date | null };

/** Those that sign now, the newest first; none when the secret of the installation was replaced meanwhile. */
export function secretsAt(
  { secret, previousSecret, previousUntil }: SealedSecrets,
  now: Date,
): readonly string[] {
  const isOverlap = previousSecret !== null && previousUntil !== null && now < previousUntil;
  return [secret, ...(isOverlap ? [previousSecret] : [])].flatMap((sealed) => unseal(sealed, USE) ?? []);
}
