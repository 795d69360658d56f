import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import type { JsonObject } from "@/lib/registry/json";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { findProduct } from "@/lib/registry/queries/find-product";
import { insertVersion, lockProduct, replaceRows } from "@/lib/registry/store";
import { createDomainRow, createPerson } from "../people";
import { aDraft, aMesh, aPassingEvaluation, aPublished, publishDraft } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

describe("a new version", () => {
  test("becomes what people see, with its headline and audience, and the draft starts over from it", async () => {
    const { id, ref } = await aDraft(mesh.owner, mesh.sales.slug, {
      summary: "Every line.",
      visibility: { discoverableBy: "domains", domains: [mesh.marketing.slug, "no-such-domain"] },
    });
    const at = new Date("2026-05-04T03:02:01.123Z");
    const snapshot = { title: "As published", outputPorts: [] };
    const published = await db.$transaction(async (tx) => {
      const product = await lockProduct(tx, id);
      const evaluation = await aPassingEvaluation(id, snapshot, tx);
      const descriptor = { ...product.draft, ...snapshot };
      return insertVersion(tx, product, {
        ...evaluation,
        version: "1.0.0",
        descriptor,
        changeNote: "First.",
        publishedAt: at,
        publishedById: mesh.steward.id,
      });
    });
    expect(published).toEqual({ id: expect.any(String), ordinal: 1, draftRevision: 2 });
    expect(await findProduct(mesh.marketer, ref)).toMatchObject({
      title: "As published",
      summary: "Every line.",
      lifecycle: "active",
      updatedAt: at,
      current: {
        version: "1.0.0",
        changeNote: "First.",
        publishedAt: at,
        publishedBy: { name: "Sales steward" },
      },
    });
    expect(await findDraft(mesh.owner, ref)).toMatchObject({ revision: 2, descriptor: snapshot });
    const row = await db.dataProduct.findUniqueOrThrow({ where: { id } });
    expect(row.audience.sort()).toEqual([mesh.sales.id, mesh.marketing.id].sort());
    expect(row.discoverableBy).toBe("domains");
  });

  test("is numbered after the one before; the same version is refused and leaves everything as it was", async () => {
    const { id, ref } = await aPublished(mesh.owner, mesh.sales.slug);
    await expect(publishDraft(mesh.owner, id, "1.0.0")).rejects.toMatchObject({ code: "conflict" });
    expect(await db.evaluation.count({ where: { productId: id } })).toBe(1);
    expect(await publishDraft(mesh.owner, id, "1.1.0")).toMatchObject({ ordinal: 2 });
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({
      current: { version: "1.1.0", ordinal: 2 },
    });
  });

  test("of two published at the same moment one follows the other", async () => {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug);
    const both = await Promise.all([
      publishDraft(mesh.owner, id, "1.0.0"),
      publishDraft(mesh.owner, id, "2.0.0"),
    ]);
    expect(both.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2]);
  });

  test("stays found by its audience when a domain is renamed or moved", async () => {
    const partner = await createDomainRow();
    const { id } = await aPublished(mesh.owner, mesh.sales.slug, {
      visibility: { discoverableBy: "domains", domains: [partner.slug] },
    });
    await db.domain.update({ where: { id: partner.id }, data: { slug: `${partner.slug}-x` } });
    expect((await db.dataProduct.findUniqueOrThrow({ where: { id } })).audience).toContain(partner.id);
  });

  test("a product that is gone cannot be locked", async () => {
    const gone = db.$transaction((tx) => lockProduct(tx, "nowhere"));
    await expect(gone).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the rows of a version", () => {
  const NOTHING = { ports: [], columns: [], tags: [], inputs: [], definitions: [] };
  const column = (position: number) => ({
    position,
    portName: "lines",
    path: `column_${position}`,
    type: "string",
    classification: "internal",
    personalData: "none",
    description: "",
  });
  const replace = (id: string, rows: Parameters<typeof replaceRows>[2]) =>
    db.$transaction((tx) => replaceRows(tx, id, rows));
  const stored = async (productId: string) => ({
    ports: await db.outputPort.count({ where: { productId } }),
    columns: await db.column.count({ where: { productId } }),
    tags: await db.productTag.count({ where: { productId } }),
    inputs: await db.inputEdge.count({ where: { productId } }),
    definitions: await db.businessDefinition.count({ where: { productId } }),
  });

  test("ten thousand columns are stored, and replaced whole", async () => {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug);
    await replace(id, {
      ports: [{ position: 0, name: "lines", type: "table", platform: "postgres", version: "1.0.0" }],
      columns: Array.from({ length: 10_000 }, (_, position) => column(position)),
      tags: ["orders", "sales"],
      inputs: [{ position: 0, inputName: "erp", productRef: null, portName: null, external: "SAP" }],
      definitions: [{ position: 0, portName: "lines", path: "a", url: "/glossary/order" }],
    });
    expect(await stored(id)).toEqual({ ports: 1, columns: 10_000, tags: 2, inputs: 1, definitions: 1 });
    const where = { productId_position: { productId: id, position: 9_999 } };
    expect(await db.column.findUnique({ where })).toEqual({ productId: id, ...column(9_999) });
    await replace(id, { ...NOTHING, columns: [column(0)] });
    expect(await stored(id)).toEqual({ ports: 0, columns: 1, tags: 0, inputs: 0, definitions: 0 });
  });

  test("a text no index can hold is cut rather than refused", async () => {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug);
    const long = Array.from({ length: 9_000 }, (_, n) => String.fromCharCode(0x4e00 + n)).join("");
    await replace(id, {
      ports: [],
      columns: [{ ...column(0), path: long }],
      tags: [`${long}a`, `${long}b`],
      inputs: [{ position: 0, inputName: "x", productRef: `a/${long}`, portName: null, external: null }],
      definitions: [{ position: 0, portName: "x", path: long, url: `https://x/${long}` }],
    });
    expect(await stored(id)).toEqual({ ports: 0, columns: 1, tags: 1, inputs: 1, definitions: 1 });
  });
});

describe("the database itself refuses", () => {
  async function anEvaluated(decision: string) {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug);
    const evaluation = await db.evaluation.create({
      data: { productId: id, snapshotHash: "h", decision, bundleHash: "b", outcomes: [], asOf: new Date() },
    });
    return { id, evaluationId: evaluation.id };
  }
  const publishByHand = (
    id: string,
    evaluationId: string,
    facts: { hash?: string; decision?: string } = {},
  ) =>
    db.$executeRaw`INSERT INTO "product_version"
      ("id", "product_id", "ordinal", "version", "descriptor", "snapshot_hash", "evaluation_id", "decision")
      VALUES (${`v-${id}`}, ${id}, 1, '1.0.0', '{}', ${facts.hash ?? "h"}, ${evaluationId}, ${facts.decision ?? "publishable"})`;

  test("accepts a version whose evaluation passed", async () => {
    const { id, evaluationId } = await anEvaluated("publishable");
    expect(await publishByHand(id, evaluationId)).toBe(1);
  });

  test("a version without an evaluation", async () => {
    const { id } = await anEvaluated("publishable");
    await expect(publishByHand(id, "none")).rejects.toThrow();
  });

  test("a version whose evaluation refused it, whatever the version claims", async () => {
    const { id, evaluationId } = await anEvaluated("refused");
    await expect(publishByHand(id, evaluationId)).rejects.toThrow();
    await expect(publishByHand(id, evaluationId, { decision: "refused" })).rejects.toThrow();
  });

  test("a version of another snapshot than the one evaluated", async () => {
    const { id, evaluationId } = await anEvaluated("publishable");
    await expect(publishByHand(id, evaluationId, { hash: "another" })).rejects.toThrow();
  });

  test("the evaluation of another product", async () => {
    const { evaluationId } = await anEvaluated("publishable");
    const { id } = await anEvaluated("publishable");
    await expect(publishByHand(id, evaluationId)).rejects.toThrow();
  });

  test("two versions on one evaluation", async () => {
    const { id, evaluationId } = await anEvaluated("publishable");
    await publishByHand(id, evaluationId);
    const second = db.$executeRaw`INSERT INTO "product_version"
      ("id", "product_id", "ordinal", "version", "descriptor", "snapshot_hash", "evaluation_id", "decision")
      VALUES (${`w-${id}`}, ${id}, 2, '2.0.0', '{}', 'h', ${evaluationId}, 'publishable')`;
    await expect(second).rejects.toThrow();
  });

  test("a published product without a version, or with the version of another", async () => {
    const one = await aDraft(mesh.owner, mesh.sales.slug);
    const other = await aPublished(mesh.owner, mesh.sales.slug);
    const bare = db.$executeRaw`UPDATE "data_product" SET "lifecycle" = 'active' WHERE "id" = ${one.id}`;
    await expect(bare).rejects.toThrow();
    const borrowed = db.$executeRaw`UPDATE "data_product" SET "lifecycle" = 'active', "current_version_id" =
      (SELECT "current_version_id" FROM "data_product" WHERE "id" = ${other.id}) WHERE "id" = ${one.id}`;
    await expect(borrowed).rejects.toThrow();
  });

  test("any change of a version or an evaluation", async () => {
    const { id } = await aPublished(mesh.owner, mesh.sales.slug);
    const attempts = [
      () => db.$executeRaw`UPDATE "product_version" SET "descriptor" = '{}' WHERE "product_id" = ${id}`,
      () => db.$executeRaw`UPDATE "product_version" SET "published_by_id" = NULL WHERE "product_id" = ${id}`,
      () => db.$executeRaw`DELETE FROM "product_version" WHERE "product_id" = ${id}`,
      () =>
        db.$executeRaw`UPDATE "evaluation" SET "outcomes" = '[]', "decision" = 'refused' WHERE "product_id" = ${id}`,
      () => db.$executeRaw`DELETE FROM "evaluation" WHERE "product_id" = ${id}`,
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow("history");
  });

  test.each<[string, JsonObject]>([
    ["lifecycle", { lifecycle: "live" }],
    ["discoverability", { discoverableBy: "nobody" }],
  ])("a %s nobody decided on", async (_case, data) => {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug);
    await expect(db.dataProduct.update({ where: { id }, data })).rejects.toThrow();
  });

  test("a domain that is its own parent, and the deletion of one that holds something", async () => {
    const domain = await createDomainRow();
    const own = db.$executeRaw`UPDATE "domain" SET "parent_id" = "id" WHERE "id" = ${domain.id}`;
    await expect(own).rejects.toThrow();
    await aDraft(mesh.owner, mesh.sales.slug);
    await expect(db.$executeRaw`DELETE FROM "domain" WHERE "id" = ${mesh.sales.id}`).rejects.toThrow();
  });

  test("nothing when an account is deleted: history only forgets the name", async () => {
    const leaver = await createPerson({ domainRoles: { [mesh.sales.id]: "owner" } });
    const { ref } = await aPublished(leaver, mesh.sales.slug);
    await db.user.delete({ where: { id: leaver.id } });
    expect(await findProduct(mesh.owner, ref)).toMatchObject({
      current: { publishedBy: null },
      draft: { updatedBy: null },
    });
  });
});
