import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import type { IndexDefinition } from "../index-definition";
import { SHIPPED_TUNING, Tuning, type TuningVersion, tunedDefinition } from "./tuning";

const SHIPPED: TuningVersion = {
  version: 0,
  tuning: SHIPPED_TUNING,
  note: "",
  restoredFrom: null,
  createdAt: null,
  createdBy: null,
};

const Row = z.object({
  version: z.number().int(),
  content: Tuning,
  note: z.string(),
  restoredFrom: z.number().int().nullable(),
  createdAt: z.date(),
  createdBy: z.object({ name: z.string() }).nullable(),
});

const SELECT = {
  version: true,
  content: true,
  note: true,
  restoredFrom: true,
  createdAt: true,
  createdBy: { select: { name: true } },
} as const;

/** The tuning in force. */
export async function readTuning(tx: Tx = db): Promise<TuningVersion> {
  const row = await tx.searchTuning.findFirst({ select: SELECT, orderBy: { version: "desc" } });
  return row ? toVersion(row) : SHIPPED;
}

/** Null when there never was such a version. */
export async function findTuningVersion(version: number, tx: Tx = db): Promise<TuningVersion | null> {
  if (version === 0) return SHIPPED;
  const row = await tx.searchTuning.findUnique({ select: SELECT, where: { version } });
  return row && toVersion(row);
}

/** The latest versions, newest first; the last of all is what Agora came with. */
export async function readTuningHistory(take: number, tx: Tx = db): Promise<TuningVersion[]> {
  const rows = await tx.searchTuning.findMany({ select: SELECT, orderBy: { version: "desc" }, take });
  const versions = rows.map(toVersion);
  return versions.at(-1)?.version === 1 || versions.length === 0 ? [...versions, SHIPPED] : versions;
}

/** What the index of every process should be set up by. */
export async function readIndexDefinition(tx: Tx = db): Promise<IndexDefinition> {
  return tunedDefinition((await readTuning(tx)).tuning);
}

function toVersion(row: unknown): TuningVersion {
  const { content, createdBy, ...facts } = Row.parse(row);
  return { ...facts, tuning: content, createdBy: createdBy?.name ?? null };
}
