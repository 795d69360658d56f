import { describe, expect, test } from "vitest";
import { explanationWords } from "@/lib/discovery/explanation-words";
import type { WordMatch } from "@/lib/discovery/hit-explainer";

describe("the words of an explanation", () => {
  const fields = ["title", "tags", "columns"] as const;
  test.each<[WordMatch, string]>([
    [
      { asked: "orders", kind: "exact", found: "Orders", fields },
      "“orders” is in the title, a tag and a column.",
    ],
    [
      { asked: "purch", kind: "beginning", found: "purchase", fields: ["title"] },
      "“purch” begins “purchase” in the title.",
    ],
    [
      { asked: "purchse", kind: "typo", found: "purchase", fields: ["description"] },
      "“purchse → purchase”, read with a typo, in the description.",
    ],
    [
      { asked: "turnover", kind: "synonym", found: "revenue", fields: ["tags"] },
      "“turnover” also means “revenue”, which is in a tag.",
    ],
    [
      { asked: "web", kind: "joined", found: "websocket", fields: ["aliases"] },
      "“web” is part of “websocket”, written together, in another form of the title.",
    ],
    [
      { asked: "websocket", kind: "split", found: "web socket", fields: ["portText"] },
      "“websocket” is “web socket”, written apart, in a port or a part of a name.",
    ],
  ])("%j", (match, words) => {
    expect(explanationWords({ matches: [match], missing: [], ignored: [] }, "relevance")[0]).toBe(words);
  });

  test("what is missing, what is ignored and what decides the order are said", () => {
    const explanation = { matches: [], missing: ["moon", "mars"], ignored: ["the"] };
    expect(explanationWords(explanation, "newest")).toEqual([
      "Not in this product: “moon”, “mars”.",
      "Too common to be looked for: “the”.",
      "Ordered by “Recently updated”, as you chose; how well it matches does not change its place.",
    ]);
  });
});
