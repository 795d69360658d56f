import { describe, expect, test } from "vitest";
import { CLASSIFICATIONS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import {
  classificationMove,
  highestClassification,
  highestPersonalData,
  personalDataMove,
} from "@/lib/registry/sensitivity";

describe.each([
  ["classification", classificationMove, CLASSIFICATIONS],
  ["personal data", personalDataMove, PERSONAL_DATA],
] as const)("%s", (_fact, move, scale) => {
  const words = [undefined, ...scale];
  test.each(words.flatMap((before, from) => words.map((after, to) => ({ before, after, from, to }))))(
    "from $before to $after",
    ({ before, after, from, to }) => {
      expect(move(before, after)).toBe(to === from ? "same" : to > from ? "raised" : "lowered");
    },
  );

  test("in a word of somebody's own cannot be compared, but giving it up lowers it", () => {
    expect(move("secret-3", scale[0])).toBe("unknown");
    expect(move(scale[1], "secret-3")).toBe("unknown");
    expect(move("secret-3", undefined)).toBe("lowered");
    expect(move(undefined, "secret-3")).toBe("raised");
    expect(move(scale[1], ` ${scale[1]?.toUpperCase()} `)).toBe("same");
  });
});

test("the highest of several facts counts, an unknown word only on its own", () => {
  expect(highestClassification(["public", undefined, "restricted", "internal"])).toBe("restricted");
  expect(highestClassification(["secret-3", "public"])).toBe("public");
  expect(highestClassification(["secret-3", ""])).toBe("secret-3");
  expect(highestPersonalData(["none", "special", "personal"])).toBe("special");
  expect(highestPersonalData([undefined])).toBeUndefined();
});
