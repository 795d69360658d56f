import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";

type Approvals = ReadonlyMap<string, string>;

const KEPT_MAX = 20_000;

/** A version never changes (the database refuses it), so what its ports say about approval is read once a process. */
const kept = new Map<string, Approvals>();

const Row = z.object({ versionId: z.string(), port: z.string().nullable(), approval: z.string().nullable() });

/** By version, what each of its ports says about who approves; a port that says nothing is left out. */
export async function readApprovals(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Approvals>> {
  const found = new Map<string, Approvals>();
  const unknown: string[] = [];
  for (const id of versionIds) {
    const known = kept.get(id);
    if (known) found.set(id, known);
    else unknown.push(id);
  }
  if (unknown.length === 0) return found;
  const rows = await tx.$queryRaw`
    SELECT v."id" AS "versionId", o."port" ->> 'name' AS "port",
           CASE WHEN jsonb_typeof(o."port" #> '{access,approval}') = 'string'
             THEN o."port" #>> '{access,approval}' END AS "approval"
    FROM "product_version" v
    LEFT JOIN LATERAL jsonb_path_query(v."descriptor"::jsonb, 'lax $.outputPorts[*]') o("port") ON true
    WHERE v."id" = ANY(${unknown})`;
  const read = new Map<string, Map<string, string>>();
  for (const { versionId, port, approval } of z.array(Row).parse(rows)) {
    const approvals = read.get(versionId) ?? new Map<string, string>();
    read.set(versionId, approvals);
    if (port !== null && approval !== null && !approvals.has(port)) approvals.set(port, approval);
  }
  if (kept.size + read.size > KEPT_MAX) kept.clear();
  for (const [id, approvals] of read) {
    kept.set(id, approvals);
    found.set(id, approvals);
  }
  return found;
}
