import "server-only";
import { recordDecision } from "@/lib/governance/audit-log";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import type { ProductRef } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import type { AddJudgedQuery } from "../tuning/judged-query";

const JUDGED_MAX = 200;

/** Has a query judged from now on: these products must stand among the first so many. */
export async function addJudgedQuery(actor: Actor, input: AddJudgedQuery): Promise<void> {
  requireCan(actor, "search.manage");
  const { query, within, products } = input;
  await db
    .$transaction(async (tx) => {
      if ((await tx.judgedQuery.count()) >= JUDGED_MAX) {
        throw new AppError(
          "conflict",
          `${JUDGED_MAX} queries are judged already. Remove one that matters less.`,
        );
      }
      const ids: string[] = [];
      for (const ref of products) ids.push(await getPublishedId(tx, ref));
      const { id } = await tx.judgedQuery.create({
        select: { id: true },
        data: {
          query,
          within,
          createdById: actor.id,
          createdAt: now(),
          products: { create: [...new Set(ids)].map((productId) => ({ productId })) },
        },
      });
      await recordEvent(tx, {
        type: "search.judged-query-added",
        subjectId: id,
        actorId: actor.id,
        payload: { query, within },
      });
      await recordDecision(tx, {
        action: "search.judged-query-added",
        subject: `Judged query “${query}”`,
        subjectId: id,
        actor,
        at: now(),
        facts: { query, within, products: products.map(toRefText) },
      });
    })
    .catch((error) => {
      throw isUniqueViolation(error)
        ? new AppError("conflict", `“${query}” is judged already. Remove it first to judge it otherwise.`)
        : error;
    });
}

async function getPublishedId(tx: Tx, ref: ProductRef): Promise<string> {
  const product = await tx.dataProduct.findFirst({
    where: { name: ref.name, domain: { slug: ref.domain }, lifecycle: { in: [...PUBLISHED_LIFECYCLES] } },
    select: { id: true },
  });
  if (product) return product.id;
  throw new AppError("not-found", `There is no published product ${toRefText(ref)}.`);
}
