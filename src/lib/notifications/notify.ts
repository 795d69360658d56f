import "server-only";
import { z } from "zod";
import { findAddressees } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail";
import { Lifecycle } from "@/lib/registry/model";
import type { VisibilityFacts } from "@/lib/registry/visibility";
import { groupOf, type NotificationKind } from "./kinds";
import { mailAtOnce } from "./notification-mail";
import { readSettings, type SettingsOf } from "./settings-rows";
import { type Standing, shownTo, standingToward } from "./shown-to";

export type NewNotification = {
  kind: NotificationKind;
  personId: string;
  /** What it is about; it goes with it. */
  productId: string | null;
  domainId: string | null;
  /**
   * As anybody who sees the product, as the one it belongs to, or in the role the person has toward the domain (the
   * product's own where none is named) or the category. Who is in none reads it as anybody.
   */
  as: "reader" | "self" | "role";
  category?: string;
  /** One line: what happened. */
  title: string;
  text: string;
  /** Where in Agora it leads. */
  href: `/${string}`;
  /** Told once, however often the reason is come by. */
  onceKey?: string;
};

const ProductRow = z.object({
  id: z.string(),
  domainId: z.string(),
  lifecycle: Lifecycle,
  discoverableBy: z.enum(["everyone", "domains"]),
  audience: z.array(z.string()),
});

type Addressed = { note: NewNotification; actor: Actor; standing: Standing };

/**
 * Tells people, in the transaction that gives the reason. Who may not see it, or can no longer sign in, is left out;
 * who wants to know at once gets one mail for all of it. Answers how many were told.
 */
export async function notify(tx: Tx, notes: readonly NewNotification[], at: Date): Promise<number> {
  if (notes.length === 0) return 0;
  const actors = await findAddressees(
    notes.map(({ personId }) => personId),
    tx,
  );
  const products = await readProducts(tx, notes);
  const addressed = notes.flatMap((note): Addressed[] => {
    const actor = actors.get(note.personId);
    const product = note.productId === null ? null : products.get(note.productId);
    if (!actor || product === undefined) return [];
    const { category = "", domainId } = note;
    const place = { domainId: domainId ?? product?.domainId ?? null, category };
    const standing = note.as === "role" ? standingToward(actor, place) : note.as;
    return shownTo.allows(actor, { standing, domainId, category, product })
      ? [{ note, actor, standing }]
      : [];
  });
  return write(tx, addressed, at);
}

async function readProducts(
  tx: Tx,
  notes: readonly NewNotification[],
): Promise<Map<string, VisibilityFacts>> {
  const ids = [...new Set(notes.flatMap(({ productId }) => productId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx.dataProduct.findMany({
    where: { id: { in: ids } },
    select: { id: true, domainId: true, lifecycle: true, discoverableBy: true, audience: true },
  });
  return new Map(rows.map((row) => [row.id, ProductRow.parse(row)]));
}

async function write(tx: Tx, addressed: readonly Addressed[], at: Date): Promise<number> {
  const settings = await readSettings(
    tx,
    addressed.map(({ actor }) => actor.id),
  );
  const data = addressed.map((each) => toRow(each, settings, at));
  // What was told before is left out, and so is its mail.
  const written = await tx.notification.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { userId: true, kind: true, title: true, text: true, href: true, mail: true },
  });
  const people = new Map(addressed.map(({ actor }) => [actor.id, actor]));
  for (const [id, actor] of people) {
    const theirs = written.filter(({ userId, mail }) => userId === id && mail === "sent");
    if (theirs.length > 0) await sendMail(tx, mailAtOnce(actor, theirs));
  }
  return written.length;
}

function toRow({ note, actor, standing }: Addressed, settings: SettingsOf, at: Date) {
  const delivery = settings(actor.id, groupOf(note.kind)).delivery;
  const mail = { "at-once": "sent", digest: "digest", "in-app": "none" }[delivery];
  return {
    userId: actor.id,
    kind: note.kind,
    productId: note.productId,
    domainId: note.domainId,
    standing,
    category: note.category ?? "",
    title: note.title,
    text: note.text,
    href: note.href,
    at,
    mail,
    onceKey: note.onceKey ?? null,
  };
}
