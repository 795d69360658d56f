import type { Meilisearch } from "meilisearch";
import type { ProductSearchDoc } from "@/lib/discovery/document";
import { SEARCH_FIELDS } from "@/lib/discovery/search-fields";

export type BareServer = { add(docs: readonly ProductSearchDoc[]): Promise<void> };

const BATCH = 1_000;
const WAIT_FIRST_MS = 5;
const WAIT_MAX_MS = 250;

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
      for (const taskUid of sent) await untilDone(admin, taskUid);
    },
  };
}

/** Asks as often as Agora does, so that the two can be compared. */
async function untilDone(admin: Meilisearch, taskUid: number): Promise<void> {
  for (let wait = WAIT_FIRST_MS; ; wait = Math.min(wait * 2, WAIT_MAX_MS)) {
    const { status } = await admin.tasks.getTask(taskUid);
    if (status === "succeeded") return;
    if (status === "failed" || status === "canceled")
      throw new Error("The server did not take the documents.");
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
