import { expect, test } from "vitest";
import { branchOf, inTreeOrder, pathTo } from "@/lib/registry/domain-tree";

const DOMAINS = [
  { id: "orders", name: "orders 10", parentId: "sales" },
  { id: "sales", name: "Sales", parentId: null },
  { id: "returns", name: "Orders 9", parentId: "sales" },
  { id: "hr", name: "hr", parentId: null },
  { id: "lines", name: "Lines", parentId: "orders" },
];

test("parents come before children and siblings go by name, whatever case or number", () => {
  expect(inTreeOrder(DOMAINS).map(({ id, depth }) => [id, depth])).toEqual([
    ["hr", 0],
    ["sales", 0],
    ["returns", 1],
    ["orders", 1],
    ["lines", 2],
  ]);
});

test("a path runs from the root to the domain", () => {
  expect(pathTo(DOMAINS, "lines").map(({ id }) => id)).toEqual(["sales", "orders", "lines"]);
  expect(pathTo(DOMAINS, "hr").map(({ id }) => id)).toEqual(["hr"]);
  expect(pathTo(DOMAINS, "gone")).toEqual([]);
});

test("a branch is the domain and everything below it", () => {
  expect(branchOf(DOMAINS, "sales").map(({ id }) => id)).toEqual(["sales", "returns", "orders", "lines"]);
  expect(branchOf(DOMAINS, "lines").map(({ id }) => id)).toEqual(["lines"]);
  expect(branchOf(DOMAINS, "gone")).toEqual([]);
});
