import "server-only";
import { AppError } from "@/lib/platform/errors";
import type { AccessScope, SearchEngine } from "../engine";
import { searchEngine, trialEngine } from "../engine-instance";
import { unsafeReadAllPublished, unsafeReadDomainPaths } from "../read-published";
import { applySettled, toOps } from "../write-products";
import {
  type JudgedQuery,
  type JudgedStanding,
  type JudgedTrial,
  RANKS_LOOKED_AT,
  standingOf,
} from "./judged-query";
import { unsafeReadJudgedQueries } from "./judged-rows";
import { type Tuning, tunedDefinition } from "./tuning";

const EVERYTHING: AccessScope = { kind: "system", reason: "judged queries are about the whole catalog" };

/**
 * Every judged query as it is served and as this tuning would have it, found by an index of its own over everything
 * that is published now. The serving index notices nothing.
 */
export async function tryTuning(tuning: Tuning): Promise<JudgedTrial[]> {
  const judged = await unsafeReadJudgedQueries();
  if (judged.length === 0) return [];
  const before = await standingsIn(servingEngine(await searchEngine().health()), judged);
  const trial = trialEngine(tunedDefinition(tuning));
  try {
    await fill(trial);
    const after = await standingsIn(trial, judged);
    return before.flatMap((standing, i) => {
      const then = after[i];
      return then ? [{ before: standing, after: then }] : [];
    });
  } finally {
    await trial.close();
  }
}

/** How the judged queries stand in the serving index; null while that is not there to be asked. */
export async function readStandings(): Promise<JudgedStanding[] | null> {
  const engine = searchEngine();
  if ((await engine.health()) !== "ok") return null;
  return standingsIn(engine, await unsafeReadJudgedQueries());
}

function servingEngine(health: Awaited<ReturnType<SearchEngine["health"]>>): SearchEngine {
  if (health === "ok") return searchEngine();
  throw new AppError("unavailable", "The search index is still being built. Try again in a moment.");
}

async function fill(engine: SearchEngine): Promise<void> {
  const paths = await unsafeReadDomainPaths();
  const rebuild = await engine.rebuild();
  let count = 0;
  for await (const page of unsafeReadAllPublished()) {
    const { ops } = toOps(page, paths);
    const refused = await applySettled(rebuild, ops);
    count += ops.length - refused.length;
  }
  await rebuild.publish(count);
}

async function standingsIn(engine: SearchEngine, judged: readonly JudgedQuery[]): Promise<JudgedStanding[]> {
  const standings: JudgedStanding[] = [];
  for (const query of judged) {
    const { hits } = await engine.search({
      scope: EVERYTHING,
      q: query.query,
      page: { offset: 0, limit: RANKS_LOOKED_AT },
    });
    standings.push(standingOf(query, new Map(hits.map(({ id }, i) => [id, i + 1]))));
  }
  return standings;
}
