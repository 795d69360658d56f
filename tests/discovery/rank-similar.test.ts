import { expect, test } from "vitest";
import { type Likeness, rankSimilar } from "@/lib/discovery/rank-similar";

const like = (productId: string, facts: Partial<Likeness> = {}): Likeness => ({
  productId,
  tags: [],
  columns: [],
  titleShare: 0,
  ...facts,
});
const common = {
  tags: new Map([
    ["rare", 2],
    ["everywhere", 180],
  ]),
  columns: new Map([
    ["iban", 2],
    ["id", 190],
    ["created_at", 190],
  ]),
};
const ranked = (...likenesses: Likeness[]) =>
  rankSimilar(likenesses, common, 10).map(({ productId }) => productId);

test("what few have in common says more than what many have", () => {
  expect(
    ranked(like("b", { columns: ["id", "created_at"], tags: ["everywhere"] }), like("a", { tags: ["rare"] })),
  ).toEqual(["a"]);
});

test("more in common is more alike", () => {
  expect(
    ranked(like("some", { columns: ["iban"] }), like("more", { columns: ["iban"], tags: ["rare"] })),
  ).toEqual(["more", "some"]);
});

test("half a title is alike, less of it is chance", () => {
  expect(ranked(like("half", { titleShare: 0.5 }), like("third", { titleShare: 0.33 }))).toEqual(["half"]);
});

test("equals stand in one order, and there are no more than asked for", () => {
  const equals = ["c", "a", "b"].map((id) => like(id, { tags: ["rare"] }));
  expect(ranked(...equals)).toEqual(["a", "b", "c"]);
  expect(rankSimilar(equals, common, 2)).toHaveLength(2);
});
