import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { identifyThisProcess, ProcessIdentity, stateOf } from "./process-identity";

/**
 * The embedded database has no lock of its own: two processes on one folder lose each other's rows without a word.
 * So whoever opens the folder first takes its lock.
 *
 * Locks are numbered files, `agora.lock.1`, `agora.lock.2` …; the highest counts. Taking over means creating the
 * next number, which the file system grants to exactly one process. Replacing one file could not be made safe: a
 * process that judged the old lock stale might remove the lock of the one that was faster.
 */

const HEARTBEAT_MS = 2_000;
/** How long a lock must lie untouched before a holder whose process cannot be looked at counts as dead. */
const PATIENCE_MS = 12_000;
const ATTEMPTS_MAX = 20;

const Holder = ProcessIdentity.extend({
  token: z.string(),
  since: z.string(),
  isReleased: z.boolean(),
});
type Holder = z.infer<typeof Holder>;
type NumberedLock = { number: number; file: string };

export type FolderLock = { release(): Promise<void> };

type LockOptions = {
  /** Called once when another process has taken the folder over or it was removed: stop writing at once. */
  onLost: () => void;
  patienceMs?: number;
};

/** Throws an error for people when the folder cannot be written or another live process holds it. */
export async function lockDataFolder(folder: string, options: LockOptions): Promise<FolderLock> {
  const { onLost, patienceMs = PATIENCE_MS } = options;
  await ensureWritable(folder);
  const mine: Holder = {
    ...(await identifyThisProcess()),
    token: randomUUID(),
    since: new Date().toISOString(),
    isReleased: false,
  };

  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const latest = await latestLock(folder);
    if (latest && (await judge(folder, latest, patienceMs)) === "changed") continue;
    const next = numbered(folder, (latest?.number ?? 0) + 1);
    if (await take(folder, next, mine)) {
      await removeBelow(folder, next.number - 1);
      return hold(folder, next, mine, onLost);
    }
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

function numbered(folder: string, number: number): NumberedLock {
  return { number, file: path.join(folder, `agora.lock.${number}`) };
}

async function locksIn(folder: string): Promise<NumberedLock[]> {
  const numbers = (await readdir(folder)).flatMap((name) => /^agora\.lock\.(\d+)$/.exec(name)?.[1] ?? []);
  return numbers.map((number) => numbered(folder, Number(number))).sort((a, b) => a.number - b.number);
}

async function latestLock(folder: string): Promise<NumberedLock | undefined> {
  return (await locksIn(folder)).at(-1);
}

/** "changed" when somebody touched the lock meanwhile, so that it must be read again. Throws when it is held. */
async function judge(folder: string, lock: NumberedLock, patienceMs: number): Promise<"free" | "changed"> {
  const holder = await readHolder(lock.file);
  if (holder?.isReleased) return "free";
  const state = holder ? await stateOf(holder) : "unknown";
  if (holder && state === "running") throw inUse(folder, holder);
  if (state === "gone") return "free";
  // Its clock may differ from ours, so only movement counts, not the age of the last heartbeat.
  if ((await watch(lock.file, patienceMs)) === "untouched") return "free";
  // A lock without a readable holder was being written by a process that is just taking or releasing it.
  if (holder && (await readHolder(lock.file))?.isReleased === false) throw inUse(folder, holder);
  return "changed";
}

async function watch(file: string, patienceMs: number): Promise<"untouched" | "touched"> {
  const before = await fingerprint(file);
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    await pause(100);
    if ((await fingerprint(file)) !== before) return "touched";
  }
  return "untouched";
}

async function fingerprint(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return found ? `${found.mtimeMs} ${found.size}` : "";
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/** Creates the lock if nobody has; a process that was held up long enough to be overtaken finds a higher number. */
async function take(folder: string, lock: NumberedLock, mine: Holder): Promise<boolean> {
  try {
    const handle = await open(lock.file, "wx");
    await handle.writeFile(JSON.stringify(mine));
    await handle.close();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  if ((await latestLock(folder))?.number === lock.number) return true;
  await rm(lock.file, { force: true });
  return false;
}

async function removeBelow(folder: string, number: number): Promise<void> {
  for (const old of await locksIn(folder)) {
    if (old.number < number) await rm(old.file, { force: true });
  }
}

function hold(folder: string, lock: NumberedLock, mine: Holder, onLost: () => void): FolderLock {
  let isHeld = true;
  const heartbeat = setInterval(async () => {
    if ((await beat(folder, lock)) === "held" || !isHeld) return;
    clearInterval(heartbeat);
    onLost();
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      isHeld = false;
      clearInterval(heartbeat);
      // The file stays: were it removed, its number could be given out again to a process that judged it earlier.
      if ((await readHolder(lock.file))?.token !== mine.token) return;
      await writeFile(lock.file, JSON.stringify({ ...mine, isReleased: true }));
    },
  };
}

async function beat(folder: string, lock: NumberedLock): Promise<"held" | "lost"> {
  try {
    const time = new Date();
    await utimes(lock.file, time, time);
    return (await latestLock(folder))?.number === lock.number ? "held" : "lost";
  } catch (error) {
    // Anything but a vanished file is a disk in trouble, which the next beat may find well again.
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? "lost" : "held";
  }
}

function inUse(folder: string, { pid, machine, since }: Holder): Error {
  return new Error(
    `The data folder ${folder} is in use by another Agora process (process ${pid} on ${machine.split(" ")[0]}, ` +
      `since ${since}). Stop that process first, or set AGORA_DATA_DIR to another folder.`,
  );
}
