import { afterEach, describe, expect, test } from "vitest";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { findPublicationDecision } from "@/lib/governance/queries/find-publication-decision";
import { db } from "@/lib/platform/db";
import { aMesh, aPublished } from "../registry/mesh";
import { aProduct, editDraft, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const mesh = await aMesh();
const { steward, contributor, stranger, admin, auditor, marketer } = mesh;
const sales = mesh.sales.slug;

afterEach(retireAll);

const FAULTY = goodProductBut({
  [`${EMAIL_COLUMN}/description`]: "Customer",
  [`${EMAIL_COLUMN}/name`]: "customerId",
  "/retention": undefined,
});

describe("a publication decided again", () => {
  test("says what its receipt says, whatever became of the policies since", async () => {
    const warned = await enforce(admin, contentOf("META-04"));
    const bent = await enforce(admin, contentOf("SEC-02"));
    const local = await enforce(mesh.owner, contentOf("LIF-02"), mesh.sales.id);
    const { ref, publish } = await aProduct(contributor, sales, FAULTY);
    await publishProduct(steward, publish({ acknowledged: true }));
    const revision = await editDraft(contributor, ref, 2, { ...FAULTY, summary: "Something else." });
    await publishProduct(steward, publish({ revision, version: "1.1.0", acknowledged: true }));

    const stricter = { ...contentOf("COM-01"), title: "Something else altogether is asked now" };
    await changePolicy(admin, { key: bent, revision: 2, content: stricter, changeNote: "" });
    await activatePolicy(admin, { key: bent, revision: 3, version: 2 });
    await db.policy.updateMany({ where: { key: warned }, data: { status: "retired" } });
    const added = await enforce(admin, contentOf("PRI-02"));

    for (const version of ["1.0.0", "1.1.0"]) {
      const decision = await findPublicationDecision(stranger, ref, version);
      expect(decision).toMatchObject({
        receipt: { decision: "publishable-with-warnings", actorName: steward.name },
        recorded: { acknowledged: true },
        previousVersion: version === "1.0.0" ? null : "1.0.0",
        differences: [],
      });
      expect(decision?.policyChanges.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
        { kind: "added", key: added, version: 1 },
        { kind: "changed", key: bent, from: 1, to: 2, title: stricter.title },
        { kind: "removed", key: warned, version: 1 },
      ]);
      expect(decision?.receipt.outcomes.map(({ policy }) => policy.key)).toContain(local);
    }
  });

  test("counts the graces and the waivers of then, though both have ended since", async () => {
    const inGrace = await enforce(admin, { ...contentOf("PRI-02"), graceDays: 30, ratchet: false });
    await retireAll();
    const { id, ref, publish } = await aProduct(contributor, sales, FAULTY);
    await publishProduct(steward, publish());
    await db.policy.updateMany({ where: { key: inGrace }, data: { status: "active" } });
    const waived = await enforce(admin, contentOf("COM-01"));
    const policy = await db.policy.findUniqueOrThrow({ where: { key: waived } });
    const waiver = await db.waiver.create({
      data: {
        policyId: policy.id,
        policyVersion: 1,
        productId: id,
        elements: [],
        reason: "The retention period is being decided.",
        status: "active",
        requestedById: steward.id,
        decidedById: admin.id,
        startsAt: new Date(Date.now() - 60_000),
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    const publication = await publishProduct(steward, publish({ revision: 2, version: "1.0.1" }));
    expect(publication.published).toBe(true);
    const statusOf = (key: string) =>
      publication.evaluation.outcomes.find((outcome) => outcome.policy.key === key)?.status;
    expect([statusOf(inGrace), statusOf(waived)]).toEqual(["grace", "waived"]);

    await db.waiver.update({ where: { id: waiver.id }, data: { status: "revoked" } });
    await db.policy.updateMany({
      where: { key: inGrace },
      data: { effectiveFrom: new Date("2020-01-01T00:00:00Z") },
    });
    const decision = await findPublicationDecision(stranger, ref, "1.0.1");
    expect(decision).toMatchObject({ differences: [], recorded: { waivers: [{ id: waiver.id }] } });
  });

  test("says exactly what differs where the stored document is another than was decided", async () => {
    const key = await enforce(admin, contentOf("META-04"));
    const { id, ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    const tampered = JSON.stringify({
      ...goodProductBut({ [`${EMAIL_COLUMN}/name`]: "customerId" }),
      ...ref,
      version: "1.0.0",
      status: "active",
    });
    await db.$executeRaw`ALTER TABLE "product_version" DISABLE TRIGGER USER`;
    await db.$executeRaw`UPDATE "product_version" SET "descriptor" = ${tampered}::json WHERE "product_id" = ${id}`;
    await db.$executeRaw`ALTER TABLE "product_version" ENABLE TRIGGER USER`;

    const decision = await findPublicationDecision(stranger, ref, "1.0.0");
    const labels = decision?.differences.map(({ label }) => label);
    expect(labels).toContain("Hash of the document");
    expect(decision?.differences).toContainEqual({
      label: `${key}, status`,
      before: "pass",
      after: "fail",
    });
  });

  test("is held against the audit log, so that a receipt exchanged in the database is found", async () => {
    const { ref, publish } = await aProduct(contributor, sales);
    const { evaluation } = await publishProduct(steward, publish());
    await db.$executeRaw`ALTER TABLE "evaluation" DISABLE TRIGGER USER`;
    await db.$executeRaw`UPDATE "evaluation" SET "bundle_hash" = 'another' WHERE "id" = ${evaluation.id}`;
    await db.$executeRaw`ALTER TABLE "evaluation" ENABLE TRIGGER USER`;
    expect((await findPublicationDecision(stranger, ref, "1.0.0"))?.differences).toEqual([
      {
        label: "Audit log, hash of the policies in force",
        before: evaluation.bundleHash,
        after: "another",
      },
    ]);
  });

  test("names a policy version that is no longer kept rather than pass it over", async () => {
    const key = await enforce(admin, contentOf("SEC-02"));
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    await db.$executeRaw`ALTER TABLE "policy_version" DISABLE TRIGGER USER`;
    await db.policy.delete({ where: { key } });
    await db.$executeRaw`ALTER TABLE "policy_version" ENABLE TRIGGER USER`;
    expect((await findPublicationDecision(stranger, ref, "1.0.0"))?.differences).toEqual([
      { label: key, before: "pass", after: "version 1 is no longer kept" },
    ]);
  });

  test("holds for receipts written before terms were kept: their policies bound always", async () => {
    await enforce(admin, contentOf("META-04"));
    const { ref, publish } = await aProduct(contributor, sales, FAULTY);
    const { evaluation } = await publishProduct(steward, publish({ acknowledged: true }));
    const older = evaluation.outcomes.map(
      ({ term: _t, mode: _m, graceUntil: _g, waived: _w, validUntil: _v, ...outcome }) => ({
        ...outcome,
        findings: outcome.findings.map(({ standing: _s, waiver: _x, ...finding }) => finding),
      }),
    );
    await db.$executeRaw`ALTER TABLE "evaluation" DISABLE TRIGGER USER`;
    await db.$executeRaw`
      UPDATE "evaluation" SET "outcomes" = ${JSON.stringify(older)}::jsonb WHERE "id" = ${evaluation.id}`;
    await db.$executeRaw`ALTER TABLE "evaluation" ENABLE TRIGGER USER`;
    expect((await findPublicationDecision(stranger, ref, "1.0.0"))?.differences).toEqual([]);
  });
});

describe("the published decision", () => {
  test("is for everyone who sees the product; its number in the log, for who reads that", async () => {
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    for (const reader of [stranger, marketer, contributor, steward])
      expect(await findPublicationDecision(reader, ref, "1.0.0")).toMatchObject({ seq: null });
    for (const reader of [admin, auditor])
      expect(await findPublicationDecision(reader, ref, "1.0.0")).toMatchObject({ seq: expect.any(Number) });
  });

  test("is hidden with its product, and there is none for a version there is not", async () => {
    const restricted = { visibility: { discoverableBy: "domains" } };
    const { ref } = await aPublished(mesh.owner, sales, restricted);
    expect(await findPublicationDecision(stranger, ref, "1.0.0")).toBeNull();
    expect(await findPublicationDecision(mesh.owner, ref, "1.0.0")).not.toBeNull();
    expect(await findPublicationDecision(mesh.owner, ref, "9.9.9")).toBeNull();
  });
});
