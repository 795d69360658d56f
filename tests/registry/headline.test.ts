import { expect, test } from "vitest";
import { headlineOf } from "@/lib/registry/headline";

test("title and summary become single lines; without a title the name stands in", () => {
  expect(headlineOf({ title: "  Customer\n orders ", summary: "All\t of them" }, "orders")).toEqual({
    title: "Customer orders",
    summary: "All of them",
  });
  expect(headlineOf({ title: 7, summary: ["x"] }, "orders")).toEqual({ title: "orders", summary: "" });
  expect(headlineOf({ title: "   " }, "orders").title).toBe("orders");
});

test("an endless title is cut between characters", () => {
  const { title } = headlineOf({ title: "🎉".repeat(5_000) }, "orders");
  expect(title).toBe("🎉".repeat(200));
});
