import { describe, expect, test } from "vitest";
import type { PaletteAction } from "@/lib/discovery/palette";
import { paletteActionsFor } from "@/lib/discovery/palette-actions";
import { wordsBegin } from "@/lib/discovery/words-begin";
import { aMemberOf, anActor, anAdmin } from "../builders";

function addresses(actions: readonly PaletteAction[]): string[] {
  return actions.flatMap((action) => ("href" in action ? [action.href] : []));
}

describe("the palette offers", () => {
  const RESTRICTED = [
    "/products/new",
    "/governance/audit",
    "/governance/policies/new",
    "/domains/new",
    "/admin/people/invite",
    "/admin/people",
    "/admin/search",
  ];

  test("to a member nothing that would be refused", () => {
    const offered = addresses(paletteActionsFor(anActor()));
    for (const href of RESTRICTED) expect(offered).not.toContain(href);
    expect(offered).toContain("/drafts");
  });

  test("to a contributor to register, to an owner to write policies, to an auditor the audit log", () => {
    expect(addresses(paletteActionsFor(aMemberOf("sales", "contributor")))).toContain("/products/new");
    expect(addresses(paletteActionsFor(aMemberOf("sales", "contributor")))).not.toContain(
      "/governance/policies/new",
    );
    expect(addresses(paletteActionsFor(aMemberOf("sales", "owner")))).toContain("/governance/policies/new");
    expect(addresses(paletteActionsFor(anActor({ orgRoles: ["auditor"] })))).toContain("/governance/audit");
  });

  test("to an admin the administration, each action once", () => {
    const offered = paletteActionsFor(anAdmin());
    expect(addresses(offered)).toEqual(expect.arrayContaining(["/admin/people", "/domains/new"]));
    expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
  });
});

describe("words begin", () => {
  test.each([
    ["Register a data product", "reg prod", true],
    ["Register a data product", "prod reg", true],
    ["Register a data product", "roduct", false],
    ["Größen", "gros", true],
    ["Café", "cafe", true],
    ["SEC-01 Encrypted", "sec-01", true],
    ["anything", "", true],
    ["anything", "%", true],
  ])("%s, asked for %s: %s", (text, asked, expected) => {
    expect(wordsBegin(text, asked)).toBe(expected);
  });
});
