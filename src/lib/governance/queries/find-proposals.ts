import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can, requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { BlastRadiusReport } from "../blast-radius/report";
import { showReport } from "../blast-radius/show-report";
import { PolicyContent } from "../model";
import { policySentence } from "../policy-sentence";
import { beginningOf } from "../proposals/carry-out";
import { readComments } from "../proposals/comment-rows";
import { tally } from "../proposals/decide-proposal";
import { movedFigures } from "../proposals/moved-figures";
import type { ProposalDetail, ProposalSummary } from "../proposals/proposal";
import { ProposalRow } from "../proposals/proposal";
import { electorateOf, PROPOSAL, readDelegates } from "../proposals/proposal-rows";

const SHOWN = 100;

/** Open proposals, the next to end first; then the closed ones, the latest first. For everybody who may read policies. */
export async function findProposals(actor: Actor, tx: Tx = db): Promise<ProposalSummary[]> {
  requireCan(actor, "policy.read");
  const [open, closed, delegates] = await Promise.all([
    tx.proposal.findMany({
      where: { status: "open" },
      select: PROPOSAL,
      orderBy: { deadline: "asc" },
      take: SHOWN,
    }),
    tx.proposal.findMany({
      where: { status: { not: "open" } },
      select: PROPOSAL,
      orderBy: { closedAt: "desc" },
      take: SHOWN,
    }),
    readDelegates(tx),
  ]);
  const rows = z.array(ProposalRow).parse([...open, ...closed]);
  const contents = await readContents(tx, rows);
  return rows.map((row) => toSummary(actor, row, contents, delegates));
}

const NAMED = 100;

export async function findProposal(actor: Actor, id: string, tx: Tx = db): Promise<ProposalDetail | null> {
  requireCan(actor, "policy.read");
  const found = await tx.proposal.findUnique({
    where: { id },
    select: {
      ...PROPOSAL,
      blastRadius: { select: { report: true } },
      recount: { select: { report: true } },
    },
  });
  const row = ProposalRow.nullable().parse(found);
  if (!row || !found) return null;
  const [contents, delegates] = await Promise.all([readContents(tx, [row]), readDelegates(tx)]);
  const report = BlastRadiusReport.parse((found.recount ?? found.blastRadius).report);
  const seen = await readSeen(tx, id);
  const at = now();
  const isOpen = row.status === "open" && row.deadline > at;
  return {
    ...toSummary(actor, row, contents, delegates),
    votes: row.votes.map((vote) => {
      const before = row.status === "open" ? seen.get(vote.domainId) : undefined;
      const moved = before ? movedFigures(before, report) : null;
      return { ...vote, voterName: vote.voter?.name ?? "somebody who left", moved };
    }),
    electorate: electorateOf(delegates).map((domainId) => {
      const own = delegates.filter((delegate) => delegate.domainId === domainId);
      return { id: domainId, name: own[0]?.domain ?? "", delegates: own.map(({ name }) => name) };
    }),
    view: await showReport(tx, actor, report, NAMED),
    reportId: row.recountId ?? row.blastRadiusId,
    comments: await readComments(tx, actor, { proposalId: id, isOpen, at }),
    mayComment: isOpen && can(actor, "comment.write"),
    mayWithdraw:
      row.status === "open" && (row.openedById === actor.id || can(actor, "policy.activate-global")),
  };
}

const SeenRow = z.object({
  domainId: z.string(),
  blastRadius: z.object({ report: BlastRadiusReport }),
});

/** The figures each domain's voter saw. */
async function readSeen(tx: Tx, proposalId: string): Promise<Map<string, BlastRadiusReport>> {
  const rows = await tx.vote.findMany({
    where: { proposalId },
    select: { domainId: true, blastRadius: { select: { report: true } } },
  });
  return new Map(
    z
      .array(SeenRow)
      .parse(rows)
      .map(({ domainId, blastRadius }) => [domainId, blastRadius.report]),
  );
}

type Contents = ReadonlyMap<string, PolicyContent>;
const ContentRow = z.object({ policyId: z.string(), version: z.number().int(), content: PolicyContent });

/** The version each proposal is about; of a retirement, the newest one. */
async function readContents(tx: Tx, rows: readonly ProposalRow[]): Promise<Contents> {
  const found = await tx.policyVersion.findMany({
    where: { policyId: { in: rows.map(({ policyId }) => policyId) } },
    select: { policyId: true, version: true, content: true },
    orderBy: { version: "asc" },
  });
  const contents = new Map<string, PolicyContent>();
  for (const { policyId, version, content } of z.array(ContentRow).parse(found)) {
    contents.set(`${policyId} ${version}`, content);
    contents.set(policyId, content);
  }
  return contents;
}

function toSummary(
  actor: Actor,
  { votes, ...row }: ProposalRow,
  contents: Contents,
  delegates: Awaited<ReturnType<typeof readDelegates>>,
): ProposalSummary {
  const content = contents.get(row.version === null ? row.policyId : `${row.policyId} ${row.version}`);
  const electorate = electorateOf(delegates);
  const isOpen = row.status === "open" && row.deadline > now();
  const voted = new Set(votes.map(({ domainId }) => domainId));
  const own = electorate.filter((id) => isOpen && actor.delegateOf.includes(id) && !voted.has(id));
  return {
    ...row,
    title: content?.title ?? row.policy.key,
    sentence: content ? policySentence(content).rule : "",
    begunFrom: content?.origin?.kind === "begun" ? content.origin.key : null,
    tally: tally({ electorate, votes }),
    begins: row.status === "approved" ? beginningOf(row) : null,
    waitsFor: own.map((id) => ({
      id,
      name: delegates.find(({ domainId }) => domainId === id)?.domain ?? "",
    })),
  };
}
