import type { IndexOp, Receipt, Settled } from "../engine";
import { checkDocument, isRefusal, type Refusal } from "../refusal";
import type { Connection } from "./connection";
import { awaitTask, EnqueuedTask } from "./server-tasks";
import { toWireDocument, type WireDocument } from "./wire-document";

export type BatchWriter = {
  /** Enqueues; what cannot be a document is refused at once and its neighbours are sent. */
  apply(indexUid: string, ops: readonly IndexOp[]): Promise<Receipt>;
  /** Waits; a batch the server refuses is halved until the one it refuses stands alone. */
  settle(receipt: Receipt, timeoutMs?: number): Promise<Settled>;
};

const BATCH_DOCS_MAX = 1_000;
const BATCH_LETTERS_MAX = 5_000_000;
const SETTLE_TIMEOUT_MS = 120_000;
const KEPT_RECEIPTS_MAX = 1_000;
const SERVER_ID = /^[A-Za-z0-9_-]{1,511}$/;

type Sent = { indexUid: string; docs: readonly WireDocument[] };

export function createBatchWriter(connection: Connection): BatchWriter {
  const sent = new Map<number, Sent>();
  const refused = new Map<string, readonly Refusal[]>();
  let receipts = 0;

  async function send(indexUid: string, docs: readonly WireDocument[]): Promise<number> {
    const answer = await connection.write((client) =>
      client.index(indexUid).addDocuments([...docs], { primaryKey: "id" }),
    );
    const { taskUid } = EnqueuedTask.parse(answer);
    sent.set(taskUid, { indexUid, docs });
    forgetOldest(sent);
    return taskUid;
  }

  async function remove(indexUid: string, ids: readonly string[]): Promise<number> {
    const answer = await connection.write((client) => client.index(indexUid).deleteDocuments([...ids]));
    return EnqueuedTask.parse(answer).taskUid;
  }

  async function settleTask(taskUid: number, deadline: number): Promise<Refusal[] | Settled> {
    const outcome = await awaitTask(connection, taskUid, deadline - performance.now());
    const batch = sent.get(taskUid);
    if (outcome.state !== "timeout") sent.delete(taskUid);
    if (outcome.state === "succeeded") return [];
    if (outcome.state === "timeout") return outcome;
    const { code, message } = outcome;
    if (!outcome.isInput || !batch) return { state: "failed", code, message, ids: [] };
    const [only, ...others] = batch.docs;
    if (only && others.length === 0) return [{ id: only.id, code: "refused-by-server", message }];
    const middle = Math.ceil(batch.docs.length / 2);
    const refusals: Refusal[] = [];
    for (const half of [batch.docs.slice(0, middle), batch.docs.slice(middle)]) {
      const settled = await settleTask(await send(batch.indexUid, half), deadline);
      if (!Array.isArray(settled)) return settled;
      refusals.push(...settled);
    }
    return refusals;
  }

  return {
    async apply(indexUid, ops) {
      const { docs, gone, refusals } = lastOfEach(ops);
      const tasks: (number | string)[] = [];
      for (const batch of batches(docs)) tasks.push(await send(indexUid, batch));
      if (gone.length > 0) tasks.push(await remove(indexUid, gone));
      if (refusals.length > 0) {
        receipts += 1;
        refused.set(`refused-${receipts}`, refusals);
        forgetOldest(refused);
        tasks.push(`refused-${receipts}`);
      }
      return { engine: "meilisearch", tasks };
    },
    async settle({ tasks }, timeoutMs = SETTLE_TIMEOUT_MS) {
      const deadline = performance.now() + timeoutMs;
      const refusals: Refusal[] = [];
      for (const task of tasks) {
        const settled =
          typeof task === "number" ? await settleTask(task, deadline) : [...(refused.get(task) ?? [])];
        if (!Array.isArray(settled)) return settled;
        refusals.push(...settled);
      }
      const [first] = refusals;
      if (!first) return { state: "succeeded" };
      return { state: "failed", code: first.code, message: first.message, ids: refusals.map(({ id }) => id) };
    },
  };
}

/** Only the last operation on a document matters, so additions and deletions may be sent apart. */
function lastOfEach(ops: readonly IndexOp[]) {
  const last = new Map<string, WireDocument | null>();
  const refusals: Refusal[] = [];
  for (const op of ops) {
    if (op.op === "delete") {
      if (SERVER_ID.test(op.id)) last.set(op.id, null);
      continue;
    }
    const checked = checkDocument(op.doc);
    if (isRefusal(checked)) refusals.push(checked);
    else last.set(checked.id, toWireDocument(checked));
  }
  const docs = [...last.values()].filter((doc) => doc !== null);
  const gone = [...last].flatMap(([id, doc]) => (doc === null ? [id] : []));
  return { docs, gone, refusals };
}

function* batches(docs: readonly WireDocument[]): Generator<WireDocument[]> {
  let batch: WireDocument[] = [];
  let letters = 0;
  for (const doc of docs) {
    const length = JSON.stringify(doc).length;
    if (batch.length === BATCH_DOCS_MAX || (batch.length > 0 && letters + length > BATCH_LETTERS_MAX)) {
      yield batch;
      batch = [];
      letters = 0;
    }
    batch.push(doc);
    letters += length;
  }
  if (batch.length > 0) yield batch;
}

function forgetOldest(kept: Map<unknown, unknown>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_RECEIPTS_MAX) return;
    kept.delete(oldest);
  }
}
