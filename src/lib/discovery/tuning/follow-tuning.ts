import "server-only";
import { watchEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { searchEngine } from "../engine-instance";
import { definitionHash, type IndexDefinition } from "../index-definition";
import { performOnIndex } from "../projector";
import { serveBy } from "./serving-definition";
import { readIndexDefinition } from "./tuning-rows";

const RETRY_MS = 5_000;

type Follower = { wake: () => Promise<void>; stop: () => Promise<void> };
declare global {
  var agoraTuningFollower: Follower | undefined;
}

/** Sets the index of this process up anew whenever somebody, here or elsewhere, changed the tuning. */
export function startTuningFollower(): void {
  globalThis.agoraTuningFollower ??= follow();
}

/** Resolves when a rebuild under way has ended. */
export async function stopTuningFollower(): Promise<void> {
  const follower = globalThis.agoraTuningFollower;
  globalThis.agoraTuningFollower = undefined;
  await follower?.stop();
}

/** Resolves when this process serves by the tuning in force, or when the attempt failed and will be repeated. */
export async function followTuningNow(): Promise<void> {
  await globalThis.agoraTuningFollower?.wake();
}

function follow(): Follower {
  let isStopped = false;
  let running: Promise<void> | null = null;
  let isWokenAgain = false;
  let restsUntil = 0;

  async function run(): Promise<void> {
    try {
      while (isWokenAgain && !isStopped) {
        isWokenAgain = false;
        await serveByTheTuningInForce();
      }
    } catch (error) {
      log.error({ err: error }, "the index could not be set up by the tuning in force; it is tried again");
      restsUntil = performance.now() + RETRY_MS;
    }
    // In the same tick as the last look at `isWokenAgain`, or a wake between the two would be lost.
    running = null;
  }

  function wake(): Promise<void> {
    if (isStopped) return Promise.resolve();
    isWokenAgain = true;
    running ??= run();
    return running;
  }

  const unwatch = watchEvents(() => {
    if (performance.now() >= restsUntil) void wake();
  });
  return {
    wake,
    async stop() {
      isStopped = true;
      unwatch();
      await running;
    },
  };
}

async function isSetUpBy(wanted: IndexDefinition): Promise<boolean> {
  const engine = searchEngine();
  // What another process did to an index they share is only known once it is asked for.
  if (engine.capabilities.shared) await engine.open();
  return (await engine.stats()).settingsHash === definitionHash(wanted);
}

/** Asks for the state and not for the event, so that a lost announcement or a failed rebuild mends itself. */
async function serveByTheTuningInForce(): Promise<void> {
  const engine = searchEngine();
  // The first build reads the tuning by itself.
  if ((await engine.health()) !== "ok") return;
  const wanted = await readIndexDefinition();
  if (await isSetUpBy(wanted)) serveBy(wanted);
  else if ((await performOnIndex("rebuild")) === "failed")
    throw new Error("The rebuild for another tuning failed.");
}
