import { afterAll, describe, expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { evaluate } from "@/lib/governance/evaluate";
import { parse } from "@/lib/governance/language/parse";
import type { PolicyContent } from "@/lib/governance/model";
import { db } from "@/lib/platform/db";
import type { Json, JsonObject } from "@/lib/registry/json";
import { aMesh } from "../registry/mesh";
import { keptOutcomes, keptRating, retireAllByEvent, untilKept } from "./compliance/kept";
import { aProduct, enforce } from "./publishing";
import { aSubject, bundleOf, contentOf, goodProductBut } from "./setting";

const mesh = await aMesh();
const { admin, contributor, steward } = mesh;
const COLUMNS = "/outputPorts/0/contract/schema/0/properties";

afterAll(retireAllByEvent);

/** Compares every column with every pair of columns: a hundred of them are too many steps, three are not. */
function tooCostly(): PolicyContent {
  const parsed = parse(
    "filled(it.description) && it.columns.all(a, it.columns.all(b, it.columns.all(c, filled(c.name))))",
  );
  if (!parsed.ok) throw new Error("The rule of this test does not parse.");
  const { examples: _examples, ...content } = contentOf("COM-01");
  const day = "2026-01-15";
  const facts = { previous: null, asOf: day, lastPublished: day };
  const pointer = "/outputPorts/0/description";
  return {
    ...content,
    level: "block",
    scope: null,
    rule: { select: "outputPorts[]", require: parsed.expression, params: [] },
    message: "",
    examples: [
      { ...facts, name: "Described", document: goodProductBut({}), expect: "pass" },
      {
        ...facts,
        name: "Not described",
        document: goodProductBut({ [pointer]: undefined }),
        expect: { failAt: [pointer] },
      },
    ],
  };
}

function columns(count: number): Json {
  return Array.from({ length: count }, (_, index) => ({
    name: `column_${index}`,
    logicalType: "string",
    description: "What this column holds, in a sentence.",
    classification: "internal",
  }));
}

/** Nested deeper than what is let in today, as a document that was stored before there was a limit. */
function bottomless(levels: number): JsonObject {
  let column: Json = { name: "leaf" };
  for (let level = 0; level < levels; level++) column = { name: "level", properties: [column] };
  return goodProductBut({ [COLUMNS]: [column] });
}

/** The same as text, which no depth keeps from being written. */
function bottomlessText(levels: number): string {
  const [before, after] = JSON.stringify(goodProductBut({ [COLUMNS]: ["HERE"] })).split('"HERE"');
  return `${before}${'{"name":"level","properties":['.repeat(levels)}{"name":"leaf"}${"]}".repeat(levels)}${after}`;
}

/** So deep that whoever reads it level by level runs out of stack. */
const TOO_DEEP = 2_500;

async function published(document: JsonObject) {
  const product = await aProduct(contributor, mesh.sales.slug, document);
  const publication = await publishProduct(steward, product.publish({ acknowledged: true }));
  expect(publication.published).toBe(true);
  return product;
}

describe("a policy that takes too many steps on a product", () => {
  test("refuses it at the gate, is an error in what is kept, and says nothing of the others", async () => {
    const wide = await published(goodProductBut({ [COLUMNS]: columns(110) }));
    const slim = await published(goodProductBut({}));
    const key = await enforce(admin, tooCostly());
    await untilKept();

    const outcomeOf = async ({ id }: { id: string }) =>
      (await keptOutcomes(id)).find(({ policyKey }) => policyKey === key);
    expect(await outcomeOf(wide)).toMatchObject({ status: "error", blocking: true });
    expect((await outcomeOf(wide))?.error).toContain("too many steps");
    expect(await keptRating(wide.id)).toMatchObject({ badge: "non-compliant" });
    expect(await outcomeOf(slim)).toMatchObject({ status: "pass" });
    expect(await keptRating(slim.id)).toMatchObject({ badge: "compliant" });

    const again = await publishProduct(
      steward,
      wide.publish({ revision: 2, version: "1.1.0", acknowledged: true }),
    );
    expect(again).toMatchObject({ published: false, evaluation: { decision: "refused" } });
    await retireAllByEvent();
  });
});

describe("a document that the evaluation breaks on", () => {
  test("is refused by everything that binds it, and says so", () => {
    const { decision, outcomes } = evaluate(aSubject(bottomless(TOO_DEEP)), bundleOf("META-01", "COM-01"));
    expect(decision).toBe("refused");
    const codes = outcomes.map(({ policy }) => policy.key);
    expect(codes).toEqual(expect.arrayContaining(["ESS-01", "META-01", "COM-01"]));
    expect(outcomes.every(({ status, blocking, error }) => status === "error" && blocking && error)).toBe(
      true,
    );
  });

  test("does not pass the gate: its author is told what is wrong with it, and the draft stays", async () => {
    const product = await aProduct(contributor, mesh.sales.slug);
    await db.dataProduct.update({ where: { id: product.id }, data: { draft: bottomless(1_000) } });
    await expect(publishProduct(steward, product.publish({ acknowledged: true }))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("nested deeper"),
    });
    expect(await db.productVersion.count({ where: { productId: product.id } })).toBe(0);
  });

  test("is an error in what is kept, and does not keep the other products from being looked at", async () => {
    const broken = await published(goodProductBut({}));
    const other = await published(goodProductBut({}));
    const { currentVersionId } = await db.dataProduct.findUniqueOrThrow({ where: { id: broken.id } });
    await storeAsItWas(currentVersionId ?? "", bottomlessText(TOO_DEEP));
    const key = await enforce(admin, contentOf("META-01"));
    await untilKept();

    const kept = await keptOutcomes(broken.id);
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.every(({ status, blocking }) => status === "error" && blocking)).toBe(true);
    expect(await keptRating(broken.id)).toMatchObject({ badge: "non-compliant", score: 0 });
    expect((await keptOutcomes(other.id)).find(({ policyKey }) => policyKey === key)).toMatchObject({
      status: "pass",
    });
  });
});

/** A version cannot be changed, so what an older release might have let in is written past the trigger. */
async function storeAsItWas(id: string, descriptor: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE "product_version" DISABLE TRIGGER USER`;
    await tx.$executeRaw`
      UPDATE "product_version" SET "descriptor" = ${descriptor}::json WHERE "id" = ${id}`;
    await tx.$executeRaw`ALTER TABLE "product_version" ENABLE TRIGGER USER`;
  });
}
