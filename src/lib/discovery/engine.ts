import type { ProductCard, ProductSearchDoc } from "./document";
import type { IndexDefinition } from "./index-definition";
import type { FacetField, ListField, NumberField, SearchField, SortField, TextField } from "./search-fields";

/** `not` and an `in` that fails also hold for documents without the field; a range never holds for null. */
export type Filter =
  | { and: readonly Filter[] }
  | { or: readonly Filter[] }
  | { not: Filter }
  | { field: FacetField | "visibility" | "id"; in: readonly string[] }
  | { field: NumberField; gte?: number; lte?: number; gt?: number; lt?: number }
  | { field: FacetField | NumberField; exists: boolean };

/** Who asks. There is no default: a search without scope does not compile. No principals see nothing. */
export type AccessScope =
  | { kind: "principals"; anyOf: readonly string[] }
  | { kind: "system"; reason: string };

export type MatchStrategy = "frequency" | "last" | "all";

export type SearchRequest = {
  scope: AccessScope;
  q?: string;
  /** OR inside a field, AND between fields; a field's own choice does not narrow its own facet counts. */
  groups?: Partial<Record<FacetField, readonly string[]>>;
  ranges?: Partial<Record<NumberField, { min?: number; max?: number }>>;
  /** Narrows hits and every facet count alike. */
  filter?: Filter;
  facets?: { fields: readonly FacetField[]; maxValues?: number; stats?: readonly NumberField[] };
  /** An explicit order asks for every word, since loosely matching products would otherwise come first. */
  sort?: { by: SortField; dir: "asc" | "desc" };
  page?: { offset: number; limit: number };
  match?: MatchStrategy;
  searchOn?: readonly SearchField[];
  highlight?: readonly { field: SearchField; cropWords?: number }[];
  signal?: AbortSignal;
  timeoutMs?: number;
};

/** Plain text, never HTML. The segments of an uncropped text join to exactly that text. */
export type Segment = { text: string; hit: boolean };

/** Why a product stands where it stands; null where no words were asked for. */
export type HitReason = {
  wordsAsked: number;
  wordsMatched: number;
  typos: number;
  bestField: SearchField | null;
};

export type Hit = {
  id: string;
  card: ProductCard;
  segments: Partial<Record<TextField, readonly Segment[]>>;
  /** For list fields, only the values in which a word matched. */
  matchedValues: Partial<Record<ListField, readonly (readonly Segment[])[]>>;
  why: HitReason | null;
};

export type FacetValue = { value: string; count: number };
export type FacetCounts = { values: readonly FacetValue[]; truncated: boolean };

export type SearchResponse = {
  hits: readonly Hit[];
  total: number;
  totalKind: "exact" | "atLeast";
  facets: Partial<Record<FacetField, FacetCounts>>;
  stats: Partial<Record<NumberField, { min: number; max: number } | null>>;
  /** The order or the set is incomplete: time ran out, or the index is still being built. */
  degraded: boolean;
  tookMs: number;
  generation: string;
};

export type FacetValuesRequest = {
  scope: AccessScope;
  field: FacetField;
  /** Each word must begin a word of the value. */
  q: string;
  /** These answer too, whatever their words: a name that only the caller knows is what was meant. */
  orIn?: readonly string[];
  within?: Omit<SearchRequest, "scope">;
  limit?: number;
};

export type IndexOp = { op: "upsert"; doc: ProductSearchDoc } | { op: "delete"; id: string };
export type Receipt = { engine: string; tasks: readonly (number | string)[] };
export type Settled =
  | { state: "succeeded" }
  | { state: "failed"; code: string; message: string; ids: readonly string[] }
  | { state: "timeout" };

export type IndexStats = {
  docs: number;
  pendingTasks: number;
  generation: string;
  settingsHash: string;
};

/** A fresh index beside the one that serves. Writes made to the engine meanwhile are part of what is published. */
export type Rebuild = {
  apply(ops: readonly IndexOp[]): Promise<Receipt>;
  settle(receipt: Receipt): Promise<Settled>;
  /** Refuses, leaving the serving index as it is, when the ops of this rebuild left another number of documents. */
  publish(expectDocs: number): Promise<void>;
  abort(): Promise<void>;
};

export type SearchEngine = {
  readonly name: "embedded" | "meilisearch";
  /** What the index is called where things are remembered about it; processes with equal names share one. */
  readonly index: string;
  readonly capabilities: { maxDocs: number; persistent: boolean; shared: boolean };
  /** What is there to serve from; `generation` is null where there is nothing. */
  open(): Promise<{ empty: boolean; settingsCurrent: boolean; generation: string | null }>;
  search(request: SearchRequest): Promise<SearchResponse>;
  multiSearch(requests: readonly SearchRequest[]): Promise<SearchResponse[]>;
  facetValues(request: FacetValuesRequest): Promise<FacetValue[]>;
  /** Ordered and idempotent; a document that is refused never takes its neighbours with it. */
  apply(ops: readonly IndexOp[]): Promise<Receipt>;
  settle(receipt: Receipt, options?: { timeoutMs?: number }): Promise<Settled>;
  /** The fresh index is set up by `definition`, or as the serving one is; published, it decides what is found. */
  rebuild(definition?: IndexDefinition): Promise<Rebuild>;
  /** Every document's id and hash, in the order of ids. */
  listVersions(): AsyncIterable<readonly { id: string; hash: string }[]>;
  stats(): Promise<IndexStats>;
  health(): Promise<"ok" | "warming" | "unavailable">;
  close(): Promise<void>;
};
