import type { SearchEngine } from "@/lib/discovery/engine";
import type { SoughtQuery } from "./relevance-queries";

/** `rank` of the best of the targets among the first ten, counted from 1; null when none of them is there. */
export type Judgement = SoughtQuery & { rank: number | null; total: number; first: readonly string[] };

/** `mrr` is the mean reciprocal rank among the first ten. */
export type ClassFigures = { kind: string; queries: number; mrr: number; empty: number; missed: number };

export const GATE = { mrr: 0.94, classMrr: 0.85 } as const;

const RANKS_COUNTED = 10;

export async function judge(engine: SearchEngine, queries: readonly SoughtQuery[]): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const query of queries) {
    const { hits, total } = await engine.search({
      scope: { kind: "principals", anyOf: ["all"] },
      q: query.q,
      page: { offset: 0, limit: RANKS_COUNTED },
    });
    const at = hits.findIndex(({ id }) => query.targets.includes(id));
    const first = hits.slice(0, 3).map(({ card }) => card.title);
    judgements.push({ ...query, rank: at === -1 ? null : at + 1, total, first });
  }
  return judgements;
}

/** One row per class in the order of the queries, and one for all of them. */
export function figuresOf(judgements: readonly Judgement[]): { classes: ClassFigures[]; all: ClassFigures } {
  const byKind = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const known = byKind.get(judgement.kind);
    if (known) known.push(judgement);
    else byKind.set(judgement.kind, [judgement]);
  }
  return {
    classes: [...byKind].map(([kind, ofKind]) => toFigures(kind, ofKind)),
    all: toFigures("all", judgements),
  };
}

function toFigures(kind: string, judgements: readonly Judgement[]): ClassFigures {
  const reciprocal = judgements.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0);
  return {
    kind,
    queries: judgements.length,
    mrr: judgements.length === 0 ? 0 : reciprocal / judgements.length,
    empty: judgements.filter(({ total }) => total === 0).length,
    missed: judgements.filter(({ rank }) => rank === null).length,
  };
}

/** What keeps these figures below the gate, in words; empty when nothing does. */
export function gateFaults({ classes, all }: ReturnType<typeof figuresOf>): string[] {
  const faults = classes
    .filter(({ mrr }) => mrr < GATE.classMrr)
    .map(({ kind, mrr }) => `${kind}: MRR@10 ${mrr.toFixed(3)} is below ${GATE.classMrr}`);
  if (all.mrr < GATE.mrr) faults.push(`all: MRR@10 ${all.mrr.toFixed(3)} is below ${GATE.mrr}`);
  if (all.empty > 0) faults.push(`all: ${all.empty} queries that have a target found nothing`);
  return faults;
}
