import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeDocuments, type Side, suggestedSide } from "@/components/editor/merge-documents";
import { equalJson, type JsonObject } from "@/lib/registry/json";

const BASE: JsonObject = {
  title: "Orders",
  summary: "Old",
  tags: ["a", "b"],
  outputPorts: [
    { name: "lines", description: "One", contract: { id: "c1" } },
    { name: "stream", description: "Two" },
  ],
};

function merged(mine: JsonObject, theirs: JsonObject, otherwise: Side = "mine", base = BASE) {
  return mergeDocuments(base, mine, theirs, (part) => suggestedSide(part) ?? otherwise);
}

describe("joining what two people made of one draft", () => {
  test("changes of different places are both kept, and nobody has to choose", () => {
    const { document, parts } = merged({ ...BASE, title: "Mine" }, { ...BASE, summary: "Theirs" });
    expect(document).toEqual({ ...BASE, title: "Mine", summary: "Theirs" });
    expect(parts.map(({ label, changedBy }) => [label, changedBy])).toEqual([
      ["Title", "mine"],
      ["Summary", "theirs"],
    ]);
  });

  test.each(["mine", "theirs"] as const)(
    "a place both changed says what the chosen side says: %s",
    (side) => {
      const { document, parts } = merged({ ...BASE, title: "mine" }, { ...BASE, title: "theirs" }, side);
      expect(document.title).toBe(side);
      expect(parts).toMatchObject([{ changedBy: "both", base: "Orders", mine: "mine", theirs: "theirs" }]);
    },
  );

  test("the same change made twice is no difference", () => {
    const both = { ...BASE, title: "Same" };
    expect(merged(both, both)).toEqual({ document: both, parts: [] });
  });

  test("items of a list meet by name although one of us moved them and the other added one", () => {
    const [lines, stream] = [
      { name: "lines", description: "One", contract: { id: "c1" } },
      { name: "stream", description: "Two" },
    ];
    const mine = { ...BASE, outputPorts: [{ ...lines, description: "Better" }, stream, { name: "new" }] };
    const theirs = { ...BASE, outputPorts: [{ ...stream, type: "stream" }, lines] };
    expect(merged(mine, theirs).document.outputPorts).toEqual([
      { ...stream, type: "stream" },
      { name: "new" },
      { ...lines, description: "Better" },
    ]);
  });

  test("what one removed and the other left alone is gone; what the other changed is a choice", () => {
    const { outputPorts: _ports, ...without } = BASE;
    expect(merged(without, { ...BASE, title: "Theirs" }).document).toEqual({ ...without, title: "Theirs" });
    const changed = { ...BASE, outputPorts: [] };
    expect(merged(without, changed, "theirs").document).toEqual(changed);
    expect(merged(without, changed, "mine").document).toEqual(without);
  });

  test("tags added by both are all there", () => {
    const { document } = merged({ ...BASE, tags: ["a", "b", "m"] }, { ...BASE, tags: ["t", "a", "b"] });
    expect(document.tags).toEqual(["t", "a", "b", "m"]);
  });

  test("without a common start every difference is a choice", () => {
    const { parts } = merged({ title: "Mine", same: 1 }, { title: "Theirs", same: 1 }, "mine", {});
    expect(parts.map(({ changedBy }) => changedBy)).toEqual(["both"]);
  });

  const json = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("x", "y", 1, true, null),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("name", "a", "b"), tie("json"), { maxKeys: 3 }),
    ),
  })).json;
  // The arbitrary makes nothing but JSON.
  const document = fc.dictionary(fc.constantFrom("tags", "schema", "b"), json) as fc.Arbitrary<JsonObject>;

  test("taking one side everywhere gives that side, up to the order of a list's items", () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const taken = mergeDocuments(base, mine, theirs, () => "theirs").document;
        expect(equalJson(taken, theirs)).toBe(true);
        const own = mergeDocuments(base, mine, theirs, () => "mine").document;
        expect(sorted(own)).toEqual(sorted(mine));
      }),
    );
  });

  test("every part is named once", () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const { parts } = mergeDocuments(base, mine, theirs, () => "mine");
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (text(a) < text(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, held]) => [key, sorted(held)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? "";
}
