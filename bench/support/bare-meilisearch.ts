import type { Meilisearch } from "meilisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import { SEARCH_FIELDS } from "@/lib/discovery/search-fields";

export type BareServer = { add(docs: readonly ProductSearchDoc[]): Promise<void> };

const BATCH = 1_000;
const WAIT = { timeout: 1_800_000, interval: 5 };

/** The yardstick: the same texts as the server takes them by itself, without facets, filters, names or versions. */
export function bareMeilisearch(admin: Meilisearch, uid: string): BareServer {
  const index = admin.index(uid);
  return {
    async add(docs) {
      const texts = docs.map((doc) => ({
        id: doc.id,
        ...Object.fromEntries(SEARCH_FIELDS.map((field) => [field, doc[field]])),
      }));
      const sent: number[] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const { taskUid } = await index.addDocuments(texts.slice(at, at + BATCH), { primaryKey: "id" });
        sent.push(taskUid);
      }
      for (const { status } of await admin.tasks.waitForTasks(sent, WAIT))
        if (status !== "succeeded") throw new Error("The server did not take the documents.");
    },
  };
}
