import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AtomEntry, toAtom } from "@/lib/interop/atom-feed";

const entry: AtomEntry = {
  id: "urn:agora:product:1",
  title: "Orders",
  summary: "Every order.",
  url: "https://agora.example/products/sales/orders",
  author: "Sales",
  published: new Date("2026-01-01T00:00:00Z"),
  updated: new Date("2026-02-01T00:00:00Z"),
};
const feed = (...entries: AtomEntry[]) =>
  toAtom({
    id: "https://a.example/f",
    title: "New",
    url: "https://a.example/",
    self: "https://a.example/f",
    entries,
  });

describe("an Atom feed", () => {
  test("has what RFC 4287 demands of a feed and of each entry", () => {
    const text = feed(entry);
    const [head = "", one = ""] = text.split("<entry>");
    for (const element of ["<id>", "<title>", "<updated>", "<author>", 'rel="self"', 'rel="alternate"'])
      expect(head).toContain(element);
    for (const element of ["<id>", "<title>", "<updated>", "<published>", "<author>", "<summary>", "<link "])
      expect(one).toContain(element);
    expect(head).toContain("<updated>2026-02-01T00:00:00.000Z</updated>");
  });

  test("says the same of the same, and has a date even when empty", () => {
    expect(feed(entry)).toBe(feed(entry));
    expect(feed()).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
  });

  test("whatever people write stays text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = feed({ ...entry, title: text, summary: text, author: text });
        const empty = feed({ ...entry, title: "", summary: "", author: "" });
        const tags = (xml: string) => xml.match(/<[^>]*>/g);
        expect(tags(written)).toEqual(tags(empty));
        expect(written.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
        expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(amp|lt|gt|quot);)/);
      }),
    );
  });
});
