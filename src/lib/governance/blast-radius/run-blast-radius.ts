import "server-only";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { readDomainIdsWithin, readDomains } from "@/lib/registry/domain-rows";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { readPublishedChunk, toChunks } from "../compliance/published-chunk";
import { evaluatePolicy } from "../evaluate-policy";
import type { BoundPolicy } from "../evaluation";
import type { TriedRequirement } from "../model";
import { asBound } from "../policy-effect";
import { readSnapshot } from "../policy-view";
import { toSubject } from "../published-subject";
import { countPairs } from "./count-pairs";
import { type BlastRadiusReport, count, emptyReport } from "./report";

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
  const rules = { before: before && asBound(before), after: after && asBound(after) };
  const about: string[] = [];
  const meeting: string[] = [];
  let toldAt = 0;

  for (const chunk of await toChunks(db, ids, CHUNK)) {
    for (const row of await readPublishedChunk(db, chunk)) {
      const { id, name, hue } = domains.get(row.domainId) ?? {
        id: row.domainId,
        name: row.domain.slug,
        hue: 0,
      };
      const snapshot = readSnapshot(toSubject(row, { asOf, waivers: [] }));
      // Without baseline and waivers: the question is whom the rule hits in the end.
      const judge = (policy: BoundPolicy | null) =>
        policy && evaluatePolicy(policy, { snapshot, asOf, waivers: [], baseline: () => null });
      const outcome = judge(rules.after);
      count(report, {
        productId: row.id,
        domain: { id, name, hue },
        before: judge(rules.before),
        after: outcome,
      });
      if (outcome && outcome.status !== "not-applicable") about.push(row.id);
      if (outcome?.status === "pass") meeting.push(row.id);
    }
    if (Date.now() - toldAt < REPORT_EVERY_MS) continue;
    toldAt = Date.now();
    yield report;
  }
  report.pairs = await countPairs({ key, about, meeting });
  report.downstream = await countDownstream(report);
  yield report;
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
