import { describe, expect, test } from "vitest";
import { draftProblems, hasProblems } from "@/components/governance/draft-problems";
import { BLANK_POLICY, type PolicyDraft, toContent, toDraft } from "@/components/governance/policy-draft";
import {
  editPolicy,
  type PolicyEditorAction,
  startEditing,
} from "@/components/governance/policy-editor-state";
import { newRow } from "@/components/governance/row-edit";
import { scopeFor } from "@/lib/governance/language/scope";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { contentOf } from "../setting";

function edited(draft: PolicyDraft, ...actions: PolicyEditorAction[]): PolicyDraft {
  return actions.reduce(editPolicy, startEditing(draft, null)).draft;
}

describe("every starter policy", () => {
  test.each(starterPolicies().map(({ code, content }) => [code, content] as const))(
    "%s opens in the editor without a problem and without a change",
    (_code, content) => {
      const draft = toDraft(content);
      expect(hasProblems(draftProblems(draft))).toBe(false);
      expect(toContent(draft)).toEqual(content);
    },
  );
});

test("what a policy was begun from is saved as it was found", () => {
  const content = {
    ...contentOf("PRI-02"),
    origin: { kind: "begun", key: "sales/PRI-L1", version: 2 } as const,
  };
  expect(toContent(toDraft(content))).toEqual(content);
});

describe("the two faces of a rule", () => {
  const PRI_02 = toDraft(contentOf("PRI-02"));

  test("say the same after a change of the form", () => {
    const scope = scopeFor(POLICY_SCHEMA, PRI_02.select, PRI_02.params);
    const node = { ...newRow(scope), field: "it.title" };
    const draft = edited(PRI_02, {
      type: "form",
      clause: "require",
      edit: { kind: "append", path: [], node },
    });
    expect(draft.clauses.require.text).toBe("it.description.trim().size() >= param.min && filled(it.title)");
  });

  test("say the same after a change of the text", () => {
    const text = 'it.type == "date" || it.format.size() + 1 > 2';
    const { form } = edited(PRI_02, { type: "text", clause: "require", text }).clauses.require;
    expect(form.match).toBe("any");
    expect(form.children.map(({ kind }) => kind)).toEqual(["row", "expression"]);
  });

  test("a text that cannot be read leaves the form as it was, and is told with its place", () => {
    const text = "it.description.trim().size() >= ";
    const draft = edited(PRI_02, { type: "text", clause: "require", text });
    expect(draft.clauses.require).toEqual({ text, form: PRI_02.clauses.require.form, isReadable: false });
    expect(draftProblems(draft).clauses.require).toEqual([
      {
        path: [],
        start: text.length,
        end: text.length,
        message: expect.stringContaining("value is missing"),
      },
    ]);
  });

  test("a field the rule no longer knows is kept as text, told at its row, and back when it is known again", () => {
    const ports = edited(PRI_02, { type: "select", select: "inputPorts[]" });
    expect(ports.clauses.require.form.children.map(({ kind }) => kind)).toEqual(["expression"]);
    expect(draftProblems(ports).clauses.require.map(({ path }) => path)).toEqual([[0]]);
    const back = edited(ports, { type: "select", select: PRI_02.select });
    expect(back.clauses).toEqual(PRI_02.clauses);
  });

  test("a problem stands at the row it belongs to", () => {
    const text = 'filled(it.name) && (it.classification == "secret" || it.tags.exists(t, t > 3))';
    const problems = draftProblems(edited(PRI_02, { type: "text", clause: "require", text })).clauses.require;
    expect(problems.map(({ path }) => path)).toEqual([
      [1, 0],
      [1, 1, 0],
    ]);
    expect(text.slice(problems[0]?.start, problems[0]?.end)).toBe('"secret"');
  });
});

describe("a parameter under another name", () => {
  const draft = edited(
    toDraft(contentOf("PRI-02")),
    { type: "text", clause: "where", text: 'it.title != "param.min" && it.name.size() > param.min' },
    { type: "facts", facts: { message: "At least {param.min}." } },
    { type: "rename-param", from: "min", to: "fewest" },
  );

  test("is called so wherever it is used, and nowhere else", () => {
    expect(draft.clauses.where.text).toBe('it.title != "param.min" && it.name.size() > param.fewest');
    expect(draft.clauses.require.text).toBe("it.description.trim().size() >= param.fewest");
    expect(draft.message).toBe("At least {param.fewest}.");
    expect(draftProblems(draft).clauses).toEqual({ scope: [], where: [], require: [] });
  });
});

describe("a draft is not saved", () => {
  const sound = toDraft(contentOf("PRI-02"));
  const gapsOf = (draft: PolicyDraft) => [...draftProblems(draft).gaps.keys()];
  const othersOf = (draft: PolicyDraft) => [...draftProblems(draft).others.keys()];

  test.each<[string, PolicyDraft, string[]]>([
    ["blank", BLANK_POLICY, ["title", "rationale", "rule.require"]],
    ["without a title", { ...sound, title: " " }, ["title"]],
    ["with a link that is none", { ...sound, helpUrl: "agora" }, ["remediation.url"]],
    [
      "with a reference without a name",
      { ...sound, references: [{ framework: "", clause: "", url: "" }] },
      ["references.0.framework"],
    ],
  ])("%s", (_case, draft, gaps) => {
    expect(gapsOf(draft)).toEqual(gaps);
    expect(hasProblems(draftProblems(draft))).toBe(true);
  });

  test("while a value is missing, which is told once", () => {
    const draft = edited(sound, { type: "text", clause: "require", text: 'it.description.size() >= ""' });
    const row = edited(draft, {
      type: "form",
      clause: "require",
      edit: {
        kind: "replace",
        path: [0],
        node: {
          kind: "row",
          field: "it.description",
          measure: "textLength",
          operator: "gte",
          operand: { kind: "value", value: "" },
        },
      },
    });
    expect(draftProblems(row).clauses.require.map(({ message }) => message)).toEqual([
      "A value is missing here.",
    ]);
  });

  test("with a placeholder nobody knows, a parameter nobody uses, or an example it does not fit", () => {
    expect(othersOf({ ...sound, message: "Column {it.nam}." })).toEqual(["message"]);
    const unused = { name: "spare", type: "number" as const, value: 1 };
    expect(othersOf({ ...sound, params: [...sound.params, unused] })).toEqual(["rule.params.1"]);
    const [passes] = sound.examples;
    if (!passes) throw new Error("PRI-02 has examples.");
    expect(othersOf({ ...sound, examples: [{ ...passes, expect: { failAt: ["/title"] } }] })).toEqual([
      "examples.0",
    ]);
  });
});

test("an edit makes the work unsaved, and a save makes it saved", () => {
  const start = startEditing(BLANK_POLICY, null);
  const changed = editPolicy(start, { type: "facts", facts: { title: "Columns have names" } });
  expect([start.isDirty, changed.isDirty, editPolicy(changed, { type: "saved" }).isDirty]).toEqual([
    false,
    true,
    false,
  ]);
});
