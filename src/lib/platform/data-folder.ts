import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";

/**
 * The embedded database has no lock of its own: two processes on one folder lose each other's rows without a word.
 * So whoever opens the folder holds `agora.lock` in it. A lock left by a dead process is taken over.
 */

const HEARTBEAT_MS = 5_000;
const ABANDONED_MS = 30_000;

const Holder = z.object({ pid: z.number(), host: z.string(), token: z.string(), since: z.string() });
type Holder = z.infer<typeof Holder>;

export type FolderLock = { release(): Promise<void> };

/** Throws an error for people when the folder cannot be written or another live process holds it. */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  await ensureWritable(folder);
  const file = path.join(folder, "agora.lock");
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    token: randomUUID(),
    since: new Date().toISOString(),
  };

  for (let attempt = 0; attempt < 20; attempt++) {
    if (await createOnce(file, JSON.stringify(mine))) return hold(file, mine);
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder, file))) throw inUse(folder, holder);
    await removeStale(file, holder);
  }
  throw new Error(`Could not lock the data folder ${folder}: other processes keep taking the lock.`);
}

async function ensureWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const probe = path.join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Cannot write to the data folder ${folder} (${reason}). Set AGORA_DATA_DIR to a folder this user may write.`,
      { cause },
    );
  }
}

async function createOnce(file: string, content: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    // Gone, or half written by a process that is just taking it: the next round looks again.
    return null;
  }
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  // A process number means nothing in another container; there the heartbeat decides.
  if (holder.host !== hostname()) return (await ageMs(file)) < ABANDONED_MS;
  // Our own number with another token is a former life (process 1 of a restarted container).
  if (holder.pid === process.pid)
    return (globalThis as { agoraLockToken?: string }).agoraLockToken === holder.token;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return isCode(error, "EPERM");
  }
  // The number may since belong to somebody else's process: a live holder keeps its heartbeat.
  return (await ageMs(file)) < ABANDONED_MS;
}

async function ageMs(file: string): Promise<number> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Moves exactly the lock that was judged stale out of the way; one that somebody renewed meanwhile is put back. */
async function removeStale(file: string, judged: Holder | null): Promise<void> {
  if (!judged && (await ageMs(file)) < HEARTBEAT_MS) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return;
  }
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && moved.token !== judged?.token) await rename(aside, file);
  else await rm(aside, { force: true });
}

function hold(file: string, mine: Holder): FolderLock {
  (globalThis as { agoraLockToken?: string }).agoraLockToken = mine.token;
  const heartbeat = setInterval(() => {
    const time = new Date();
    // A missed beat is harmless: the next one follows long before the lock counts as abandoned.
    utimes(file, time, time).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      if ((await readHolder(file))?.token === mine.token) await rm(file, { force: true });
    },
  };
}

function inUse(folder: string, { pid, host, since }: Holder): Error {
  return new Error(
    `The data folder ${folder} is in use by another Agora process (process ${pid} on ${host}, since ${since}). ` +
      "Stop that process first, or set AGORA_DATA_DIR to another folder.",
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
