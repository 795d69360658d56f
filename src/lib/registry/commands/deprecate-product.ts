import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Lifecycle, ProductRef } from "../model";
import { moveLifecycle } from "../move-lifecycle";
import { fromRefText } from "../ref-text";
import { getVisibleProduct } from "../visible-product";

const SuccessorRef = z.string().transform((text, context) => {
  const ref = fromRefText(text);
  if (ref) return ref;
  context.addIssue({ code: "custom", message: "Write the successor as domain/name." });
  return z.NEVER;
});

/** An empty field of a form says the same as none. */
function orNone<S extends z.ZodType>(schema: S) {
  return z
    .union([z.literal("").transform(() => null), schema])
    .nullable()
    .default(null);
}

export const DeprecateProduct = ProductRef.extend({
  /** The last day consumers can count on the product, as in a calendar. */
  sunset: orNone(z.iso.date("Write the date as year-month-day.")),
  /** `domain/name` of the product to move to. */
  successor: orNone(SuccessorRef),
  note: z.string().trim().max(2000, "Use at most 2,000 characters.").default(""),
});
export type DeprecateProduct = z.infer<typeof DeprecateProduct>;

/** Tells consumers to move on. Repeating it on a deprecated product changes what they are told. */
export async function deprecateProduct(
  actor: Actor,
  { sunset, successor, note, ...ref }: DeprecateProduct,
): Promise<{ lifecycle: Lifecycle }> {
  return db.$transaction((tx) =>
    moveLifecycle(tx, actor, {
      ref,
      move: "deprecate",
      decideFacts: async (stored) => {
        // The day may have come since it was set; then only a new one must lie ahead.
        if (sunset !== null && sunset !== stored.sunset && sunset < now().toISOString().slice(0, 10))
          throw new AppError("invalid-input", "The sunset date lies in the past.");
        const successorId = successor && (await getSuccessorId(tx, actor, successor, stored.id));
        return { sunset, successorId, lifecycleNote: note };
      },
    }),
  );
}

async function getSuccessorId(
  tx: Tx,
  actor: Actor,
  successor: ProductRef,
  productId: string,
): Promise<string> {
  const { id } = await getVisibleProduct(tx, actor, successor);
  // UNION drops rows already seen, so the walk ends even in a ring.
  const ring = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE "heirs" AS (
      SELECT "id", "successor_id" FROM "data_product" WHERE "id" = ${id}
      UNION
      SELECT p."id", p."successor_id" FROM "data_product" p JOIN "heirs" h ON p."id" = h."successor_id"
    )
    SELECT 1 FROM "heirs" WHERE "id" = ${productId}`;
  if (ring.length > 0)
    throw new AppError("invalid-input", "A product cannot succeed itself, not even by way of others.");
  return id;
}
