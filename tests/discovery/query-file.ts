import { resolve } from "node:path";
import { z } from "zod";
import { readJsonLines } from "./json-lines";
import type { SoughtQuery } from "./relevance-queries";

const SHAPE = `each line is {"query": "…", "targets": ["record id", …], "class": "…"}`;

const QueryLine = z.object({
  query: z.string().trim().min(1, "is empty"),
  targets: z.array(z.string()).min(1, "names no record that should be found"),
  class: z.string().trim().min(1).default("all"),
});

/** Queries written by people, over real data sets. */
export const CURATED_QUERIES = resolve(import.meta.dirname, "curated-queries.jsonl");

/** The queries of a file. Throws naming file and line when one cannot be read or seeks a record that is not there. */
export function readQueryFile(path: string, ids: ReadonlySet<string>): SoughtQuery[] {
  return readJsonLines(path, QueryLine, SHAPE).map(({ value, line }) => {
    const unknown = value.targets.filter((id) => !ids.has(id));
    if (unknown.length > 0) {
      throw new Error(
        `${path}:${line}: no record has the id ${unknown.join(", ")}. Name ids of the record file, or leave the line out.`,
      );
    }
    return { kind: value.class, q: value.query, targets: value.targets };
  });
}
