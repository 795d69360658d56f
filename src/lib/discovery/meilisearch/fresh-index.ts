import type { IndexOp, Rebuild } from "../engine";
import type { IndexDefinition } from "../index-definition";
import { createWriteQueue, type WriteQueue } from "../write-queue";
import type { Connection } from "./connection";
import {
  countDocuments,
  createIndex,
  dropIndex,
  generationOf,
  newGeneration,
  swapIn,
} from "./server-indexes";
import type { BatchWriter } from "./write-batches";

/** The latest operation on each document since an index began to be built beside the serving one. */
export type Journal = Map<string, IndexOp>;

export type FreshIndexParts = {
  connection: Connection;
  writer: BatchWriter;
  definition: IndexDefinition;
  liveUid: string;
  /** Writes to the serving index; publishing takes its turn among them. */
  writes: WriteQueue;
  journals: Set<Journal>;
  /** Called with the generation that serves from now on and the name of what it replaced. */
  onPublished(generation: string, replaced: string | null): void;
};

/** An index beside the serving one, which takes its place as a whole. */
export async function startFreshIndex(parts: FreshIndexParts): Promise<Rebuild> {
  const { connection, writer, definition, liveUid, writes, journals } = parts;
  const generation = newGeneration(definition);
  const uid = `${liveUid}__${generation.split(".").at(-1)}`;
  const journal: Journal = new Map();
  journals.add(journal);
  const ownWrites = createWriteQueue();
  try {
    await createIndex(connection, uid, definition, generation);
  } catch (error) {
    journals.delete(journal);
    throw error;
  }

  function requireOpen(): void {
    if (!journals.has(journal)) throw new Error("This rebuild was published or aborted before.");
  }

  async function replay(): Promise<void> {
    if (journal.size === 0) return;
    const settled = await writer.settle(await writer.apply(uid, [...journal.values()]));
    // Single documents may have been refused, as they were when they were first written.
    if (settled.state === "succeeded" || (settled.state === "failed" && settled.ids.length > 0)) return;
    throw new Error("What was written during the rebuild could not be written to the new index.");
  }

  return {
    apply: (ops) =>
      ownWrites.run(() => {
        requireOpen();
        return writer.apply(uid, ops);
      }),
    settle: (receipt) => writer.settle(receipt),
    publish: (expectDocs) =>
      ownWrites.run(async () => {
        requireOpen();
        const docs = await countDocuments(connection, uid);
        if (docs !== expectDocs) {
          throw new Error(`The rebuilt index holds ${docs} documents, ${expectDocs} were expected.`);
        }
        await writes.run(async () => {
          await replay();
          const isFirst = (await generationOf(connection, liveUid)) === null;
          if (isFirst) await dropIndex(connection, liveUid);
          await swapIn(connection, { live: liveUid, fresh: uid, generation, isFirst });
          journals.delete(journal);
          parts.onPublished(generation, isFirst ? null : uid);
        });
      }),
    abort: async () => {
      if (!journals.delete(journal)) return;
      await dropIndex(connection, uid).catch(() => undefined);
    },
  };
}
