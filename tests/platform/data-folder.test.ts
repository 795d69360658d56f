import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "@/lib/platform/data-folder";
import { identifyThisProcess } from "@/lib/platform/process-identity";

const PROCESS = path.resolve(import.meta.dirname, "../support/lock-process.ts");
const running = new Set<ChildProcess>();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "agora-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
});

async function startProcess(): Promise<ChildProcess> {
  const child = fork(PROCESS, { execArgv: ["--import", "tsx"] });
  running.add(child);
  await once(child, "message");
  return child;
}

async function tell(child: ChildProcess, order: { lock: string; patienceMs: number } | "release") {
  const answer = once(child, "message");
  child.send(order);
  const [message] = await answer;
  return String(message);
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

async function lockHere(patienceMs?: number) {
  const lock = await lockDataFolder(folder, { onLost: () => {}, ...(patienceMs && { patienceMs }) });
  await lock.release();
}

async function leaveLock(holder: object | string): Promise<string> {
  const file = path.join(folder, "agora.lock.3");
  await writeFile(file, typeof holder === "string" ? holder : JSON.stringify(holder));
  return file;
}

async function aHolder(facts: object) {
  return {
    ...(await identifyThisProcess()),
    token: "t",
    since: "2026-01-01",
    isReleased: false,
    ...facts,
  };
}

describe("of two processes on one data folder", () => {
  let holder: ChildProcess;
  beforeAll(async () => {
    holder = await startProcess();
  });

  test("the second is refused and told by whom and what to do", async () => {
    expect(await tell(holder, { lock: folder, patienceMs: 500 })).toBe("locked");
    await expect(lockHere()).rejects.toThrow(
      new RegExp(
        `${folder} is in use by another Agora process \\(process ${holder.pid} on .*Stop that process first`,
      ),
    );
  });

  test("the second gets it when the first has released it, the other way round as well", async () => {
    await tell(holder, { lock: folder, patienceMs: 500 });
    await tell(holder, "release");
    await lockHere();
    expect(await tell(holder, { lock: folder, patienceMs: 500 })).toBe("locked");
  });

  test("the second takes it over when the first was killed", async () => {
    await tell(holder, { lock: folder, patienceMs: 500 });
    await kill(holder);
    await lockHere();
  });
});

test("one process cannot open a folder twice either", async () => {
  const lock = await lockDataFolder(folder, { onLost: () => {} });
  await expect(lockHere()).rejects.toThrow("in use by another Agora process");
  await lock.release();
});

describe("a lock left behind", () => {
  test("by a process whose number now belongs to another one is taken over", async () => {
    await leaveLock(await aHolder({ startedAt: "1" }));
    await lockHere();
  });

  test("on another machine is taken over when nothing moves there", async () => {
    await leaveLock(await aHolder({ machine: "elsewhere" }));
    await lockHere(300);
  });

  test("on another machine is respected while its heartbeat moves, however wrong its clock", async () => {
    const file = await leaveLock(await aHolder({ machine: "elsewhere" }));
    let beats = 0;
    const heartbeat = setInterval(() => utimes(file, 1_000 + beats++, 1_000 + beats), 50);
    await expect(lockHere(5_000)).rejects.toThrow("on elsewhere");
    clearInterval(heartbeat);
  });

  test("by a process of a system that does not tell start times is decided by its heartbeat", async () => {
    await leaveLock(await aHolder({ startedAt: null }));
    await lockHere(300);
  });

  test("half written is taken over when nobody finishes it", async () => {
    await leaveLock('{"pid":');
    await lockHere(300);
  });

  test("does not pile up in the folder", async () => {
    for (let round = 0; round < 5; round++) await lockHere();
    expect((await readdir(folder)).length).toBeLessThanOrEqual(2);
  });
});

test("a holder whose folder is taken from it is told so", async () => {
  const lost = new Promise<void>((resolve) => void lockDataFolder(folder, { onLost: resolve }));
  await expect.poll(() => readdir(folder)).toContain("agora.lock.1");
  await writeFile(path.join(folder, "agora.lock.2"), "");
  await lost;
});

test("of many processes that find the same dead lock at once, exactly one wins, round after round", async () => {
  const racers = await Promise.all(Array.from({ length: 8 }, startProcess));
  const { pid: deadPid } = spawnSync(process.execPath, ["-e", ""]);
  for (let round = 0; round < 25; round++) {
    const contested = path.join(folder, String(round));
    await mkdir(contested);
    await writeFile(
      path.join(contested, "agora.lock.3"),
      JSON.stringify(await aHolder({ pid: deadPid, startedAt: "1" })),
    );
    const answers = await Promise.all(
      racers.map((racer) => tell(racer, { lock: contested, patienceMs: 5_000 })),
    );
    expect(answers.filter((answer) => answer === "locked")).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes("in use by another"))).toHaveLength(7);
  }
}, 60_000);

test("a folder that cannot be created is refused with the setting that moves it", async () => {
  const file = path.join(folder, "file");
  await writeFile(file, "");
  await chmod(file, 0o400);
  await expect(lockDataFolder(path.join(file, "data"), { onLost: () => {} })).rejects.toThrow(
    /Cannot write to the data folder .*Set AGORA_DATA_DIR/,
  );
});
