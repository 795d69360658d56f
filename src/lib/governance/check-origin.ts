import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { derivationProblems } from "./derivation";
import { type Origin, PolicyContent } from "./model";
import { type PolicyProblem, problemAt } from "./policy-problems";
import { type PolicyRow, readableUpTo, readPolicy } from "./policy-rows";

type Saved = {
  content: PolicyContent;
  domainId: string | null;
  /** What the newest version says of its origin; null for a new policy. */
  before: Origin | null;
};

/** Whether a policy is what it says of where it comes from. Names of policies the actor may not read are not found. */
export async function originProblems(
  tx: Tx,
  actor: Actor,
  { content, domainId, before }: Saved,
): Promise<PolicyProblem[]> {
  const { origin } = content;
  if (before?.kind === "derived" && (origin?.kind !== "derived" || origin.key !== before.key))
    return [
      problemAt("/origin", `This policy stays derived from ${before.key}; write another for another rule.`),
    ];
  if (!origin) return [];
  const source = await readPolicy(tx, actor, origin.key);
  if (!source || origin.version > readableUpTo(actor, source)) throw notFound(`policy ${origin.key}`);
  const version = await readContent(tx, source, origin.version);
  if (origin.kind === "begun") return [];

  if (source.domainId !== null || domainId === null)
    return [
      problemAt(
        "/origin",
        "A domain asks for more than a policy of the whole organisation, and nobody else does.",
      ),
    ];
  const base = { key: origin.key, version: origin.version, content: version };
  const problems = derivationProblems(base, content);
  const isKept = before?.version === origin.version;
  if (problems.length > 0 || isKept || origin.version === source.activeVersion?.version) return problems;
  const message = source.activeVersion
    ? `${origin.key} has another version in force by now, ${source.activeVersion.version}. Reload to build upon that one.`
    : `${origin.key} was never in force; ask for more once it is.`;
  return [problemAt("/origin", message)];
}

async function readContent(tx: Tx, { id }: Pick<PolicyRow, "id">, version: number): Promise<PolicyContent> {
  const row = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId: id, version } },
    select: { content: true },
  });
  if (!row) throw notFound("version of the policy");
  return z.object({ content: PolicyContent }).parse(row).content;
}
