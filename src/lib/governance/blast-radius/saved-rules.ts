import "server-only";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { PolicyContent } from "../model";

type SavedRules = { before: PolicyContent | null; after: PolicyContent | null };

/** What a saved version would replace, and the version; null asks what retiring the policy would change. */
export async function rulesOfSaved(
  tx: Tx,
  { id }: { id: string },
  version: number | null,
): Promise<SavedRules> {
  const after = version === null ? null : await contentOf(tx, id, version);
  return { before: await replacedBy(tx, id, version), after };
}

export async function contentInForce(tx: Tx, policyId: string): Promise<PolicyContent | null> {
  return (await readInForce(tx, policyId)).content;
}

/** To keep what is in force in an emergency is compared with letting it lapse. */
export async function replacedBy(
  tx: Tx,
  policyId: string,
  version: number | null,
): Promise<PolicyContent | null> {
  const { content, lapsing } = await readInForce(tx, policyId);
  return lapsing && lapsing.version === version ? lapsing.fallback : content;
}

async function readInForce(tx: Tx, policyId: string) {
  const row = await tx.policy.findUnique({
    where: { id: policyId },
    select: {
      status: true,
      lapsesAt: true,
      activeVersion: { select: { version: true, content: true } },
      fallbackVersion: { select: { content: true } },
    },
  });
  if (row?.status !== "active" || !row.activeVersion) return { content: null, lapsing: null };
  const { version, content } = row.activeVersion;
  const fallback = row.fallbackVersion && PolicyContent.parse(row.fallbackVersion.content);
  return { content: PolicyContent.parse(content), lapsing: row.lapsesAt && { version, fallback } };
}

async function contentOf(tx: Tx, policyId: string, version: number): Promise<PolicyContent> {
  const row = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId, version } },
    select: { content: true },
  });
  if (!row) throw notFound("version of the policy");
  return PolicyContent.parse(row.content);
}
