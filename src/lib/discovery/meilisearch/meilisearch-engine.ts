import { AppError } from "@/lib/platform/errors";
import type { FacetValue, FacetValuesRequest, SearchEngine, SearchRequest, SearchResponse } from "../engine";
import { answersTo, wordsAskedFor } from "../facet-value-match";
import { INDEX_DEFINITION, type IndexDefinition } from "../index-definition";
import { wholeBetween } from "../request-bounds";
import { createWriteQueue } from "../write-queue";
import { connect, type ServerAddress } from "./connection";
import { anyValueBegins } from "./filter-text";
import { type Journal, startFreshIndex } from "./fresh-index";
import { COUNTED_VALUES_MAX, definitionHashIn, isSetUpBy, settingsHashOf } from "./index-settings";
import { listVersions } from "./list-versions";
import { createLiveIndex } from "./live-index";
import { countedValues } from "./read-answer";
import { countDocuments, countTasks, isMissing } from "./server-indexes";
import { createServerSearch } from "./server-search";
import { createBatchWriter } from "./write-batches";

const DOCS_MAX = 10_000_000;
const FACET_VALUES_LIMIT_DEFAULT = 20;

/**
 * Search by a Meilisearch server, whose index outlives this process and serves every other one too. `inForce` is asked
 * for what the index was last set up by, which another process may have done.
 */
export function createMeilisearchEngine(
  address: ServerAddress,
  definition: IndexDefinition = INDEX_DEFINITION,
  inForce?: () => IndexDefinition,
): SearchEngine {
  let published = definition;
  const serving = inForce ?? (() => published);
  const connection = connect(address);
  // Versions of Agora that set the index up differently each have one of their own, and can serve side by side.
  const uid = `${address.prefix}products_${settingsHashOf(definition)}`;
  const live = createLiveIndex(connection, uid, address.prefix);
  const writer = createBatchWriter(connection);
  const writes = createWriteQueue();
  const journals = new Set<Journal>();
  const serverSearch = createServerSearch(connection, live.uid, serving);
  let isClosed = false;

  async function found<T>(search: () => Promise<T>): Promise<T> {
    if (isClosed) throw new AppError("unavailable", "Search is closed.");
    try {
      return await search();
    } catch (error) {
      if (!isMissing(error)) throw error;
      live.noteMissing();
      throw new AppError("unavailable", "The search index is not built yet.", [], { cause: error });
    }
  }

  async function multiSearch(requests: readonly SearchRequest[]): Promise<SearchResponse[]> {
    const start = performance.now();
    const answers = await found(() => serverSearch.search(requests));
    const tookMs = performance.now() - start;
    return answers.map((answer) => ({ ...answer, tookMs, generation: live.generation ?? "" }));
  }

  async function search(request: SearchRequest): Promise<SearchResponse> {
    const [answer] = await multiSearch([request]);
    if (!answer) throw new Error("The server left a search unanswered.");
    return answer;
  }

  async function facetValues(request: FacetValuesRequest): Promise<FacetValue[]> {
    const { scope, field, within, q, orIn = [] } = request;
    const counting = { ...within, scope, facets: { fields: [field] }, page: { offset: 0, limit: 0 } };
    const words = wordsAskedFor(q);
    let values = countedValues(await found(() => serverSearch.count(counting, field)), field);
    // The server counts the most frequent values only: among those of the products that have one that was meant, it is.
    if (values.length >= COUNTED_VALUES_MAX && words.length > 0) {
      const having = anyValueBegins(field, words, orIn);
      values = countedValues(await found(() => serverSearch.count(counting, field, having)), field);
    }
    const limit = wholeBetween(request.limit, 0, serving().facetValuesMax, FACET_VALUES_LIMIT_DEFAULT);
    return values.filter(answersTo(request)).slice(0, limit);
  }

  return {
    name: "meilisearch",
    index: live.uid,
    capabilities: { maxDocs: DOCS_MAX, persistent: true, shared: true },
    async open() {
      const generation = await live.refresh();
      const docs = generation === null ? 0 : await countDocuments(connection, live.uid);
      return {
        empty: docs === 0,
        settingsCurrent: generation !== null && isSetUpBy(serving(), generation),
        generation,
      };
    },
    search,
    multiSearch,
    facetValues,
    apply: (ops) =>
      writes.run(async () => {
        for (const journal of journals)
          for (const op of ops) journal.set(op.op === "delete" ? op.id : op.doc.id, op);
        // Written to a missing index, documents would make one that nobody has set up.
        if (live.generation === null && (await live.refresh()) === null)
          return { engine: "meilisearch", tasks: [] };
        return writer.apply(live.uid, ops);
      }),
    settle: (receipt, options) => writer.settle(receipt, options?.timeoutMs),
    async rebuild(wanted = serving()) {
      await live.sweep();
      return startFreshIndex({
        connection,
        writer,
        definition: wanted,
        liveUid: live.uid,
        writes,
        journals,
        onPublished(generation, replaced) {
          published = wanted;
          live.notePublished(generation, replaced);
        },
      });
    },
    listVersions: () => listVersions(connection, live.uid),
    async stats() {
      const [docs, pendingTasks] = await Promise.all([
        live.generation === null && (await live.refresh()) === null
          ? 0
          : countDocuments(connection, live.uid),
        countTasks(connection, live.uid),
      ]);
      const generation = live.generation ?? "";
      return { docs, pendingTasks, generation, settingsHash: definitionHashIn(generation) };
    },
    health: () => (isClosed ? Promise.resolve("unavailable") : live.health()),
    async close() {
      isClosed = true;
      live.close();
    },
  };
}
