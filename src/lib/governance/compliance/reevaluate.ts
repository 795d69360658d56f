import "server-only";
import { db } from "@/lib/platform/db";
import { inAdvance } from "../threads/in-advance";
import { openJudges } from "./judges";
import { type Causes, type ChunkReport, keepChunk } from "./keep-chunk";
import { toChunks } from "./published-chunk";

/** Small enough that nobody waits for long while it is read or written, and large enough to be worth a thread's turn. */
const CHUNK = 50;

/**
 * Evaluates the published version of each product by the policies in force at `at` and keeps what came out, chunk by
 * chunk, each in a transaction of its own: what was killed half-way is finished by doing it again, and doing it twice
 * changes nothing. The next chunks are read and evaluated while one is written. What becomes of a product in between
 * has an event, and is looked at again. Reports after each chunk, so that whoever asked may stop.
 */
export async function* reevaluate(causes: Causes, at: Date): AsyncGenerator<ChunkReport> {
  const ids = [...causes.keys()];
  const judges = await openJudges(ids, at);
  try {
    const chunks = await toChunks(db, ids, CHUNK);
    for await (const products of inAdvance(chunks, judges.lanes, judges.judge)) {
      yield await keepChunk(products, { causes, at });
    }
  } finally {
    judges.end();
  }
}
