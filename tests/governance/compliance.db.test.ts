import { afterEach, describe, expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { checkDraft } from "@/lib/governance/queries/check-draft";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { findEvaluations, findLatestEvaluation } from "@/lib/governance/queries/find-evaluations";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { aMesh } from "../registry/mesh";
import { aProduct, editDraft, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const mesh = await aMesh();
const { steward, contributor, stranger, admin, auditor, marketer } = mesh;
const sales = mesh.sales.slug;
const PAGE = { page: 1, size: 20 };

afterEach(retireAll);

describe("the check of a draft", () => {
  test("says what the gate then says, with the version the changes ask for", async () => {
    await enforce(admin, contentOf("PRI-02"));
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    const document = goodProductBut({
      [`${EMAIL_COLUMN}/description`]: "Customer",
      [`${EMAIL_COLUMN}/name`]: "buyer",
    });
    const revision = await editDraft(contributor, ref, 2, document);

    const check = await checkDraft(contributor, ref);
    expect(check).toMatchObject({ revision, proposal: { version: "2.0.0", level: "major" } });
    expect(check?.breaking).toHaveLength(1);
    const { evaluation } = await publishProduct(steward, publish({ revision, version: "2.0.0" }));
    expect(check?.evaluation).toEqual({
      decision: evaluation.decision,
      bundleHash: evaluation.bundleHash,
      outcomes: evaluation.outcomes,
      asOf: expect.any(String),
    });
  });

  test("leaves nothing behind, and is for those who may read the draft", async () => {
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    for (const reader of [contributor, steward, admin]) expect(await checkDraft(reader, ref)).not.toBeNull();
    for (const other of [stranger, marketer, auditor]) expect(await checkDraft(other, ref)).toBeNull();
    expect((await findEvaluations(steward, ref, PAGE)).total).toBe(1);
  });
});

describe("compliance", () => {
  test("judges the published version by today's policies, whatever the draft says", async () => {
    const { ref, publish } = await aProduct(contributor, sales, goodProductBut({ "/retention": undefined }));
    expect(await findCompliance(steward, ref)).toBeNull();
    await publishProduct(steward, publish());
    expect(await findCompliance(stranger, ref)).toMatchObject({ decision: "publishable" });

    await enforce(admin, contentOf("COM-01"));
    await editDraft(contributor, ref, 2, goodProductBut({}));
    expect(await findCompliance(stranger, ref)).toMatchObject({ decision: "refused" });
  });

  test("knows that a product was deprecated, which its document does not", async () => {
    const key = await enforce(admin, contentOf("LIF-04"));
    const { ref, publish } = await aProduct(contributor, sales);
    const successor = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    const statusNow = async () =>
      (await findCompliance(stranger, ref))?.outcomes.find(({ policy }) => policy.key === key)?.status;
    expect(await statusNow()).toBe("not-applicable");

    await deprecateProduct(steward, { ...ref, sunset: null, successor: null, note: "" });
    expect(await statusNow()).toBe("fail");
    const sunset = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    await deprecateProduct(steward, { ...ref, sunset, successor: successor.ref, note: "" });
    expect(await statusNow()).toBe("pass");
  });

  test("compares a version with the one it followed, not with itself", async () => {
    const key = await enforce(admin, contentOf("LIF-02"));
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    const revision = await editDraft(
      contributor,
      ref,
      2,
      goodProductBut({ [`${EMAIL_COLUMN}/name`]: "buyer_id" }),
    );
    await publishProduct(steward, publish({ revision, version: "2.0.0" }));
    const compliance = await findCompliance(stranger, ref);
    expect(compliance).toMatchObject({ decision: "publishable" });
    expect(compliance?.outcomes.find(({ policy }) => policy.key === key)).toMatchObject({
      status: "pass",
      checked: 1,
    });
  });
});

test("receipts of published versions are for everyone who sees the product; stopped attempts are the team's", async () => {
  const { ref, publish } = await aProduct(contributor, sales);
  await publishProduct(steward, publish());
  await enforce(admin, contentOf("COM-01"));
  const revision = await editDraft(contributor, ref, 2, goodProductBut({ "/retention": undefined }));
  await publishProduct(steward, publish({ revision, version: "1.1.0" }));

  for (const reader of [contributor, auditor, admin]) {
    expect((await findEvaluations(reader, ref, PAGE)).items.map(({ decision }) => decision)).toEqual([
      "refused",
      "publishable",
    ]);
    expect(await findLatestEvaluation(reader, ref)).toMatchObject({
      decision: "refused",
      publishedVersion: null,
    });
  }
  for (const other of [stranger, marketer]) {
    expect((await findEvaluations(other, ref, PAGE)).total).toBe(1);
    expect(await findLatestEvaluation(other, ref)).toMatchObject({
      publishedVersion: "1.0.0",
      actorName: steward.name,
    });
  }
});

test("a product hidden from somebody has no compliance, no check and no receipts for them", async () => {
  const { ref, publish } = await aProduct(
    contributor,
    sales,
    goodProductBut({ "/visibility": { discoverableBy: "domains" } }),
  );
  await publishProduct(steward, publish());
  for (const other of [stranger, marketer]) {
    expect(await findCompliance(other, ref)).toBeNull();
    expect(await checkDraft(other, ref)).toBeNull();
    expect(await findLatestEvaluation(other, ref)).toBeNull();
    expect(await findEvaluations(other, ref, PAGE)).toEqual({ items: [], total: 0 });
  }
});
