import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCircuitBreaker } from "@/lib/discovery/meilisearch/circuit-breaker";
import { makeDoc } from "./documents";
import { loadedEngine, searchAll } from "./loaded-engine";
import { standInEngine, standInServer } from "./stand-in-server";

let server: Awaited<ReturnType<typeof standInServer>>;
beforeEach(async () => {
  server = await standInServer();
});
afterEach(() => server.stop());

const serving = () => loadedEngine(async () => standInEngine(server), [makeDoc("a", { title: "orders" })]);
const upsert = (id: string) => ({ op: "upsert", doc: makeDoc(id) }) as const;
const AWAY = { code: "unavailable" };

describe("a search", () => {
  test.each([
    ["is refused a connection", "drop"],
    ["meets a broken server", { status: 500, body: { code: "internal", message: "?", type: "internal" } }],
    ["meets a proxy that answers in its own words", { status: 502, body: "<html>Bad gateway</html>" }],
    ["is too much at once", { status: 429, body: { code: "too_many", message: "?", type: "system" } }],
  ] as const)("that %s is tried again and then said to be unavailable", async (_, trouble) => {
    const engine = await serving();
    server.calls.length = 0;
    server.suffer(() => trouble);
    await expect(searchAll(engine, {})).rejects.toMatchObject(AWAY);
    expect(server.calls.length).toBeGreaterThan(1);
  });

  test("that is answered at the second try is answered", async () => {
    const engine = await serving();
    let failures = 0;
    server.suffer(() => (failures++ === 0 ? "drop" : undefined));
    expect((await searchAll(engine, {})).total).toBe(1);
  });

  test("that takes too long is unavailable, and nobody is made to wait twice", async () => {
    const engine = await serving();
    server.calls.length = 0;
    server.suffer(({ path }) => (path === "/multi-search" ? "hang" : undefined));
    await expect(searchAll(engine, { timeoutMs: 50 })).rejects.toMatchObject(AWAY);
    expect(server.calls).toEqual(["POST /multi-search"]);
  });

  test("whose words must be asked for once more is not waited for twice as long", async () => {
    const engine = await serving();
    server.calls.length = 0;
    const nothing = { hits: [], totalHits: 0, processingTimeMs: 1 };
    server.suffer(({ body }) =>
      JSON.parse(body).queries.length === 2 ? { status: 200, body: { results: [nothing, nothing] } } : "hang",
    );
    await expect(searchAll(engine, { q: "orders unheardof ", timeoutMs: 1_000 })).rejects.toMatchObject(AWAY);
    expect(server.calls).toEqual(["POST /multi-search", "POST /multi-search"]);
  });

  test("that its caller gives up ends with the caller's reason, and says nothing about the server", async () => {
    const engine = await serving();
    server.suffer(({ path }) => (path === "/multi-search" ? "hang" : undefined));
    const caller = new AbortController();
    const asked = searchAll(engine, { signal: caller.signal });
    setTimeout(() => caller.abort(new Error("closed the page")), 20);
    await expect(asked).rejects.toThrow("closed the page");
    expect(await engine.health()).toBe("ok");
  });

  test("that the server cut short says that its answer is rough", async () => {
    const engine = await serving();
    const results = [{ hits: [], totalHits: 0, processingTimeMs: 1_500 }];
    server.suffer(({ path }) => (path === "/multi-search" ? { status: 200, body: { results } } : undefined));
    expect((await searchAll(engine, {})).degraded).toBe(true);
  });

  test("of an index that is gone is unavailable, and the index is known to be missing", async () => {
    const engine = await serving();
    server.indexes.clear();
    const body = { code: "index_not_found", message: "?", type: "invalid_request" };
    server.suffer(({ path }) => (path === "/multi-search" ? { status: 404, body } : undefined));
    await expect(searchAll(engine, {})).rejects.toMatchObject(AWAY);
    expect(await engine.health()).toBe("warming");
  });

  test("whose key is refused is unavailable, since no visitor can mend it", async () => {
    const engine = await serving();
    const body = { code: "invalid_api_key", message: "?", type: "auth" };
    server.suffer(() => ({ status: 403, body }));
    await expect(searchAll(engine, {})).rejects.toMatchObject(AWAY);
  });

  test("the server says is wrong is a bug and not an outage", async () => {
    const engine = await serving();
    const body = { code: "invalid_search_filter", message: "wrong filter", type: "invalid_request" };
    server.suffer(({ path }) => (path === "/multi-search" ? { status: 400, body } : undefined));
    await expect(searchAll(engine, {})).rejects.toThrow("wrong filter");
    expect(await engine.health()).toBe("ok");
  });
});

describe("a server that stays away", () => {
  test("is left alone after a few failures", async () => {
    const engine = await serving();
    await server.stop();
    for (let i = 0; i < 2; i++) await expect(searchAll(engine, {})).rejects.toMatchObject(AWAY);
    await server.startAgain();
    server.calls.length = 0;
    await expect(searchAll(engine, {})).rejects.toMatchObject(AWAY);
    expect(await engine.health()).toBe("unavailable");
    expect(server.calls).toEqual([]);
  });

  test("is tried once after the pause, and every call goes through again when that succeeds", () => {
    let time = 0;
    const breaker = createCircuitBreaker(() => time);
    for (let i = 0; i < 3; i++) breaker.noteFailure();
    expect(breaker.isOpen).toBe(true);
    time = 5_000;
    expect(breaker.isOpen).toBe(false);
    breaker.noteFailure();
    expect(breaker.isOpen).toBe(true);
    time = 10_000;
    breaker.noteSuccess();
    breaker.noteFailure();
    expect(breaker.isOpen).toBe(false);
  });
});

describe("a write", () => {
  const invalid = { code: "invalid_document_fields", message: "odd", type: "invalid_request" };

  test("is not sent twice, since nobody knows whether it was taken", async () => {
    const engine = await serving();
    server.calls.length = 0;
    server.suffer(({ method }) => (method === "POST" ? "drop" : undefined));
    await expect(engine.apply([upsert("b")])).rejects.toMatchObject(AWAY);
    expect(server.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  test("one document of which the server refuses loses that one alone", async () => {
    const engine = await serving();
    server.suffer(({ method, path, body }) =>
      method === "POST" && path.endsWith("/documents") && body.includes('"id":"bad"')
        ? { taskError: invalid }
        : undefined,
    );
    const ops = ["b", "c", "bad", "d", "e", "f", "g"].map(upsert);
    expect(await engine.settle(await engine.apply(ops))).toEqual({
      state: "failed",
      code: "refused-by-server",
      message: "odd",
      ids: ["bad"],
    });
    expect((await engine.stats()).docs).toBe(7);
  });

  test("that fails by the server's own fault blames no document", async () => {
    const engine = await serving();
    const full = { code: "no_space_left_on_device", message: "The disk is full.", type: "system" };
    server.suffer(({ path }) => (path.endsWith("/documents") ? { taskError: full } : undefined));
    const settled = await engine.settle(await engine.apply([upsert("b"), upsert("c")]));
    expect(settled).toMatchObject({ state: "failed", code: full.code, ids: [] });
  });

  test("that is never carried out is said to be late", async () => {
    const engine = await serving();
    server.suffer(({ path }) => (path.endsWith("/documents") ? { taskNeverEnds: true } : undefined));
    const receipt = await engine.apply([upsert("b")]);
    expect(await engine.settle(receipt, { timeoutMs: 30 })).toEqual({ state: "timeout" });
  });

  test("before there is an index makes none that nobody has set up", async () => {
    const engine = standInEngine(server);
    expect(await engine.settle(await engine.apply([upsert("b")]))).toEqual({ state: "succeeded" });
    expect(server.indexes.size).toBe(0);
  });
});

describe("a rebuild", () => {
  test("whose swap fails leaves the serving index as it is, and the next one clears what it left", async () => {
    const engine = await serving();
    const before = (await engine.open()).generation;
    const refused = { code: "index_not_found", message: "no such index", type: "invalid_request" };
    server.suffer(({ path }) => (path === "/swap-indexes" ? { taskError: refused } : undefined));
    const failing = await engine.rebuild();
    await failing.settle(await failing.apply([upsert("b"), upsert("c")]));
    await expect(failing.publish(2)).rejects.toThrow("no such index");
    expect((await searchAll(engine, {})).total).toBe(1);
    expect((await engine.open()).generation).toBe(before);

    server.suffer();
    const next = await engine.rebuild();
    await next.settle(await next.apply([upsert("b"), upsert("c")]));
    await next.publish(2);
    expect((await searchAll(engine, {})).total).toBe(2);
    // The serving one, and the one it replaced, which is kept for a day.
    expect(server.indexes.size).toBe(2);
  });

  test("that cannot be set up does not begin", async () => {
    const engine = await serving();
    server.suffer(({ method }) =>
      method === "PATCH"
        ? { taskError: { code: "invalid_settings", message: "odd rules", type: "invalid_request" } }
        : undefined,
    );
    await expect(engine.rebuild()).rejects.toThrow("odd rules");
    expect((await searchAll(engine, {})).total).toBe(1);
  });
});
