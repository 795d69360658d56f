import "server-only";
import { db } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import { moveCursor, openCursor } from "@/lib/platform/event-cursor";
import { readEvents } from "@/lib/platform/event-feed";
import { markDue } from "./mark-due";

const FOLLOWER = "provisioning";
/** After these a contract says something else, or somebody else says who may publish from a schema. */
const ABOUT_PRODUCTS = ["product.published", "product.moved", "product.lifecycle-changed"];
/** Our own, which would call for themselves. */
const OWN = ["access.provisioned", "access.deprovisioned", "access.provision-failed"];

/**
 * Finds in the events which grants a database has to be told of. Answers whether a product is gone, whose grants went
 * with it: then only the roles in the databases still know of them.
 */
export async function followAccess(
  targets: readonly PostgresTarget[],
  at: Date,
): Promise<{ isProductGone: boolean }> {
  let isProductGone = false;
  for (;;) {
    const from = await openCursor(FOLLOWER);
    const events = await readEvents(from);
    const last = events.at(-1);
    if (!last) return { isProductGone };
    const grantIds = events.flatMap(({ type, subjectId }) =>
      type.startsWith("access.") && !OWN.includes(type) ? [subjectId] : [],
    );
    const productIds = events.flatMap(({ type, subjectId }) =>
      ABOUT_PRODUCTS.includes(type) ? [subjectId] : [],
    );
    await db.$transaction(async (tx) => {
      if (!(await moveCursor(tx, FOLLOWER, { from, to: { xid: last.xid, seq: last.seq } }))) return;
      const where = [{ id: { in: grantIds } }, { productId: { in: productIds }, endedAt: null }];
      await markDue(tx, { OR: where }, { targets, at });
    });
    isProductGone ||= events.some(({ type }) => type === "product.deleted");
  }
}
