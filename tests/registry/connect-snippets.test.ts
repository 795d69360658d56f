import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connectSnippets } from "@/lib/registry/connect-snippets";

const schema = [{ name: "orders" }];
const code = (server: Record<string, unknown>) =>
  connectSnippets({ servers: [server], schema }).map((snippet) => snippet.code);

describe("a port says how to start reading it", () => {
  test.each([
    ["databricks", { type: "databricks", catalog: "sales", schema: "gold" }, "FROM sales.gold.orders"],
    ["snowflake", { type: "snowflake", database: "DB", schema: "GOLD" }, "FROM DB.GOLD.orders"],
    ["bigquery", { type: "bigquery", project: "p-1", dataset: "d" }, "FROM `p-1.d.orders`"],
    [
      "postgresql",
      { type: "postgresql", host: "h", port: 1, database: "d", schema: "s" },
      "SELECT * FROM s.orders",
    ],
    ["s3", { type: "s3", location: "s3://b/*.csv", format: "csv" }, "read_csv('s3://b/*.csv')"],
    ["kafka", { type: "kafka", host: "k:9093" }, "--topic orders"],
    ["api", { type: "api", location: "https://x.example/v1" }, "https://x.example/v1"],
  ])("%s", (_type, server, expected) => {
    expect(code(server).join("\n")).toContain(expected);
  });

  test("a platform nobody wrote a recipe for has none", () => {
    expect(code({ type: "fax" })).toEqual([]);
    expect(code({ type: "constructor" })).toEqual([]);
    expect(connectSnippets({})).toEqual([]);
  });
});

test("what a document says stays one shell word", () => {
  expect(code({ type: "api", location: "https://x/'; rm -rf ~ #" })[0]).toContain(
    `'https://x/'"'"'; rm -rf ~ #'`,
  );
});

test("no document makes it throw", () => {
  const servers = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())));
  fc.assert(fc.property(servers, (all) => void connectSnippets({ servers: all, schema })));
});
