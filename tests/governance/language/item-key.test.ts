import { describe, expect, test } from "vitest";
import { itemKeys } from "@/lib/governance/language/item-key";
import { type Field, number, object, oneOf, string } from "@/lib/governance/language/schema";
import { ELEMENT_KEY } from "@/lib/governance/language/view";

const member = object("member", {
  since: number("Since"),
  role: oneOf("Role", ["owner"]),
  name: string("Name"),
});
const secret = object("server", { password: string("Password", { sensitive: true }), name: string("Name") });

describe("an item of a list is known by", () => {
  const CASES: [string, Field, unknown[], string[]][] = [
    ["the key the view gives it", member, [{ [ELEMENT_KEY]: "ports[a]", name: "x" }], ["ports[a]"]],
    ["its own value", string("tag"), ["b", "a"], ['"b"', '"a"']],
    ["its own value, a number too", number("code"), [2, 0], ['"2"', '"0"']],
    [
      "the first free text it holds",
      member,
      [
        { since: 1, name: "Ana" },
        { role: "owner", name: "Bo" },
      ],
      ['"Ana"', '"Bo"'],
    ],
    [
      "how many equal ones came before",
      string("tag"),
      ["a", "b", "a", "a"],
      ['"a"', '"b"', '"a" #2', '"a" #3'],
    ],
    ["its place where it says nothing", member, [{}, { since: 1 }, null, "?"], ["0", "1", "2", "3"]],
    ["its place where it must not be told", string("token", { sensitive: true }), ["hunter2"], ["0"]],
    [
      "what may be told of it",
      secret,
      [{ password: "hunter2", name: "db" }, { password: "hunter2" }],
      ['"db"', "1"],
    ],
    ["the beginning of a long text", string("text"), ["x".repeat(500)], [JSON.stringify("x".repeat(100))]],
    [
      "itself, whatever it is called",
      string("tag"),
      ["__proto__", "constructor"],
      ['"__proto__"', '"constructor"'],
    ],
  ];
  test.each(CASES)("%s", (_case, field, items, keys) => {
    expect(itemKeys(items, field)).toEqual(keys);
  });
});
