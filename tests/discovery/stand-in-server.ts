import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createMeilisearchEngine } from "@/lib/discovery/meilisearch/meilisearch-engine";

type Doc = { id: string; hash?: string };
type Index = { docs: Map<string, Doc>; displayedAttributes: string[] };
type TaskError = { code: string; message: string; type: string };
/** What happens instead of the ordinary answer; undefined leaves it to the ordinary answer. */
export type Trouble = (call: {
  method: string;
  path: string;
  body: string;
}) =>
  | { status: number; body: unknown }
  | { taskError: TaskError }
  | { taskNeverEnds: true }
  | "drop"
  | "hang"
  | undefined;

/**
 * As much of the server's protocol as the adapter uses, with its documents in memory and no ranking: for what happens
 * when something goes wrong. That the real one answers so is held by the contract.
 */
export async function standInServer() {
  const indexes = new Map<string, Index>();
  const tasks = new Map<number, { status: string; error: TaskError | null }>();
  const calls: string[] = [];
  const hanging = new Set<ServerResponse>();
  let trouble: Trouble = () => undefined;

  function enqueue(error: TaskError | null, neverEnds = false) {
    tasks.set(tasks.size, { status: neverEnds ? "processing" : error ? "failed" : "succeeded", error });
    return { status: 202, body: { taskUid: tasks.size - 1, status: "enqueued" } };
  }

  function ordinary(method: string, url: URL, body: string): { status: number; body: unknown } {
    const parts = url.pathname.split("/").filter((part) => part !== "");
    const [place, uid = "", what] = parts;
    if (place === "health") return { status: 200, body: { status: "available" } };
    if (place === "tasks" && uid)
      return { status: 200, body: { uid: Number(uid), ...tasks.get(Number(uid)) } };
    if (place === "tasks") return { status: 200, body: { results: [], total: 0 } };
    if (place === "swap-indexes") {
      const [{ indexes: pair, rename }] = JSON.parse(body);
      const [fresh, live] = [indexes.get(pair[0]), indexes.get(pair[1])];
      if (fresh) indexes.set(pair[1], fresh);
      if (live && !rename) indexes.set(pair[0], live);
      else indexes.delete(pair[0]);
      return enqueue(null);
    }
    if (place === "multi-search") {
      const results = JSON.parse(body).queries.map((query: { indexUid: string; hitsPerPage?: number }) => {
        const docs = [...(indexes.get(query.indexUid)?.docs.values() ?? [])];
        return { hits: docs.slice(0, query.hitsPerPage), totalHits: docs.length, processingTimeMs: 1 };
      });
      return { status: 200, body: { results } };
    }
    if (place !== "indexes") return { status: 404, body: { code: "not_found", message: "?", type: "" } };
    if (!uid && method === "GET") {
      const results = [...indexes.keys()].map((name) => ({ uid: name, updatedAt: new Date().toISOString() }));
      return { status: 200, body: { results, total: results.length } };
    }
    if (!uid) {
      indexes.set(JSON.parse(body).uid, { docs: new Map(), displayedAttributes: [] });
      return enqueue(null);
    }
    if (method === "DELETE") return enqueue(indexes.delete(uid) ? null : missing(uid));
    const index = indexes.get(uid);
    if (!index) return { status: 404, body: missing(uid) };
    if (what === "settings" && method === "PATCH") {
      index.displayedAttributes = JSON.parse(body).displayedAttributes;
      return enqueue(null);
    }
    if (what === "settings") return { status: 200, body: { displayedAttributes: index.displayedAttributes } };
    if (what === "stats") return { status: 200, body: { numberOfDocuments: index.docs.size } };
    if (parts[3] === "delete-batch") {
      for (const id of JSON.parse(body)) index.docs.delete(id);
      return enqueue(null);
    }
    if (method === "POST") {
      for (const doc of JSON.parse(body)) index.docs.set(doc.id, doc);
      return enqueue(null);
    }
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const limit = Number(url.searchParams.get("limit") ?? 20);
    return { status: 200, body: { results: [...index.docs.values()].slice(offset, offset + limit) } };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "/", "http://stand-in");
    const method = request.method ?? "GET";
    calls.push(`${method} ${url.pathname}`);
    const instead = trouble({ method, path: url.pathname, body });
    if (instead === "drop") return void request.socket.destroy();
    if (instead === "hang") return void hanging.add(response);
    const said =
      instead && "taskError" in instead
        ? enqueue(instead.taskError)
        : instead && "taskNeverEnds" in instead
          ? enqueue(null, true)
          : (instead ?? ordinary(method, url, body));
    response.writeHead(said.status, { "content-type": "application/json" });
    response.end(typeof said.body === "string" ? said.body : JSON.stringify(said.body));
  }

  let server = createServer((request, response) => void answer(request, response));
  const port = await listen(0);
  function listen(at: number): Promise<number> {
    return new Promise((resolve) => {
      server.listen(at, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
  }

  return {
    calls,
    indexes,
    address: {
      url: `http://127.0.0.1:${port}`,
      keys: { index: "i", search: "s" },
      prefix: "agora_",
      timeoutMs: 3_000,
    },
    /** What goes wrong from now on; nothing when left out. */
    suffer(next: Trouble = () => undefined) {
      trouble = next;
    },
    async stop() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    /** At the same place, with what it held. */
    async startAgain() {
      server = createServer((request, response) => void answer(request, response));
      await listen(port);
    },
  };
}

export function standInEngine(server: Awaited<ReturnType<typeof standInServer>>) {
  return createMeilisearchEngine(server.address);
}

function missing(uid: string): TaskError {
  return { code: "index_not_found", message: `Index ${uid} not found.`, type: "invalid_request" };
}
