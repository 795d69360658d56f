import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { type NewMail, sendMail } from "@/lib/platform/mail";
import { publicUrl } from "@/lib/platform/public-url";
import { EDIT_MS } from "./comment";
import { proposalHref } from "./model";
import { readDelegates } from "./proposal-rows";

const DAY_MS = 86_400_000;
const DIGEST_LOCK = 72707390;

/**
 * Tells those who vote, and who proposed, what others said about open proposals: one mail each for all of it, and
 * about one proposal at most one a day. A comment is told once its author can no longer mend it.
 */
export async function sendCommentDigests(at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    // Two processes at once would both find the comments untold, and tell them twice.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DIGEST_LOCK})`;
    const comments = await readUntold(tx, at);
    if (comments.length === 0) return;
    const readers = await readReaders(tx, comments);
    for (const { reader, of } of readers) {
      const news = comments.filter(({ proposal, authorId }) => of.has(proposal.id) && authorId !== reader.id);
      if (news.length > 0) await sendMail(tx, digestMail(reader, news));
    }
    const ids = comments.map(({ id }) => id);
    await tx.proposalComment.updateMany({ where: { id: { in: ids } }, data: { toldAt: at } });
  });
}

const Reader = z.object({ id: z.string(), name: z.string(), email: z.string() });
type Reader = z.infer<typeof Reader>;

const Untold = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  author: z.object({ name: z.string() }).nullable(),
  text: z.string(),
  proposal: z.object({
    id: z.string(),
    policy: z.object({ key: z.string() }),
    openedBy: Reader.extend({ isActive: z.boolean() }).nullable(),
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
          openedBy: { select: { id: true, name: true, email: true, isActive: true } },
        },
      },
    },
    orderBy: [{ proposalId: "asc" }, { writtenAt: "asc" }],
  });
  return z.array(Untold).parse(rows);
}

/** Each once, with the proposals they vote on or have opened. */
async function readReaders(
  tx: Tx,
  comments: readonly Untold[],
): Promise<{ reader: Reader; of: Set<string> }[]> {
  const proposals = new Map(comments.map(({ proposal }) => [proposal.id, proposal]));
  const readers = new Map<string, { reader: Reader; of: Set<string> }>();
  for (const { userId: id, name, email } of await readDelegates(tx))
    readers.set(id, { reader: { id, name, email }, of: new Set(proposals.keys()) });
  for (const { id, openedBy } of proposals.values()) {
    if (!openedBy?.isActive) continue;
    const known = readers.get(openedBy.id) ?? { reader: openedBy, of: new Set() };
    known.of.add(id);
    readers.set(openedBy.id, known);
  }
  return [...readers.values()];
}

const TEXT_MAX = 500;
const COMMENTS_MAX = 20;

function digestMail(reader: Reader, news: readonly Untold[]): NewMail {
  const proposals = [...new Map(news.map(({ proposal }) => [proposal.id, proposal])).values()];
  const keys = proposals.map(({ policy }) => policy.key).join(", ");
  const count = news.length === 1 ? "a new comment" : `${news.length} new comments`;
  return {
    to: reader.email,
    subject: `${keys}: ${count} on the ${proposals.length === 1 ? "proposal" : "proposals"}`,
    body: [
      `Hello ${reader.name},`,
      ...proposals.map(({ id, policy }) => {
        const said = news.filter(({ proposal }) => proposal.id === id);
        const shown = said.slice(0, COMMENTS_MAX).map(lineOf);
        const more = said.length > COMMENTS_MAX ? [`and ${said.length - COMMENTS_MAX} more`] : [];
        const title = `On the proposal about ${policy.key}:`;
        return [title, ...shown, ...more, publicUrl(proposalHref(id))].join("\n\n");
      }),
    ].join("\n\n"),
  };
}

function lineOf({ author, text }: Untold): string {
  const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)} …` : text;
  return `${author?.name ?? "Somebody who left"}: ${short}`;
}
