import { expect, test } from "vitest";
import { fromRefText, toRefText } from "@/lib/registry/ref-text";

test("a reference survives being written and read", () => {
  const ref = { domain: "sales", name: "customer-orders" };
  expect(fromRefText(toRefText(ref))).toEqual(ref);
});

test.each([
  "",
  "sales",
  "sales/",
  "/orders",
  "sales/orders/x",
  "Sales/Orders",
  "sales/orders#port",
  "a b/c d",
])("%j names no product", (text) => {
  expect(fromRefText(text)).toBeNull();
});
