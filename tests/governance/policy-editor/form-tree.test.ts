import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editForm, type FormEdit } from "@/components/governance/form-edit";
import { childrenOf, type NodePath, nodeAt } from "@/components/governance/form-tree";
import type { FormGroup, FormNode, FormRow } from "@/lib/governance/language/form-model";

function row(field: string): FormRow {
  return { kind: "row", field, measure: "value", operator: "filled", operand: { kind: "nothing" } };
}

function group(match: FormGroup["match"], ...children: FormNode[]): FormGroup {
  return { kind: "group", match, children };
}

function some(...children: FormNode[]): FormNode {
  return {
    kind: "quantifier",
    quantifier: "some",
    list: "it.tags",
    as: "t",
    condition: group("all", ...children),
  };
}

/** `all(a any(b c))`: enough to see where everything stands. */
function words(node: FormNode): string {
  if (node.kind === "row") return node.field;
  const name = node.kind === "group" ? node.match : node.kind;
  return `${name}(${childrenOf(node).map(words).join(" ")})`;
}

const [a, b, c] = [row("a"), row("b"), row("c")];

describe("an edit of a form", () => {
  test.each<[string, FormGroup, FormEdit, string, NodePath | null]>([
    [
      "appends to the outermost group",
      group("all", a),
      { kind: "append", path: [], node: b },
      "all(a b)",
      [1],
    ],
    [
      "appends to a quantifier",
      group("all", some()),
      { kind: "append", path: [0], node: b },
      "all(quantifier(b))",
      [0, 0],
    ],
    ["adds beneath", group("all", a, c), { kind: "insert-after", path: [0], node: b }, "all(a b c)", [1]],
    [
      "replaces in place",
      group("all", a, group("any", b)),
      { kind: "replace", path: [1, 0], node: c },
      "all(a any(c))",
      null,
    ],
    [
      "removes, and goes to what stood before",
      group("all", a, b),
      { kind: "remove", path: [1] },
      "all(a)",
      [0],
    ],
    ["removes the first, and stays there", group("all", a, b), { kind: "remove", path: [0] }, "all(b)", [0]],
    [
      "removes a group with its last part",
      group("all", a, group("any", b)),
      { kind: "remove", path: [1, 0] },
      "all(a)",
      [0],
    ],
    [
      "leaves a quantifier without its last part",
      group("all", some(a)),
      { kind: "remove", path: [0, 0] },
      "all(quantifier())",
      [0, 0],
    ],
    ["moves up", group("all", a, b), { kind: "move-up", path: [1] }, "all(b a)", [0]],
    ["does not move out of its group", group("all", a, b), { kind: "move-up", path: [0] }, "all(a b)", [0]],
    ["moves down", group("all", a, b), { kind: "move-down", path: [0] }, "all(b a)", [1]],
    [
      "puts a part into alternatives of its own",
      group("all", a, b),
      { kind: "indent", path: [1] },
      "all(a any(b))",
      [1, 0],
    ],
    [
      "puts a part of alternatives into a group of all",
      group("any", a, b),
      { kind: "indent", path: [0] },
      "any(all(a) b)",
      [0, 0],
    ],
    [
      "puts a part into the group before it",
      group("all", group("any", a), b),
      { kind: "indent", path: [1] },
      "all(any(a b))",
      [0, 1],
    ],
    [
      "takes a part out, to stand after its group",
      group("all", group("any", a, b), c),
      { kind: "outdent", path: [0, 0] },
      "all(any(b) a c)",
      [1],
    ],
    [
      "takes the last part out in place of its group",
      group("all", group("any", a), c),
      { kind: "outdent", path: [0, 0] },
      "all(a c)",
      [0],
    ],
    [
      "keeps a quantifier's part, which means nothing outside",
      group("all", some(a)),
      { kind: "outdent", path: [0, 0] },
      "all(quantifier(a))",
      [0, 0],
    ],
    [
      "of what is not there changes nothing",
      group("all", a),
      { kind: "remove", path: [4, 2] },
      "all(a)",
      [4, 1],
    ],
  ])("%s", (_case, form, edit, expected, focus) => {
    const edited = editForm(form, edit);
    expect(words(edited.form)).toBe(expected);
    expect(edited.focus).toEqual(focus);
  });

  test("indenting and taking out again keeps every part", () => {
    const leaf = fc.constantFrom("a", "b", "c").map(row);
    const forms = fc.array(leaf, { minLength: 1, maxLength: 5 }).map((children) => group("all", ...children));
    fc.assert(
      fc.property(forms, fc.nat(4), (form, index) => {
        const path = [index % form.children.length];
        const indented = editForm(form, { kind: "indent", path });
        const back = editForm(indented.form, { kind: "outdent", path: indented.focus ?? [] });
        expect(words(back.form)).toBe(words(form));
        expect(nodeAt(back.form, back.focus ?? [])).toEqual(nodeAt(form, path));
      }),
    );
  });
});
