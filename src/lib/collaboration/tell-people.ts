import "server-only";
import type { Actor } from "@/lib/identity/model";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { DiscussedProduct } from "./discussed-product";

type Told = Pick<NewNotification, "kind" | "as" | "title" | "text" | "href"> & { ids: readonly string[] };

const SHOWN_MAX = 600;

/** Tells each person what comes first for them; nobody what they did themselves. */
export async function tellPeople(
  tx: Tx,
  actor: Pick<Actor, "id">,
  product: DiscussedProduct,
  told: readonly Told[],
): Promise<void> {
  const heard = new Set([actor.id]);
  const notes: NewNotification[] = [];
  for (const { ids, text, ...note } of told) {
    for (const personId of ids) {
      if (heard.has(personId)) continue;
      heard.add(personId);
      notes.push({ ...note, text: shortened(text), personId, productId: product.id, domainId: null });
    }
  }
  await notify(tx, notes, now());
}

/** As a line or a mail shows it: without what only sets Markdown in type, and no longer than is read. */
function shortened(markdown: string): string {
  const text = markdown.replaceAll(/\*\*|__|`/g, "");
  return text.length > SHOWN_MAX ? `${[...text].slice(0, SHOWN_MAX).join("")} …` : text;
}
