import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { IndexDefinition } from "../index-definition";
import { type Connection, refusalCode } from "./connection";
import { generationIn, settingsHashOf, toSettings } from "./index-settings";
import { requireTask } from "./server-tasks";

/** A name for a fresh index; also its generation once it serves. */
export function newGeneration(definition: IndexDefinition): string {
  return `${settingsHashOf(definition)}.${Date.now().toString(36)}${randomBytes(3).toString("hex")}`;
}

const MISSING = "index_not_found";
const ShownAttributes = z.object({ displayedAttributes: z.array(z.string()).nullish() });
const Counted = z.object({ numberOfDocuments: z.number() });
const Listed = z.object({
  results: z.array(z.object({ uid: z.string(), updatedAt: z.coerce.date() })),
});
const LISTED_MAX = 1_000;

/** The generation of an index, or null where there is none that this version made. */
export async function generationOf(connection: Connection, uid: string): Promise<string | null> {
  try {
    const settings = await connection.read("indexer", (client) => client.index(uid).getSettings());
    return generationIn(ShownAttributes.parse(settings).displayedAttributes);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return refusalCode(error) === MISSING;
}

export async function createIndex(
  connection: Connection,
  uid: string,
  definition: IndexDefinition,
  generation: string,
): Promise<void> {
  const settings = toSettings(definition, generation);
  await requireTask(
    connection,
    await connection.write((client) => client.createIndex(uid, { primaryKey: "id" })),
  );
  await requireTask(
    connection,
    await connection.write((client) => client.index(uid).updateSettings(settings)),
  );
}

export async function countDocuments(connection: Connection, uid: string): Promise<number> {
  const stats = await connection.read("indexer", (client) => client.index(uid).getStats());
  return Counted.parse(stats).numberOfDocuments;
}

const CountedTasks = z.object({ total: z.number() });

/** Writes the server has taken and not carried out yet. */
export async function countTasks(connection: Connection, uid: string): Promise<number> {
  const tasks = await connection.read("indexer", (client) =>
    client.tasks.getTasks({ indexUids: [uid], statuses: ["enqueued", "processing"], limit: 1 }),
  );
  return CountedTasks.parse(tasks).total;
}

const SWAP_TIMEOUT_MS = 60_000;
const SWAP_ASKED_EVERY_MS = 20;

/**
 * Readers see the old documents until the swap and the new ones after it. A key for some indexes may not ask for the
 * task of a swap, which belongs to no index; so that the serving index is the new one is what is waited for.
 */
export async function swapIn(
  connection: Connection,
  { live, fresh, generation, isFirst }: { live: string; fresh: string; generation: string; isFirst: boolean },
): Promise<void> {
  const enqueued = await connection.write((client) =>
    client.swapIndexes([{ indexes: [fresh, live], rename: isFirst }]),
  );
  await requireTask(connection, enqueued).catch((error) => {
    if (refusalCode(error) !== "task_not_found") throw error;
  });
  const deadline = performance.now() + SWAP_TIMEOUT_MS;
  while ((await generationOf(connection, live)) !== generation) {
    if (performance.now() > deadline) throw new Error("The search server did not let the new index serve.");
    await new Promise((resolve) => setTimeout(resolve, SWAP_ASKED_EVERY_MS));
  }
}

/** Every index of this installation but the serving one, with when it was last written. */
export async function otherIndexes(
  connection: Connection,
  prefix: string,
  live: string,
): Promise<{ uid: string; updatedAt: Date }[]> {
  const listed = await connection.read("indexer", (client) => client.getRawIndexes({ limit: LISTED_MAX }));
  return Listed.parse(listed).results.filter(({ uid }) => uid.startsWith(prefix) && uid !== live);
}

/** Gone already is as good as deleted. */
export async function dropIndex(connection: Connection, uid: string): Promise<void> {
  const enqueued = await connection.write((client) => client.deleteIndex(uid));
  await requireTask(connection, enqueued, MISSING);
}
