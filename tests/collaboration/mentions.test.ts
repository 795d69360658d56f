import fc from "fast-check";
import { expect, test } from "vitest";
import { findMentions, withMentions } from "@/lib/collaboration/mentions";

const ANA = { id: "1", name: "Ana" };
const ANA_LEE = { id: "2", name: "Ana Lee" };
const OTHER_ANA = { id: "3", name: "ana" };
const PEOPLE = [ANA, ANA_LEE];

test.each([
  ["Hello @Ana, see above", [ANA]],
  ["Hello @ana lee!", [ANA_LEE]],
  ["@Ana Lee and @Ana", [ANA_LEE, ANA]],
  ["@Anabel is somebody else", []],
  ["ana@example.com and Ana", []],
  ["@ Ana", []],
  ["@@Ana", [ANA]],
])("%j names %j", (text, expected) => {
  expect(findMentions(text, PEOPLE)).toEqual(expected);
});

test("who share a name are all named by it", () => {
  expect(findMentions("@Ana", [ANA, OTHER_ANA])).toEqual([ANA, OTHER_ANA]);
});

test("only the names that were told stand out, each once", () => {
  expect(withMentions("@Ana Lee, @Ana and @Bob", ["Ana", "Ana Lee"])).toBe("**@Ana Lee**, **@Ana** and @Bob");
  expect(withMentions("1+1 @A.B (c)", ["A.B"])).toBe("1+1 **@A.B** (c)");
});

test("whatever is written and whoever is called what, no word is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string({ minLength: 1 })), (text, names) => {
      expect(withMentions(text, names).replaceAll("**", "")).toBe(text.replaceAll("**", ""));
      expect(withMentions(text, [])).toBe(text);
    }),
  );
});
