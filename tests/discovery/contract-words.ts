import { describe, expect, test } from "vitest";
import { foldingExtras } from "@/lib/discovery/fold-text";
import { INDEX_DEFINITION, withVocabulary } from "@/lib/discovery/index-definition";
import { makeDoc } from "./documents";
import { idSetFor, idsFor, loadedEngine, type MakeEngine } from "./loaded-engine";

/** Titles by id. */
function titled(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([id, title]) => makeDoc(id, { title }));
}

export function describeWords(makeEngine: MakeEngine): void {
  const load = (titles: Readonly<Record<string, string>>) => loadedEngine(makeEngine, titled(titles));

  describe("words", () => {
    test("the last word may be unfinished, earlier ones and finished ones may not", async () => {
      const engine = await load({ a: "customer orders", b: "custom ordeal" });
      expect(await idSetFor(engine, "customer ord")).toContain("a");
      expect(await idSetFor(engine, "orde")).toEqual(new Set(["a", "b"]));
      expect(await idSetFor(engine, "orde ")).toEqual(new Set());
      expect(await idSetFor(engine, "cust ordeal", { match: "all" })).toEqual(new Set());
    });

    test.each([
      ["four letters allow no typo", "dtaa ", []],
      ["five letters allow one", "oders ", ["orders"]],
      ["a transposition is one", "odrers ", ["orders"]],
      ["eight letters do not allow two", "custxxers ".slice(0, 8), []],
      ["nine letters allow two", "transactoin ", ["transaction"]],
      ["two separate typos in a long word", "tranzactoin ", ["transaction"]],
      ["three are too many", "tranzactoinss ", []],
      ["one on the first letter is too much for a short word", "irders ", []],
      ["a long word survives one on the first letter", "bransaction ", ["transaction"]],
      ["a long word survives a swapped beginning", "rtansaction ", ["transaction"]],
      ["typing is forgiven before the word is finished", "transca", ["transaction"]],
      ["digits are read as they stand", "20245 ", []],
    ])("typos: %s", async (_, q, expected) => {
      const engine = await load({
        orders: "orders",
        transaction: "transaction",
        data: "data",
        year: "20244",
      });
      expect(await idsFor(engine, q)).toEqual(expected);
    });

    test("fewer typos come first", async () => {
      const engine = await load({ near: "shipmints log", exact: "log of all the shipments" });
      expect(await idsFor(engine, "shipments log")).toEqual(["exact", "near"]);
    });

    test("products with more of the words come first, and one known word is enough for an answer", async () => {
      const engine = await load({ one: "churn", two: "forecast of churn", other: "revenue" });
      expect(await idsFor(engine, "churn forecast ", { match: "last" })).toEqual(["two", "one"]);
      expect((await idsFor(engine, "churn forecast "))[0]).toBe("two");
      expect(await idsFor(engine, "revenue unheardof ")).toEqual(["other"]);
    });

    test("the strategy decides which words may be missing", async () => {
      const engine = await load({ both: "churn forecast", first: "churn weekly", second: "forecast weekly" });
      expect(await idSetFor(engine, "churn forecast ", { match: "all" })).toEqual(new Set(["both"]));
      expect(await idSetFor(engine, "churn forecast ", { match: "last" })).toEqual(
        new Set(["both", "first"]),
      );
      expect(await idSetFor(engine, "unheardof churn ", { match: "last" })).toEqual(new Set());
      expect(await idSetFor(engine, "unheardof churn ")).toEqual(new Set(["both", "first"]));
    });

    test("nearer words come first", async () => {
      const engine = await load({
        far: "orders shipped to every customer",
        near: "orders customer list of all who shipped",
      });
      expect(await idsFor(engine, "orders customer ")).toEqual(["near", "far"]);
    });

    test("a phrase is required as it stands, also while its quote is open", async () => {
      const engine = await load({
        phrase: "purchase history of customers",
        words: "history of each purchase",
      });
      expect(await idsFor(engine, '"purchase history"')).toEqual(["phrase"]);
      expect(await idsFor(engine, 'customers "purchase history')).toEqual(["phrase"]);
      expect(await idsFor(engine, '"purchase histori"')).toEqual([]);
    });

    test("a minus leaves out words and phrases", async () => {
      const engine = await load({ a: "orders daily", b: "orders weekly", c: "orders per day" });
      expect(await idSetFor(engine, "orders -daily")).toEqual(new Set(["b", "c"]));
      expect(await idSetFor(engine, 'orders -"per day"')).toEqual(new Set(["a", "b"]));
      expect(await idSetFor(engine, "-daily")).toEqual(new Set(["b", "c"]));
      expect(await idSetFor(engine, "orders - daily ", { match: "all" })).toEqual(new Set(["a"]));
    });

    test("title beats aliases, tags, columns, domain, owner, description and ports, in this order", async () => {
      const fields = ["aliases", "tags", "columns", "portText"] as const;
      const lists = Object.fromEntries(
        fields.map((field) => [field, makeDoc(field, { [field]: ["churn"] })]),
      );
      const docs = [
        lists.portText,
        makeDoc("description", { description: "churn" }),
        makeDoc("ownerLabel", { ownerLabel: "churn" }),
        makeDoc("domainLabel", { domainLabel: "churn" }),
        lists.columns,
        lists.tags,
        lists.aliases,
        makeDoc("title", { title: "churn" }),
      ].flatMap((doc) => doc ?? []);
      const engine = await loadedEngine(makeEngine, docs);
      expect(await idsFor(engine, "churn")).toEqual([...INDEX_DEFINITION.searchFields]);
      expect(await idsFor(engine, "churn", { searchOn: ["tags", "description"] })).toEqual([
        "tags",
        "description",
      ]);
    });

    test("the product whose title is the query comes first", async () => {
      const engine = await load({ longer: "Orders daily", exact: "Orders", later: "Daily orders" });
      expect(await idsFor(engine, "orders")).toEqual(["exact", "longer", "later"]);
    });

    test("split and joined words find each other", async () => {
      const engine = await load({ joined: "websocket events", split: "web socket events" });
      expect(await idsFor(engine, "websocket ")).toEqual(["joined", "split"]);
      expect(await idsFor(engine, "web socket ")).toEqual(["split", "joined"]);
    });

    test.each([
      ["accents", "cafe", "Café"],
      ["case", "ÜBERSICHT", "Übersicht"],
      ["full width", "ＳＡＬＥＳ", "sales"],
      ["ligatures", "oeuvre", "œuvre"],
      ["ß", "strasse", "Straße"],
      ["umlauts written out", "groesse", "Größe"],
      ["ø", "oresund", "Øresund"],
      ["đ", "dong", "đong"],
      ["Greek", "οδος", "ΟΔΌΣ"],
      ["Cyrillic", "продажи", "Продажи"],
      ["Arabic", "مبيعات", "مَبيعات"],
      ["Korean", "매출", "매출 데이터"],
      ["Japanese", "データ", "売上データ"],
      ["Chinese", "销售", "销售数据"],
      ["Thai", "ข้อมูล", "ข้อมูลการขาย"],
    ])("writing: %s", async (_, q, title) => {
      const docs = [
        makeDoc("wanted", { title, aliases: foldingExtras(title) }),
        makeDoc("other", { title: "zzz" }),
      ];
      expect(await idsFor(await loadedEngine(makeEngine, docs), q)).toEqual(["wanted"]);
    });

    test("stop words are not looked for, and one that is being typed is a beginning", async () => {
      const engine = await load({ a: "cost of sales", b: "theory" });
      expect(await idsFor(engine, "the cost of sales", { match: "all" })).toEqual(["a"]);
      expect(await idsFor(engine, '"cost of sales"')).toEqual(["a"]);
      expect(await idsFor(engine, "the")).toEqual(["b"]);
    });

    test("synonyms work one way, two ways and over several words", async () => {
      const definition = withVocabulary(INDEX_DEFINITION, {
        stopWords: [],
        synonyms: {
          churn: ["attrition"],
          client: ["customer"],
          customer: ["client"],
          crm: ["relationship management"],
        },
      });
      const docs = titled({
        attrition: "attrition",
        churn: "churn",
        client: "client",
        crm: "relationship management",
      });
      const engine = await loadedEngine(makeEngine, docs, definition);
      expect(await idSetFor(engine, "churn ")).toEqual(new Set(["churn", "attrition"]));
      expect(await idSetFor(engine, "attrition ")).toEqual(new Set(["attrition"]));
      expect(await idSetFor(engine, "customer ")).toEqual(new Set(["client"]));
      expect(await idSetFor(engine, "crm ")).toEqual(new Set(["crm"]));
    });

    test("only the first ten words count", async () => {
      const ten = "one two three four five six seven eight nine ten";
      const engine = await load({ a: ten });
      expect(await idsFor(engine, `${ten} unheardof `, { match: "all" })).toEqual(["a"]);
    });

    test.each([
      ["500 letters and more", "a".repeat(2_000)],
      ["control characters", "\u0000orders\u0007\u001b"],
      ["emoji", "🎉 👩‍🚀 orders"],
      ["half a surrogate pair", "\ud83d orders \udc00"],
      ["only punctuation", "!!! --- ???"],
      ["only quotes", '""" " "'],
      ["operators", '-"-" AND OR NOT (orders] {x} \\ \' = '],
    ])("nothing a person types fails: %s", async (_, q) => {
      const engine = await load({ a: "orders" });
      const { total, hits } = await engine.search({ scope: { kind: "system", reason: "test" }, q });
      expect(total).toBe(hits.length);
    });
  });
}
