import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HistoryAction, historyReducer, startHistory } from "@/components/editor/editor-history";
import { equalJson, type JsonObject } from "@/lib/registry/json";

const START: JsonObject = {
  title: "Orders",
  own: { kept: true },
  outputPorts: [{ name: "a" }, { name: "b" }],
};

function historyAfter(actions: readonly HistoryAction[], document = START) {
  return actions.reduce(historyReducer, startHistory(document));
}

function typing(pointer: string, text: string): HistoryAction[] {
  return [...text].map((_, index) => ({
    type: "edit",
    edits: [{ pointer, value: text.slice(0, index + 1) }],
    group: pointer,
  }));
}

describe("the history of an edited document", () => {
  test("what the form does not know survives every edit", () => {
    const { document } = historyAfter(typing("/summary", "Every order line."));
    expect(document).toEqual({ ...START, summary: "Every order line." });
  });

  test("one undo takes back what was typed into one field in one go, and no more", () => {
    const typed = [...typing("/title", "Returns"), ...typing("/summary", "Short")];
    const undone = historyReducer(historyAfter(typed), { type: "undo" });
    expect(undone.document).toEqual({ ...START, title: "Returns" });
  });

  test("leaving the field between two words makes two steps of them", () => {
    const history = historyAfter([
      ...typing("/title", "One"),
      { type: "settle" },
      { type: "edit", edits: [{ pointer: "/title", value: "One two" }], group: "/title" },
      { type: "undo" },
    ]);
    expect(history.document.title).toBe("One");
  });

  test("an edit that changes nothing is no step", () => {
    const history = historyAfter([
      { type: "edit", edits: [{ pointer: "/archetype", value: undefined }], group: null },
    ]);
    expect(history.past).toEqual([]);
  });

  test("an edit after an undo ends what could have been redone", () => {
    const history = historyAfter([...typing("/title", "A"), { type: "undo" }, ...typing("/summary", "B")]);
    expect(history.future).toEqual([]);
  });

  test("undoing everything gives the document one started with, and redoing everything gives it back", () => {
    const pointer = fc.constantFrom(
      "/title",
      "/summary",
      "/outputPorts/1/name",
      "/outputPorts/-",
      "/own/deep/er",
    );
    const value = fc.oneof(fc.string(), fc.constant(undefined), fc.constant({ name: "c" }));
    const edit = fc
      .record({ pointer, value })
      .map((one): HistoryAction => ({ type: "edit", edits: [one], group: null }));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const edited = historyAfter(edits);
        const undone = edits.reduce((history) => historyReducer(history, { type: "undo" }), edited);
        expect(undone.document).toEqual(START);
        const redone = edits.reduce((history) => historyReducer(history, { type: "redo" }), undone);
        expect(equalJson(redone.document, edited.document)).toBe(true);
      }),
    );
  });
});
