import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { searchEngine } from "./engine-instance";

const count = z.int().min(0);

/** How a comparison of index and registry came out. */
export const Drift = z.object({
  at: z.coerce.date(),
  compared: count,
  /** Published but not in the index. */
  missing: count,
  /** In the index as they were once. */
  stale: count,
  /** In the index but not published any more. */
  surplus: count,
});
export type Drift = z.infer<typeof Drift>;

/** How the serving index came to be. */
export const Rebuilt = z.object({ at: z.coerce.date(), ms: z.number(), products: count });
export type Rebuilt = z.infer<typeof Rebuilt>;

/** What is known of an index beside its documents, by name. */
const KEPT = {
  /** How far the event table has been followed into which generation. */
  cursor: z.object({ generation: z.string(), xid: z.coerce.bigint(), seq: z.coerce.bigint() }),
  rebuilt: Rebuilt,
  drift: Drift,
  progress: z.object({ startedAt: z.coerce.date(), done: count, total: count }),
  /** What somebody asked whichever process keeps the index to do. */
  order: z.enum(["rebuild", "repair"]),
};
type Kept = { [K in keyof typeof KEPT]: z.infer<(typeof KEPT)[K]> };
type Key = keyof Kept;

// The bundler may load this module once per entry point; what is remembered must be one.
declare global {
  var agoraIndexKeep: Map<string, string> | undefined;
}

/** An index of all processes is known to all of them, one of this process to it alone; both outlive nothing else. */
export async function recall<K extends Key>(key: K): Promise<Kept[K] | null> {
  const text = isShared()
    ? await readSetting(settingKey(key))
    : (globalThis.agoraIndexKeep?.get(key) ?? null);
  if (text === null) return null;
  const parsed = KEPT[key].safeParse(JSON.parse(text));
  // What another version kept in other words is as good as nothing kept. KEPT[key] parses to Kept[key].
  return parsed.success ? (parsed.data as Kept[K]) : null;
}

export async function remember<K extends Key>(key: K, value: Kept[K]): Promise<void> {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? `${item}` : item));
  if (isShared()) {
    const row = { value: JSON.parse(text) };
    await db.setting.upsert({
      where: { key: settingKey(key) },
      create: { key: settingKey(key), ...row },
      update: row,
    });
    return;
  }
  globalThis.agoraIndexKeep ??= new Map();
  globalThis.agoraIndexKeep.set(key, text);
}

export async function forget(key: Key): Promise<void> {
  if (isShared()) await db.setting.deleteMany({ where: { key: settingKey(key) } });
  else globalThis.agoraIndexKeep?.delete(key);
}

function isShared(): boolean {
  return searchEngine().capabilities.shared;
}

function settingKey(key: Key): string {
  return `search:${searchEngine().index}:${key}`;
}

async function readSetting(key: string): Promise<string | null> {
  const row = await db.setting.findUnique({ where: { key } });
  return row ? JSON.stringify(row.value) : null;
}
