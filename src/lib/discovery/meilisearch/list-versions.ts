import { z } from "zod";
import type { Connection } from "./connection";

const PER_PAGE = 1_000;
const Page = z.object({ results: z.array(z.object({ id: z.string(), hash: z.string() })) });

/**
 * Every document's id and hash. The server lists in an order of its own, so the whole of it, a hundred bytes a
 * product, is gathered before it is handed out in the order of ids.
 */
export async function* listVersions(
  connection: Connection,
  uid: string,
): AsyncGenerator<{ id: string; hash: string }[]> {
  const all: { id: string; hash: string }[] = [];
  for (let offset = 0; ; offset += PER_PAGE) {
    const page = Page.parse(
      await connection.read("indexer", (client) =>
        client.index(uid).getDocuments({ fields: ["id", "hash"], limit: PER_PAGE, offset }),
      ),
    );
    all.push(...page.results);
    if (page.results.length < PER_PAGE) break;
  }
  all.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let start = 0; start < all.length; start += PER_PAGE) yield all.slice(start, start + PER_PAGE);
}
