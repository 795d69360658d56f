import { describe, expect, test } from "vitest";
import { columnPointer, parseStep, placeOf } from "@/components/editor/editor-step";

describe("a place of the document opens the part of the editor it is edited in", () => {
  test.each([
    ["", "review", null, null],
    ["/title", "basics", null, null],
    ["/somebodys/own/field", "basics", null, null],
    ["/outputPorts", "ports", null, null],
    ["/outputPorts/2/access/approval", "ports", 2, null],
    ["/outputPorts/1/contract", "ports", 1, null],
    ["/outputPorts/1/contract/servers/0/host", "ports", 1, null],
    ["/outputPorts/1/contract/schema", "ports", 1, null],
    ["/outputPorts/1/contract/schema/3/properties/4/description", "ports", 1, 3],
    ["/outputPorts/1/contract/slaProperties", "contract", 1, null],
    ["/outputPorts/0/contract/quality", "contract", 0, null],
    ["/outputPorts/0/contract/schema/2/quality/0/dimension", "contract", 0, 2],
    ["/outputPorts/0/contract/schema/2/properties/1/quality/0", "contract", 0, 2],
    ["/inputPorts/0/product", "ports", null, null],
    ["/terms/licence", "contract", null, null],
    ["/team/members/0/username", "people", null, null],
    ["/support", "people", null, null],
    ["/retention/days", "privacy", null, null],
    ["/visibility/discoverableBy", "privacy", null, null],
  ])("%s", (pointer, step, port, table) => {
    expect(placeOf(pointer)).toMatchObject({ step, port, table });
  });

  test("what stands at a column, however deep, belongs to the innermost one", () => {
    const column = "/outputPorts/0/contract/schema/1/properties/2/items/properties/0";
    expect(columnPointer(`${column}/customProperties/0/value`)).toBe(column);
    expect(columnPointer("/outputPorts/0/contract/schema/1/name")).toBeNull();
    expect(placeOf(`${column}/description`).column).toBe(column);
  });

  test("an address that names no step opens the first one", () => {
    expect([parseStep("privacy"), parseStep("nonsense"), parseStep(null)]).toEqual([
      "privacy",
      "basics",
      "basics",
    ]);
  });
});
