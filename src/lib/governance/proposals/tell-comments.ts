import "server-only";
import { z } from "zod";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { db, type Tx } from "@/lib/platform/db";
import { groupedBy } from "@/lib/platform/grouped";
import { EDIT_MS } from "./comment";
import { proposalHref } from "./model";
import { readDelegates } from "./proposal-rows";

const DAY_MS = 86_400_000;
const DIGEST_LOCK = 72707390;

/**
 * Tells those who vote, and who proposed, what others said about open proposals: once about a proposal
 * for all of it, and at most once a day. A comment is told once its author can no longer mend it.
 */
export async function tellComments(at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    // Two processes at once would both find the comments untold, and tell them twice.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DIGEST_LOCK})`;
    const comments = await readUntold(tx, at);
    if (comments.length === 0) return;
    const readers = await readReaders(tx, comments);
    const notes = readers.flatMap(({ id, of }) =>
      notesFor(
        id,
        comments.filter(({ proposal, authorId }) => of.has(proposal.id) && authorId !== id),
      ),
    );
    await notify(tx, notes, at);
    const ids = comments.map(({ id }) => id);
    await tx.proposalComment.updateMany({ where: { id: { in: ids } }, data: { toldAt: at } });
  });
}

const Untold = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  author: z.object({ name: z.string() }).nullable(),
  text: z.string(),
  proposal: z.object({
    id: z.string(),
    policy: z.object({ key: z.string() }),
    openedBy: z.object({ id: z.string(), isActive: z.boolean() }).nullable(),
  }),
});
type Untold = z.infer<typeof Untold>;

async function readUntold(tx: Tx, at: Date): Promise<Untold[]> {
  const isToldToday = { comments: { some: { toldAt: { gt: new Date(at.getTime() - DAY_MS) } } } };
  const rows = await tx.proposalComment.findMany({
    where: {
      toldAt: null,
      removedAt: null,
      writtenAt: { lte: new Date(at.getTime() - EDIT_MS) },
      proposal: { status: "open", NOT: isToldToday },
    },
    select: {
      id: true,
      authorId: true,
      author: { select: { name: true } },
      text: true,
      proposal: {
        select: {
          id: true,
          policy: { select: { key: true } },
          openedBy: { select: { id: true, isActive: true } },
        },
      },
    },
    orderBy: [{ proposalId: "asc" }, { writtenAt: "asc" }],
  });
  return z.array(Untold).parse(rows);
}

/** Each once, with the proposals they vote on or have opened. */
async function readReaders(tx: Tx, comments: readonly Untold[]): Promise<{ id: string; of: Set<string> }[]> {
  const proposals = new Map(comments.map(({ proposal }) => [proposal.id, proposal]));
  const readers = new Map<string, Set<string>>();
  for (const { userId } of await readDelegates(tx)) readers.set(userId, new Set(proposals.keys()));
  for (const { id, openedBy } of proposals.values()) {
    if (!openedBy?.isActive) continue;
    readers.set(openedBy.id, new Set([...(readers.get(openedBy.id) ?? []), id]));
  }
  return [...readers].map(([id, of]) => ({ id, of }));
}

const TEXT_MAX = 500;
const COMMENTS_MAX = 20;

function notesFor(personId: string, news: readonly Untold[]): NewNotification[] {
  const byProposal = groupedBy(news, ({ proposal }) => proposal.id);
  return [...byProposal].map(([id, said]) => {
    const shown = said.slice(0, COMMENTS_MAX).map(lineOf);
    const more = said.length > COMMENTS_MAX ? [`and ${said.length - COMMENTS_MAX} more`] : [];
    const count = said.length === 1 ? "a new comment" : `${said.length} new comments`;
    return {
      kind: "proposal.commented",
      personId,
      productId: null,
      domainId: null,
      as: "reader",
      title: `${said[0]?.proposal.policy.key ?? ""}: ${count} on the proposal`,
      text: [...shown, ...more].join("\n\n"),
      href: proposalHref(id),
    };
  });
}

function lineOf({ author, text }: Untold): string {
  const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)} …` : text;
  return `${author?.name ?? "Somebody who left"}: ${short}`;
}
