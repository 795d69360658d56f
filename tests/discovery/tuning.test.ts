import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveGroup } from "@/components/admin/search-tuning/move-group";
import { definitionHash, INDEX_DEFINITION } from "@/lib/discovery/index-definition";
import { FieldGroup } from "@/lib/discovery/tuning/field-groups";
import {
  AddJudgedQuery,
  breakWords,
  brokenBy,
  type JudgedQuery,
  standingOf,
} from "@/lib/discovery/tuning/judged-query";
import { SHIPPED_TUNING, type Synonym, tunedDefinition } from "@/lib/discovery/tuning/tuning";
import { tuningChanges } from "@/lib/discovery/tuning/tuning-changes";
import { SaveSearchTuning } from "@/lib/discovery/tuning/tuning-input";
import { TUNING_LIMITS } from "@/lib/discovery/tuning/tuning-limits";
import { printSynonyms, readStopWords, readSynonyms } from "@/lib/discovery/tuning/tuning-text";

const both = (...terms: string[]): Synonym => ({ direction: "both-ways", terms });
const oneWay = (...terms: string[]): Synonym => ({ direction: "one-way", terms });

describe("synonyms as text", () => {
  test.each<[string, Synonym[]]>([
    ["", []],
    ["\n  \n", []],
    ["turnover = revenue", [both("turnover", "revenue")]],
    ["turnover=revenue=sales volume", [both("turnover", "revenue", "sales volume")]],
    ["laptop -> computer, notebook", [oneWay("laptop", "computer", "notebook")]],
    [
      "laptop => computer\r\nCLV → customer lifetime value",
      [oneWay("laptop", "computer"), oneWay("CLV", "customer lifetime value")],
    ],
    ["  many   blanks  =  few ", [both("many blanks", "few")]],
  ])("%j is read", (text, synonyms) => {
    expect(readSynonyms(text, [])).toEqual({ ok: true, value: synonyms });
  });

  test.each([
    [
      "turnover",
      "Line 1: write “turnover = revenue” for both ways, or “laptop -> computer, notebook” for one way.",
    ],
    ["a = b\n\nc = d -> e", "Line 3: one “->” or any number of “=” make a synonym, not both."],
    ["a -> b -> c", "Line 1: one “->” or any number of “=” make a synonym, not both."],
    ["turnover =", "Line 1: a word is missing beside “=”, “->” or a comma."],
    ["turnover -> revenue,, sales", "Line 1: a word is missing beside “=”, “->” or a comma."],
    ["turnover = !!!", "Line 1: “!!!” has neither letters nor digits."],
    [
      "one two three four = five",
      "Line 1: “one two three four” has 4 words; at most 3 are looked for together.",
    ],
    [`x = ${"y".repeat(41)}`, `Line 1: “${"y".repeat(41)}” has a word of more than 40 letters.`],
    ["Café = cafe", "Line 1: “cafe” is named twice."],
    ["the = article", "Line 1: “the” is a stop word, which is never looked for."],
    [
      "takings = all the revenue",
      "Line 1: “all the revenue” has the stop word “the”, which is never looked for. Say it without, or take “the” off the stop words.",
    ],
    ["a1 = b1\nA1 = B1", "Line 2: this is what line 1 says already."],
    [
      "a1=a2=a3=a4=a5=a6=a7=a8=a9=a10=a11",
      "Line 1: 11 terms are more than the 10 that one synonym can have.",
    ],
  ])("%j is refused with the line and the reason", (text, fault) => {
    expect(readSynonyms(text, ["the", "of"])).toEqual({ ok: false, fault });
  });

  test("more than the limit are refused at the line that is too much", () => {
    const lines = Array.from({ length: TUNING_LIMITS.synonyms + 1 }, (_, i) => `left${i} = right${i}`);
    expect(readSynonyms(lines.slice(1).join("\n"), []).ok).toBe(true);
    expect(readSynonyms(lines.join("\n"), [])).toEqual({
      ok: false,
      fault: "Line 501: there can be 500 synonyms at most.",
    });
  });

  test("what is printed is read as the same", () => {
    const term = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){0,2}$/);
    const synonym = fc
      .record({
        direction: fc.constantFrom<Synonym["direction"]>("both-ways", "one-way"),
        terms: fc.uniqueArray(term, { minLength: 2, maxLength: 5 }),
      })
      .map((made): Synonym => made);
    const synonyms = fc.uniqueArray(synonym, { selector: (made) => printSynonyms([made]), maxLength: 8 });
    fc.assert(
      fc.property(synonyms, (made) => {
        expect(readSynonyms(printSynonyms(made), [])).toEqual({ ok: true, value: made });
      }),
    );
  });
});

describe("stop words as text", () => {
  test.each([
    ["", []],
    ["the, of;and\nTHE", ["the", "of", "and"]],
    ["für", ["für"]],
  ])("%j is read", (text, words) => {
    expect(readStopWords(text)).toEqual({ ok: true, value: words });
  });

  test.each([
    ["the ??", "“??” has neither letters nor digits."],
    ["e-mail", "“e-mail” is not one word: search reads “e” and “mail”."],
    ["z".repeat(41), `“${"z".repeat(41)}” has more than 40 letters.`],
    [
      Array.from({ length: 501 }, (_, i) => `w${i}`).join(" "),
      "501 words are more than the 500 that can be left out.",
    ],
  ])("%j is refused with the reason", (text, fault) => {
    expect(readStopWords(text)).toEqual({ ok: false, fault });
  });
});

describe("the form", () => {
  const form = {
    synonyms: "",
    stopWords: "the",
    fieldOrder: [...FieldGroup.options],
    basedOn: "3",
    note: " why ",
  };

  test("gives a tuning, and what it is based on", () => {
    expect(SaveSearchTuning.parse({ ...form, synonyms: "a1 = b1" })).toEqual({
      basedOn: 3,
      note: "why",
      tuning: { synonyms: [both("a1", "b1")], stopWords: ["the"], fieldOrder: FieldGroup.options },
    });
  });

  test("says every fault at its field, and judges synonyms by the stop words sent along", () => {
    const refused = SaveSearchTuning.safeParse({
      ...form,
      synonyms: "the = article",
      fieldOrder: ["title", "title", "tags", "columns", "people", "ports"],
      note: "x".repeat(501),
    });
    // A note too long is told first; the rest once the fields can be read at all.
    expect(refused.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
      ["note", "A note has at most 500 characters."],
    ]);
    const read = SaveSearchTuning.safeParse({
      ...form,
      synonyms: "the = article",
      stopWords: "the e-mail",
      fieldOrder: ["title", "title", "tags", "columns", "people", "ports"],
    });
    expect(read.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
      ["stopWords", "“e-mail” is not one word: search reads “e” and “mail”."],
      ["fieldOrder", "Every group of fields has one place."],
    ]);
  });
});

describe("a tuned definition", () => {
  test("is the shipped one until something is changed, hash included", () => {
    expect(tunedDefinition(SHIPPED_TUNING)).toEqual(INDEX_DEFINITION);
    expect(definitionHash(tunedDefinition(SHIPPED_TUNING))).toBe(definitionHash(INDEX_DEFINITION));
  });

  test.each([
    ["a synonym", { synonyms: [both("turnover", "revenue")] }],
    ["a stop word", { stopWords: ["the"] }],
    ["the order of fields", { fieldOrder: [...FieldGroup.options].reverse() }],
  ])("has another hash with %s", (_, change) => {
    expect(definitionHash(tunedDefinition({ ...SHIPPED_TUNING, ...change }))).not.toBe(
      definitionHash(INDEX_DEFINITION),
    );
  });

  test("knows both ways, one way, and several synonyms of one word", () => {
    const synonyms = [
      both("Turnover", "revenue"),
      oneWay("revenue", "sales volume"),
      oneWay("laptop", "computer"),
    ];
    expect(tunedDefinition({ ...SHIPPED_TUNING, synonyms }).synonyms).toEqual({
      turnover: ["revenue"],
      revenue: ["Turnover", "sales volume"],
      laptop: ["computer"],
    });
  });

  test("searches every field in whatever order", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FieldGroup.options], { minLength: FieldGroup.options.length }),
        (fieldOrder) => {
          const { searchFields } = tunedDefinition({ ...SHIPPED_TUNING, fieldOrder });
          expect([...searchFields].sort()).toEqual([...INDEX_DEFINITION.searchFields].sort());
        },
      ),
    );
  });
});

test("a change is told in words", () => {
  const after = {
    synonyms: [both("turnover", "revenue")],
    stopWords: [...SHIPPED_TUNING.stopWords.filter((word) => word !== "the"), "data"],
    fieldOrder: ["tags", "title", "columns", "people", "description", "ports"] as FieldGroup[],
  };
  expect(tuningChanges(SHIPPED_TUNING, SHIPPED_TUNING)).toEqual([]);
  expect(tuningChanges(SHIPPED_TUNING, after)).toEqual([
    "Synonyms added: turnover = revenue",
    "Stop words added: data",
    "Stop words removed: the",
    "Order of fields: tags, title and its other spellings, columns, domain and owner, summary and purpose, ports and parts of names",
  ]);
  const many = {
    ...SHIPPED_TUNING,
    stopWords: [...SHIPPED_TUNING.stopWords, "q1", "q2", "q3", "q4", "q5", "q6"],
  };
  expect(tuningChanges(SHIPPED_TUNING, many)).toEqual(["Stop words added: q1; q2; q3; q4; q5 and 1 more"]);
});

describe("a judged query", () => {
  const judged: JudgedQuery = {
    id: "j",
    query: "orders",
    within: 3,
    products: [
      { id: "a", title: "Orders", href: "/a" },
      { id: "b", title: "Order lines", href: "/b" },
    ],
  };
  const ranked = (a: number | null, b: number | null) =>
    standingOf(
      judged,
      new Map([
        ["a", a],
        ["b", b],
      ]),
    );

  test.each([
    [1, 3, true],
    [1, 4, false],
    [1, null, false],
    [null, null, false],
  ])("with places %j and %j: green is %j", (a, b, isGreen) => {
    expect(ranked(a, b).isGreen).toBe(isGreen);
  });

  test("forbids only what turns from green to red", () => {
    const green = ranked(1, 2);
    const red = ranked(1, 9);
    expect(
      brokenBy([
        { before: green, after: green },
        { before: red, after: red },
        { before: red, after: green },
      ]),
    ).toEqual([]);
    expect(brokenBy([{ before: green, after: red }])).toHaveLength(1);
  });

  test("names the query, the product and both places", () => {
    expect(breakWords({ before: ranked(1, 2), after: ranked(1, 9) })).toBe(
      "“orders” must have it among the first 3: Order lines would fall to place 9 (now place 2).",
    );
    expect(breakWords({ before: ranked(1, 2), after: ranked(null, 2) })).toBe(
      "“orders” must have it among the first 3: Orders would no longer be found (now place 1).",
    );
  });

  test.each([
    ["sales/orders", [{ domain: "sales", name: "orders" }]],
    [
      "https://agora.example/products/sales/orders?tab=1, /products/finance/books\nsales/orders",
      [
        { domain: "sales", name: "orders" },
        { domain: "finance", name: "books" },
        { domain: "sales", name: "orders" },
      ],
    ],
  ])("reads products by their addresses: %j", (products, refs) => {
    expect(AddJudgedQuery.parse({ query: " x ", products, within: "3" })).toEqual({
      query: "x",
      within: 3,
      products: refs,
    });
  });

  test.each([
    [{ query: " ", products: "sales/orders", within: 1 }, "query", "Write what people search for."],
    [
      { query: "x", products: " ", within: 1 },
      "products",
      "Name at least one product, such as sales/orders.",
    ],
    [
      { query: "x", products: "orders", within: 1 },
      "products",
      "“orders” is no address of a product. Write domain/name, such as sales/orders.",
    ],
    [
      { query: "x", products: Array.from({ length: 11 }, (_, i) => `sales/orders${i}`).join(" "), within: 1 },
      "products",
      "Name at most 10 products.",
    ],
    [{ query: "x", products: "sales/orders", within: 0 }, "within", "The first place is 1."],
    [{ query: "x", products: "sales/orders", within: 21 }, "within", "Nobody looks further than 20."],
    [{ query: "x", products: "sales/orders", within: "many" }, "within", "Write a whole number."],
  ])("is refused with the exact reason: %j", (input, field, message) => {
    const { error } = AddJudgedQuery.safeParse(input);
    expect(error?.issues.map((issue) => [issue.path.join(), issue.message])).toEqual([[field, message]]);
  });
});

describe("a group of fields that is moved", () => {
  const order = [...FieldGroup.options];

  test("changes places with its neighbour; at an end nothing moves", () => {
    expect(moveGroup(order, "tags", "up").slice(0, 3)).toEqual(["tags", "title", "columns"]);
    expect(moveGroup(order, "title", "down").slice(0, 3)).toEqual(["tags", "title", "columns"]);
    expect(moveGroup(order, "title", "up")).toEqual(order);
    expect(moveGroup(order, "ports", "down")).toEqual(order);
  });
});
