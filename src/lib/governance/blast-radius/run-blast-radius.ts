import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { readDomainIdsWithin, readDomains } from "@/lib/registry/domain-rows";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { aboutOf } from "../about";
import { readAccessInForce } from "../access-in-force";
import { readPublishedTexts, toChunks } from "../compliance/published-chunk";
import { namesHistory, readsHistory } from "../language/reads-history";
import type { TriedRequirement } from "../model";
import { asBound } from "../policy-effect";
import { inAdvance } from "../threads/in-advance";
import { openRun } from "../threads/open-run";
import { countPairs } from "./count-pairs";
import { type BlastRadiusReport, count, emptyReport } from "./report";
import type { Trial, Tried, TriedText } from "./try-rules";

type Rules = {
  domainId: string | null;
  /** The policy itself where there is one already: it is no other policy. */
  key: string | null;
  /** What is in force today, and what would be; null for nothing. */
  before: TriedRequirement | null;
  after: TriedRequirement | null;
};

/** Nothing is written, so more products are read at once than where others have to wait for it. */
const CHUNK = 100;
/** Looked at before a thread has started, so that there is something to see at once. */
const FIRST = 25;

/** Long enough not to drown the reader, short enough to be seen to move. */
const REPORT_EVERY_MS = 200;

/**
 * Evaluates every published product under both rules and tells how far it has come; the last report is complete.
 * The figures are those of the whole catalog, whoever asks. Products are read a chunk at a time.
 */
export async function* runBlastRadius(
  { domainId, key, before, after }: Rules,
  asOf: Date,
): AsyncGenerator<BlastRadiusReport> {
  const domains = new Map((await readDomains(db)).map((domain) => [domain.id, domain]));
  const ids = await publishedIds(domainId);
  const report = emptyReport(ids.length, asOf);
  const about: string[] = [];
  const meeting: string[] = [];
  let toldAt = 0;
  const trial = { before: before && asBound(before), after: after && asBound(after), asOf };
  const rules = [before, after].filter((rule) => rule !== null);
  const what = {
    withPrevious: rules.some(looksBack),
    withAccess: rules.some((rule) => aboutOf(rule) === "access"),
  };
  for await (const tried of tryChunks(ids, trial, what)) {
    for (const { productId, domainId: id, before: was, after: will } of tried) {
      const { name, hue } = domains.get(id) ?? { name: id, hue: 0 };
      count(report, { productId, domain: { id, name, hue }, before: was, after: will });
      if (will && will.status !== "not-applicable") about.push(productId);
      if (will?.status === "pass") meeting.push(productId);
    }
    if (Date.now() - toldAt < REPORT_EVERY_MS) continue;
    toldAt = Date.now();
    yield report;
  }
  report.pairs = await countPairs({ key, about, meeting });
  report.downstream = await countDownstream(report);
  yield report;
}

/** What of the products the rules look at. */
type What = { withPrevious: boolean; withAccess: boolean };

async function readTexts(ids: readonly string[], what: What): Promise<TriedText[]> {
  const texts = await readPublishedTexts(db, ids, what);
  if (!what.withAccess) return texts;
  const access = await readAccessInForce(db, ids);
  return texts.map((text) => ({ ...text, access: access.get(text.id) ?? [] }));
}

/** The next chunks are read while the threads are busy with those before them. */
async function* tryChunks(ids: readonly string[], trial: Trial, what: What): AsyncGenerator<Tried[]> {
  const first = openRun("blast-radius", trial, 0);
  yield await first.perform(await readTexts(ids.slice(0, FIRST), what));
  const rest = ids.slice(FIRST);
  const run = openRun("blast-radius", trial, rest.length);
  try {
    const chunks = await toChunks(db, rest, CHUNK);
    yield* inAdvance(chunks, run.lanes, async (chunk) => run.perform(await readTexts(chunk, what)));
  } finally {
    run.end();
  }
}

/** Nearly no rule does, and a version before would be half of all that is read. */
function looksBack(tried: TriedRequirement): boolean {
  return readsHistory(tried.rule) || (tried.scope !== null && namesHistory(tried.scope));
}

async function publishedIds(domainId: string | null): Promise<string[]> {
  const within = domainId === null ? {} : { domainId: { in: await readDomainIdsWithin(db, domainId) } };
  const rows = await db.dataProduct.findMany({
    where: { ...within, lifecycle: { in: [...PUBLISHED_LIFECYCLES] }, currentVersionId: { not: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Published products that are made from one that would newly fail, each counted once. */
async function countDownstream({ affected }: BlastRadiusReport): Promise<number> {
  const failing = affected
    .filter(({ effect }) => effect === "newly-failing")
    .map(({ productId }) => productId);
  if (failing.length === 0) return 0;
  const rows = await db.$queryRaw`
    SELECT count(DISTINCT e."product_id")::int AS "count"
    FROM "input_edge" e
    JOIN "data_product" consumer ON consumer."id" = e."product_id" AND consumer."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]})
    JOIN "data_product" p ON p."id" = ANY(${failing})
    JOIN "domain" d ON d."id" = p."domain_id" AND e."product_ref" = d."slug" || '/' || p."name"`;
  return z.tuple([z.object({ count: z.number().int() })]).parse(rows)[0].count;
}
