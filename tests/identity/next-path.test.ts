import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNextPath } from "@/lib/identity/next-path";

test.each([
  ["/", "/"],
  ["/search?q=orders&page=2", "/search?q=orders&page=2"],
  ["/products/sales/orders#schema", "/products/sales/orders#schema"],
  ["/a/../b", "/b"],
  ["/search?next=https://evil.example", "/search?next=https://evil.example"],
])("%j leads on to %j", (next, expected) => {
  expect(safeNextPath(next)).toBe(expected);
});

test.each([
  [undefined],
  [null],
  [""],
  [["/search", "//evil.example"]],
  ["search"],
  ["//evil.example"],
  ["///evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["/search\\..\\evil"],
  ["/\t/evil.example"],
  ["/\n/evil.example"],
  ["/..//evil.example"],
  ["/.//evil.example"],
  ["/a/..//evil.example"],
  ["https://evil.example"],
  ["http:/evil.example"],
  ["javascript:alert(1)"],
  [" //evil.example"],
  ["@evil.example"],
])("%j leads to the home page", (next) => {
  expect(safeNextPath(next)).toBe("/");
});

test("whatever is asked for, a browser stays on this site", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "\t",
    "\n",
    "@",
    ":",
    "?",
    "#",
    "%2f",
    "evil.example",
    "http",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const target = new URL(safeNextPath(`/${parts.join("")}`), "https://agora.example/sign-in");
      expect(target.origin).toBe("https://agora.example");
    }),
  );
});

test("what is safe stays the same", () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const once = safeNextPath(path);
      expect(safeNextPath(once)).toBe(once);
    }),
  );
});
