import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenMention, typedMention, typesOn } from "@/lib/collaboration/typed-mention";

/** A text with the caret where the bar stands. */
function at(marked: string) {
  const caret = marked.indexOf("|");
  return { text: marked.replace("|", ""), caret };
}

const typedIn = (marked: string) => {
  const { text, caret } = at(marked);
  return typedMention(text, caret);
};

describe("a name is being typed", () => {
  test.each([
    ["@|", 0, ""],
    ["@Ad|", 0, "Ad"],
    ["Hello @Ad|", 6, "Ad"],
    ["Hello (@Ad|)", 7, "Ad"],
    ["“@Ad|", 1, "Ad"],
    ["Hello,@Ad|", 6, "Ad"],
    ["one\n@Ad|\ntwo", 4, "Ad"],
    ["@Ada Lo|", 0, "Ada Lo"],
    ["@Ada |", 0, "Ada "],
    ["@Ad|a Lovelace said", 0, "Ad"],
    ["@Jean-Lu|", 0, "Jean-Lu"],
    ["@O'Ne|", 0, "O'Ne"],
    ["@Ada and @Bo|", 9, "Bo"],
    ["see a@b.example, @Bo|", 17, "Bo"],
    ["日本、@山|", 3, "山"],
    [`@${"a".repeat(100)}|`, 0, "a".repeat(100)],
  ])("in %j", (marked, place, q) => {
    expect(typedIn(marked)).toEqual({ at: place, q });
  });

  test.each([
    ["|"],
    ["|@Ada"],
    ["Hello|"],
    ["a@b|"],
    ["a@|"],
    ["ada.l@|"],
    ["ada_@b|"],
    ["ada+x@b|"],
    ["é@b|"],
    ["7@b|"],
    ["https://example.com/@ada|"],
    ["@ Ada|"],
    ["@\n|"],
    ["@Ada\n|"],
    ["@Ada\nLo|"],
    ["@Ada@|"],
    ["@@Ada|"],
    [`@${"a".repeat(101)}|`],
  ])("not in %j", (marked) => {
    expect(typedIn(marked)).toBeNull();
  });

  test("and typed on while more letters follow in the same place", () => {
    const earlier = { at: 3, q: "Ad" };
    expect(typesOn({ at: 3, q: "Ada" }, earlier)).toBe(true);
    expect(typesOn(earlier, earlier)).toBe(true);
    expect(typesOn({ at: 3, q: "A" }, earlier)).toBe(false);
    expect(typesOn({ at: 4, q: "Ada" }, earlier)).toBe(false);
  });
});

/** The text after choosing, the caret as the bar. */
function after(marked: string, name: string): string {
  const { text, caret } = at(marked);
  const typed = typedMention(text, caret);
  if (!typed) throw new Error("No name is being typed.");
  const { from, to, insert } = chosenMention(text, typed, name);
  return `${text.slice(0, from)}${insert}|${text.slice(to)}`;
}

describe("choosing a name", () => {
  test.each([
    ["@|", "@Ada Lovelace |"],
    ["@ada|", "@Ada Lovelace |"],
    ["@Ada Lo|", "@Ada Lovelace |"],
    ["@Love|", "@Ada Lovelace |"],
    ["Ask @Ad|, please", "Ask @Ada Lovelace |, please"],
    ["Ask @Ad| please", "Ask @Ada Lovelace |please"],
    ["Ask @Ad|\nplease", "Ask @Ada Lovelace |\nplease"],
    ["Ask @Ad|a Lovelace please", "Ask @Ada Lovelace |please"],
    ["Ask @Ad|a lovelace, please", "Ask @Ada Lovelace |, please"],
    ["Ask @Ad|a Lovelaces", "Ask @Ada Lovelace |a Lovelaces"],
    ["Ask @|Ada Lovelace", "Ask @Ada Lovelace |"],
    ["Ask @|hello", "Ask @Ada Lovelace |hello"],
    ["@Bo and @Ad|", "@Bo and @Ada Lovelace |"],
  ])("makes of %j %j", (marked, expected) => {
    expect(after(marked, "Ada Lovelace")).toBe(expected);
  });

  test("changes nothing of the text before the @, nor of the lines below", () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => `${text} `),
        fc.stringMatching(/^[a-z ]{0,20}$/).filter((q) => !q.startsWith(" ")),
        fc.string(),
        (before, q, below) => {
          const text = `${before}@${q}\n${below}`;
          const typed = typedMention(text, before.length + 1 + q.length);
          expect(typed).toEqual({ at: before.length, q });
          const { from, to, insert } = chosenMention(text, { at: before.length, q }, "Ada Lovelace");
          expect(text.slice(0, from) + insert + text.slice(to)).toBe(`${before}@Ada Lovelace \n${below}`);
        },
      ),
    );
  });
});
