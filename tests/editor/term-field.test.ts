import { expect, test } from "vitest";
import { definitionEdits } from "@/components/editor/fields/term-field";

const at = (url: string) => ({ type: "businessDefinition", url });
const LIST = "/p/authoritativeDefinitions";

test("a first term is added beside other links", () => {
  expect(definitionEdits("/p", {}, "/glossary/a")).toEqual([{ pointer: LIST, value: [at("/glossary/a")] }]);
  const tutorial = { type: "tutorial", url: "https://x.example" };
  expect(definitionEdits("/p", { authoritativeDefinitions: [tutorial] }, "/glossary/a")).toEqual([
    { pointer: LIST, value: [tutorial, at("/glossary/a")] },
  ]);
});

test("another term takes the place of the first, and the entry keeps what else it says", () => {
  const holder = { authoritativeDefinitions: [{ ...at("/glossary/a"), description: "kept" }] };
  expect(definitionEdits("/p", holder, "/glossary/b")).toEqual([
    { pointer: `${LIST}/0/url`, value: "/glossary/b" },
  ]);
});

test("no term takes out the entry, and the list with the last one", () => {
  const tutorial = { type: "tutorial", url: "https://x.example" };
  expect(definitionEdits("/p", { authoritativeDefinitions: [at("/glossary/a"), tutorial] }, "")).toEqual([
    { pointer: LIST, value: [tutorial] },
  ]);
  expect(definitionEdits("/p", { authoritativeDefinitions: [at("/glossary/a")] }, "")).toEqual([
    { pointer: LIST, value: undefined },
  ]);
  expect(definitionEdits("/p", {}, "")).toEqual([]);
});
