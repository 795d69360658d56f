import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import { splitIdentifier } from "@/lib/discovery/fold-text";
import { titleExtras } from "@/lib/discovery/title-extras";
import { makeDoc } from "./documents";
import { readJsonLines } from "./json-lines";

const SHAPE = `each line is {"id": "…", "name": "…", "title": "…", "description": "…", "keywords": ["…"], "theme": "…", "publisher": "…", "columns": [{"name": "…"}]}; only id and name are needed`;

const DatasetRecord = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,511}$/, "letters, digits, _ and - only"),
  name: z.string().min(1),
  title: z.string().nullish(),
  description: z.string().nullish(),
  keywords: z.array(z.string()).nullish(),
  theme: z.union([z.string(), z.array(z.string())]).nullish(),
  publisher: z.string().nullish(),
  columns: z.array(z.object({ name: z.string() })).nullish(),
});
type DatasetRecord = z.infer<typeof DatasetRecord>;

/** The records of a file as both engines index them. Throws naming file and line when one cannot be read. */
export function readRecordFile(path: string): ProductSearchDoc[] {
  const records = readJsonLines(path, DatasetRecord, SHAPE);
  const lineOf = new Map<string, number>();
  for (const { value, line } of records) {
    const first = lineOf.get(value.id);
    if (first !== undefined) {
      throw new Error(
        `${path}:${line}: the id ${value.id} is that of line ${first} too. Give each record an id of its own.`,
      );
    }
    lineOf.set(value.id, line);
  }
  return records.map(({ value }) => toDoc(value));
}

function toDoc(record: DatasetRecord): ProductSearchDoc {
  const columns = (record.columns ?? []).map(({ name }) => name.slice(0, 500));
  const title = (record.title || record.name).slice(0, 500);
  return makeDoc(record.id, {
    title,
    aliases: [...(record.name === title ? [] : [record.name.slice(0, 500)]), ...titleExtras(title)],
    tags: (record.keywords ?? []).map((tag) => tag.slice(0, 500)),
    columns,
    domainLabel: [record.theme ?? []].flat().join(" ").slice(0, 500),
    ownerLabel: (record.publisher ?? "").slice(0, 500),
    description: (record.description ?? "").slice(0, 8_192),
    portText: [...new Set(columns.flatMap(splitIdentifier))],
  });
}

const PROJECT = resolve(import.meta.dirname, "../..");

/** The thousands of real data sets that lie beside the project, or beside the folder that holds its worktrees. */
export function findCorpus(): string | undefined {
  return ["../shared/corpus", "../corpus", "../../shared/corpus", "../../corpus"]
    .map((folder) => resolve(PROJECT, folder, "datasets.jsonl"))
    .find((path) => existsSync(path));
}
