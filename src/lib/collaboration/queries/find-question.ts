import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { PRODUCT, toDiscussed } from "../discussed-product";
import { Question } from "../discussion";
import { mayEdit, maySettle, mayWithdraw, mayWrite } from "../question-rights";

const PERSON = { select: { id: true, name: true } } as const;
const Mentioned = z.array(z.object({ name: z.string() }));

/** A question of a product with its answers: the accepted one first, then as they came. */
export async function findQuestion(
  actor: Actor,
  ref: ProductRef,
  id: string,
  tx: Tx = db,
): Promise<Question | null> {
  const row = await tx.question.findFirst({
    where: { id, product: { AND: [named(ref), visibility.toWhere(actor)] } },
    select: {
      id: true,
      authorId: true,
      author: PERSON,
      title: true,
      text: true,
      mentioned: true,
      askedAt: true,
      editedAt: true,
      withdrawnAt: true,
      closedAt: true,
      closedBy: PERSON,
      acceptedAnswerId: true,
      product: { select: PRODUCT },
      answers: {
        select: {
          id: true,
          authorId: true,
          author: PERSON,
          text: true,
          mentioned: true,
          isFromTeam: true,
          writtenAt: true,
          editedAt: true,
          withdrawnAt: true,
        },
        orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!row) return null;
  const product = toDiscussed(row.product);
  const { domainId } = product;
  const ids = [...row.mentioned, ...row.answers.flatMap(({ mentioned }) => mentioned)];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { name: true } });
  const isWithdrawn = row.withdrawnAt !== null;
  const answers = row.answers.map(({ authorId, withdrawnAt, mentioned: _, ...answer }) => ({
    ...answer,
    isAccepted: answer.id === row.acceptedAnswerId,
    isWithdrawn: withdrawnAt !== null,
    mayEdit: withdrawnAt === null && mayEdit(actor, { authorId }),
    mayWithdraw: withdrawnAt === null && mayWithdraw(actor, { authorId, domainId }),
  }));
  return Question.parse({
    id: row.id,
    product: { ref: product.ref, title: product.title },
    title: row.title,
    text: row.text,
    author: row.author,
    askedAt: row.askedAt,
    editedAt: row.editedAt,
    isWithdrawn,
    closed: row.closedAt === null ? null : { by: row.closedBy, at: row.closedAt },
    answers: answers.toSorted((a, b) => Number(b.isAccepted) - Number(a.isAccepted)),
    mentioned: Mentioned.parse(people).map(({ name }) => name),
    mayAnswer: mayWrite(actor) && !isWithdrawn && row.closedAt === null,
    mayEdit: !isWithdrawn && mayEdit(actor, row),
    mayWithdraw: !isWithdrawn && mayWithdraw(actor, { authorId: row.authorId, domainId }),
    mayAccept: maySettle(actor, { authorId: row.authorId, domainId }),
    mayClose: !isWithdrawn && maySettle(actor, { authorId: row.authorId, domainId }),
  });
}
