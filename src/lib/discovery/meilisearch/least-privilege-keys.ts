import { createHash } from "node:crypto";
import { type KeyCreation, Meilisearch, MeilisearchApiError } from "meilisearch";

export type LeastPrivilegeKeys = { index: string; search: string };

const ROLES = {
  index: ["documents.*", "indexes.*", "settings.*", "tasks.get", "stats.get"],
  search: ["search"],
} as const satisfies Record<keyof LeastPrivilegeKeys, KeyCreation["actions"]>;

/** Two keys that reach the indexes of this installation alone, made when they are not there yet. */
export async function ensureKeys(
  { url, masterKey, timeoutMs }: { url: string; masterKey: string; timeoutMs: number },
  prefix: string,
): Promise<LeastPrivilegeKeys> {
  const admin = new Meilisearch({ host: url, apiKey: masterKey, timeout: timeoutMs });
  return { index: await ensureKey(admin, "index", prefix), search: await ensureKey(admin, "search", prefix) };
}

async function ensureKey(
  admin: Meilisearch,
  role: keyof LeastPrivilegeKeys,
  prefix: string,
): Promise<string> {
  const uid = keyUid(role, prefix);
  const known = await admin.getKey(uid).catch(nullWhenMissing);
  if (known) return known.key;
  const wanted: KeyCreation = {
    uid,
    name: `Agora ${role}`,
    description: `Made by Agora for the indexes ${prefix}*`,
    actions: [...ROLES[role]],
    indexes: [`${prefix}*`],
    expiresAt: null,
  };
  // Another process may have made it in between.
  const made = await admin.createKey(wanted).catch(nullWhenMissing);
  return made ? made.key : (await admin.getKey(uid)).key;
}

function nullWhenMissing(error: unknown): null {
  const code = error instanceof MeilisearchApiError ? error.cause?.code : undefined;
  if (code === "api_key_not_found" || code === "api_key_already_exists") return null;
  throw error;
}

/** The same for the same role, so that every process finds what the first one made; other actions make another key. */
function keyUid(role: keyof LeastPrivilegeKeys, prefix: string): string {
  const hex = createHash("sha256")
    .update(JSON.stringify(["agora", role, prefix, ROLES[role]]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
