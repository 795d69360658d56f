import type { IndexOp, Rebuild, SearchEngine, SearchRequest, SearchResponse } from "../engine";
import { definitionHash, INDEX_DEFINITION, type IndexDefinition } from "../index-definition";
import { createWriteQueue } from "../write-queue";
import { applyOps, EMBEDDED_DOCS_MAX } from "./apply-ops";
import { compactedCopy, needsCompaction } from "./compact-index";
import { executeFacetValues, executeSearch, type Searchable, toSearchable } from "./execute-search";
import { SearchIndex } from "./search-index";
import { createTaskLedger } from "./task-ledger";

const VERSIONS_PER_PAGE = 1_000;

/** The latest operation on each document since an index began to be built beside the serving one. */
type Journal = Map<string, IndexOp>;

/** Search inside this process: nothing to install, gone with the process, rebuilt from the database at the start. */
export function createEmbeddedEngine(initial: IndexDefinition = INDEX_DEFINITION): SearchEngine {
  const writes = createWriteQueue();
  const ledger = createTaskLedger();
  const journals = new Set<Journal>();
  let health: "ok" | "warming" | "unavailable" = "warming";
  let current = toSearchable(new SearchIndex(initial));
  let settingsHash = definitionHash(initial);
  let swaps = 0;
  let compacting = false;

  function generation(): string {
    return `${settingsHash}.${swaps}.${current.index.revision}`;
  }

  /** Readers see the old index until this line and the new one after it. */
  function swapTo(next: Searchable): void {
    if (next.index.definition !== current.index.definition)
      settingsHash = definitionHash(next.index.definition);
    current = next;
    swaps += 1;
  }

  function search(request: SearchRequest): SearchResponse {
    request.signal?.throwIfAborted();
    const start = performance.now();
    const result = executeSearch(current, request);
    const degraded = result.degraded || health !== "ok";
    return { ...result, degraded, tookMs: performance.now() - start, generation: generation() };
  }

  async function applyLive(ops: readonly IndexOp[]): ReturnType<typeof applyOps> {
    for (const journal of journals)
      for (const op of ops) journal.set(op.op === "delete" ? op.id : op.doc.id, op);
    const refusals = await applyOps(current.index, ops);
    if (needsCompaction(current.index) && !compacting) void compact();
    return refusals;
  }

  /** Copies beside the running writes, then swaps between two of them. */
  async function compact(): Promise<void> {
    compacting = true;
    const source = current;
    const journal: Journal = new Map();
    journals.add(journal);
    try {
      const copy = await compactedCopy(source.index);
      await writes.run(async () => {
        await applyOps(copy, [...journal.values()]);
        if (current === source) swapTo(toSearchable(copy));
      });
    } finally {
      journals.delete(journal);
      compacting = false;
    }
  }

  function startRebuild(definition = current.index.definition): Rebuild {
    const fresh = new SearchIndex(definition);
    const ownWrites = createWriteQueue();
    const journal: Journal = new Map();
    journals.add(journal);
    const requireOpen = (): void => {
      if (!journals.has(journal)) throw new Error("This rebuild was published or aborted before.");
    };
    return {
      apply: (ops) =>
        ownWrites.run(async () => {
          requireOpen();
          return ledger.record(await applyOps(fresh, ops));
        }),
      settle: async (receipt) => ledger.settle(receipt),
      publish: (expectDocs) =>
        ownWrites.run(() =>
          writes.run(async () => {
            requireOpen();
            if (fresh.size !== expectDocs) {
              throw new Error(
                `The rebuilt index holds ${fresh.size} documents, ${expectDocs} were expected.`,
              );
            }
            await applyOps(fresh, [...journal.values()]);
            journals.delete(journal);
            swapTo(toSearchable(fresh));
            if (health === "warming") health = "ok";
          }),
        ),
      abort: async () => {
        journals.delete(journal);
      },
    };
  }

  return {
    name: "embedded",
    index: "embedded",
    capabilities: { maxDocs: EMBEDDED_DOCS_MAX, persistent: false, shared: false },
    open: async () => ({
      empty: current.index.size === 0,
      settingsCurrent: true,
      generation: health === "ok" ? generation() : null,
    }),
    search: async (request) => search(request),
    multiSearch: async (requests) => requests.map(search),
    facetValues: async (request) => executeFacetValues(current, request),
    apply: (ops) => writes.run(async () => ledger.record(await applyLive(ops))),
    settle: async (receipt) => ledger.settle(receipt),
    rebuild: async (definition) => startRebuild(definition),
    async *listVersions() {
      const { index } = current;
      const ids = index.ids().sort();
      for (let start = 0; start < ids.length; start += VERSIONS_PER_PAGE) {
        yield ids.slice(start, start + VERSIONS_PER_PAGE).flatMap((id) => {
          const doc = index.find(id);
          return doc ? [{ id, hash: doc.hash }] : [];
        });
      }
    },
    stats: async () => ({
      docs: current.index.size,
      pendingTasks: writes.pending + (compacting ? 1 : 0),
      generation: generation(),
      settingsHash,
    }),
    health: async () => health,
    close: async () => {
      health = "unavailable";
      swapTo(toSearchable(new SearchIndex(current.index.definition)));
    },
  };
}
