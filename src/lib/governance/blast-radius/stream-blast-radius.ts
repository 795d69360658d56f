import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { canonicalHash } from "../canonical-hash";
import type { TriedRequirement } from "../model";
import { requirePolicyTrial } from "../policy-access";
import { getPolicy } from "../policy-rows";
import type { BlastRadiusReport } from "./report";
import { emptyReport } from "./report";
import type { BlastRadiusMessage, BlastRadiusRequest } from "./request";
import { runBlastRadius } from "./run-blast-radius";
import { contentInForce, rulesOfSaved } from "./saved-rules";
import { showReport } from "./show-report";

const NAMED_IN_PROGRESS = 0;
const NAMED_IN_THE_END = 200;

/**
 * What a change of a policy would do to the catalog, told while it is found out. The report about a saved version is
 * kept, so that those who vote see what its author saw. For people who may write the policy.
 */
export async function* streamBlastRadius(
  actor: Actor,
  request: BlastRadiusRequest,
): AsyncGenerator<BlastRadiusMessage> {
  const { domainId, key, before, after } = await rulesOf(actor, request);
  const asOf = now();
  let report: BlastRadiusReport = emptyReport(0, asOf);
  for await (report of runBlastRadius({ domainId, key, before, after }, asOf)) {
    yield { type: "progress", view: await showReport(db, actor, report, NAMED_IN_PROGRESS) };
  }
  const id =
    request.kind === "saved"
      ? await keep(actor, request, { report, contentHash: canonicalHash(after) })
      : null;
  yield { type: "done", view: await showReport(db, actor, report, NAMED_IN_THE_END), id };
}

type Rules = {
  domainId: string | null;
  key: string | null;
  before: TriedRequirement | null;
  after: TriedRequirement | null;
};

async function rulesOf(actor: Actor, request: BlastRadiusRequest): Promise<Rules> {
  if (request.kind === "draft") {
    const { domainId, key, requirement } = request;
    requirePolicyTrial(actor, { domainId });
    const policy = key === null ? null : await getPolicy(db, actor, key);
    return { domainId, key, before: policy && (await contentInForce(db, policy.id)), after: requirement };
  }
  const policy = await getPolicy(db, actor, request.key);
  requirePolicyTrial(actor, policy);
  const { domainId, key } = policy;
  return { domainId, key, ...(await rulesOfSaved(db, policy, request.version)) };
}

type Saved = Extract<BlastRadiusRequest, { kind: "saved" }>;

async function keep(
  actor: Actor,
  { key, version }: Saved,
  { report, contentHash }: { report: BlastRadiusReport; contentHash: string },
): Promise<string> {
  const { id } = await db.blastRadius.create({
    data: {
      policyKey: key,
      policyVersion: version,
      contentHash,
      report,
      createdById: actor.id,
      createdAt: report.asOf,
    },
    select: { id: true },
  });
  return id;
}
