import { expect, test } from "vitest";
import { fieldsOf } from "@/lib/transport/action";

function form(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("a name that occurs once is a text, several times a list in the order of the form", () => {
  expect(fieldsOf(form(["name", "Sales"], ["tag", "b"], ["tag", "a"]))).toEqual({
    name: "Sales",
    tag: ["b", "a"],
  });
});

test("a name in brackets is a list even when it occurs once", () => {
  expect(fieldsOf(form(["tag[]", "a"]))).toEqual({ tag: ["a"] });
});

test("an empty field is an empty text rather than missing", () => {
  expect(fieldsOf(form(["purpose", ""]))).toEqual({ purpose: "" });
});

test("what React adds to the forms of server actions is not part of the input", () => {
  expect(
    fieldsOf(form(["$ACTION_REF_1", ""], ["$ACTION_1:0", "{}"], ["$ACTION_KEY", "k"], ["id", "1"])),
  ).toEqual({ id: "1" });
});

test("names that objects have by themselves are fields like any other", () => {
  expect(Object.keys(fieldsOf(form(["constructor", "a"], ["toString", "b"])))).toEqual([
    "constructor",
    "toString",
  ]);
});
