import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readPolicy } from "../policy-rows";
import { BlastRadiusReport } from "./report";
import type { BlastRadiusView } from "./request";
import { showReport } from "./show-report";

const Row = z.object({
  id: z.string(),
  policyKey: z.string(),
  policyVersion: z.number().int().nullable(),
  report: BlastRadiusReport,
  createdAt: z.date(),
  createdBy: z.object({ name: z.string() }).nullable(),
});

export type KeptBlastRadius = Omit<z.infer<typeof Row>, "report"> & { view: BlastRadiusView };

const NAMED = 2_000;

/** A report that was kept, or null for whoever may not read the policy it is about. */
export async function findBlastRadius(
  actor: Actor,
  id: string,
  tx: Tx = db,
): Promise<KeptBlastRadius | null> {
  const found = await tx.blastRadius.findUnique({
    where: { id },
    select: {
      id: true,
      policyKey: true,
      policyVersion: true,
      report: true,
      createdAt: true,
      createdBy: { select: { name: true } },
    },
  });
  const row = Row.nullable().parse(found);
  if (!row || !(await readPolicy(tx, actor, row.policyKey))) return null;
  const { report, ...facts } = row;
  return { ...facts, view: await showReport(tx, actor, report, NAMED) };
}
