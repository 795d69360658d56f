import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BlastRadiusRequest } from "@/lib/governance/blast-radius/request";
import { PublishProduct } from "@/lib/governance/commands/publish-product";
import { ActivatePolicy, ChangePolicy, RetirePolicy } from "@/lib/governance/model";
import { OpenProposal } from "@/lib/governance/proposals/model";
import { ChangeName } from "@/lib/identity/inputs";
import { DiscardDraft } from "@/lib/registry/commands/discard-draft";
import { SaveDraft } from "@/lib/registry/commands/save-draft";
import { invalidInput } from "@/lib/transport/failure";
import { parseInput } from "@/lib/transport/parse-input";
import { read, sourcesBelow } from "../support/source-files";

const unstorable = fc
  .tuple(fc.string(), fc.constantFrom("\u0000", "\ud800", "\udc00"), fc.constantFrom("", " ", "x"))
  .map(([before, character, after]) => `${before.toWellFormed()}${character}${after}`);

const storable = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\u0000", ""));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    storable,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(storable, tie("any"), { maxKeys: 4 }),
  ),
})).any;

const ANYTHING = z.unknown();

describe("what somebody sends", () => {
  test("comes through as it is where every text of it can be stored", () => {
    fc.assert(
      fc.property(value, (raw) => {
        expect(parseInput(ANYTHING, raw)).toEqual({ success: true, data: raw });
      }),
    );
  });

  test("is refused at the place of a text that cannot be stored, however deep, in a value and in a name", () => {
    const path = fc.array(fc.oneof(storable, fc.nat(3)), { maxLength: 5 });
    fc.assert(
      fc.property(path, unstorable, value, (steps, text, other) => {
        const within = steps.reduceRight<unknown>(
          (inner, step) =>
            typeof step === "number" ? [...Array(step).fill(other), inner] : { other, [step]: inner },
          text,
        );
        const result = parseInput(ANYTHING, within);
        expect(result.error?.issues[0]?.path).toEqual(steps);
        expect(parseInput(ANYTHING, { list: [{ [text]: other }] }).error?.issues[0]?.path).toEqual([
          "list",
          0,
        ]);
      }),
    );
  });

  test("is walked to its end though it holds itself or is nested without measure", () => {
    const circle: Record<string, unknown> = { name: "x" };
    circle.self = circle;
    expect(parseInput(ANYTHING, circle).success).toBe(true);
    let deep: unknown = "a\u0000b";
    for (let depth = 0; depth < 500_000; depth += 1) deep = [deep];
    expect(parseInput(ANYTHING, deep).success).toBe(false);
  });

  test("is told by the field, as any other fault of a form", () => {
    const name = parseInput(ChangeName, { name: "A\u0000da" });
    if (name.success) throw new Error("A name cannot hold a NUL.");
    expect(invalidInput(name.error).fields).toEqual({ name: expect.stringContaining("character") });
  });
});

test("whatever form or program sends it, an input is held to its schema in one place", () => {
  const strays = sourcesBelow("src/lib/transport")
    .filter((file) => !file.endsWith("/parse-input.ts"))
    .filter((file) => /\bschema\.(safeParse|parse)\(/.test(read(file)));
  expect(strays).toEqual([]);
});

test("a name is held to it too where no form was sent, as by an outside account", () => {
  expect(ChangeName.safeParse({ name: "A\u0000da" }).success).toBe(false);
  expect(ChangeName.safeParse({ name: "A\ud800da" }).success).toBe(false);
});

describe("a version or a revision that no column holds is refused by", () => {
  const ref = { domain: "sales", name: "orders" };
  const key = "PRI-02";
  const OF: Record<string, (number: number | string) => [z.ZodType, unknown]> = {
    BlastRadiusRequest: (number) => [BlastRadiusRequest, { kind: "saved", key, version: number }],
    SaveDraft: (number) => [SaveDraft, { ...ref, revision: number, descriptor: {} }],
    DiscardDraft: (number) => [DiscardDraft, { ...ref, revision: number }],
    PublishProduct: (number) => [
      PublishProduct,
      { ...ref, revision: number, version: "1.0.0", changeNote: "", acknowledged: false },
    ],
    RetirePolicy: (number) => [RetirePolicy, { key, revision: number }],
    "ActivatePolicy, its revision": (number) => [ActivatePolicy, { key, revision: number, version: 1 }],
    "ActivatePolicy, its version": (number) => [ActivatePolicy, { key, revision: 1, version: number }],
  };

  test.each(Object.entries(OF))("%s", (_name, of) => {
    const accepts = (number: number) => {
      const [schema, input] = of(number);
      return schema.safeParse(input).success;
    };
    expect(accepts(2_147_483_647)).toBe(true);
    for (const number of [2_147_483_648, Number.MAX_SAFE_INTEGER, 0, -1, 1.5])
      expect(accepts(number)).toBe(false);
  });

  test("ChangePolicy and OpenProposal", () => {
    const tooLarge = 2_147_483_648;
    const issuesAt = (schema: z.ZodType, input: unknown) =>
      schema.safeParse(input).error?.issues.map(({ path }) => path.join("."));
    expect(issuesAt(ChangePolicy, { key, revision: tooLarge })).toContain("revision");
    expect(issuesAt(OpenProposal, { key, version: tooLarge })).toContain("version");
  });
});
