import { afterEach, describe, expect, test } from "vitest";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { deleteDomain } from "@/lib/governance/commands/delete-domain";
import { moveProduct } from "@/lib/governance/commands/move-product";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { findDeletionObstacles } from "@/lib/governance/queries/find-deletion-obstacles";
import { findPublicationDecision } from "@/lib/governance/queries/find-publication-decision";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import { db } from "@/lib/platform/db";
import { createDomainRow, createPerson } from "../people";
import { aMesh } from "../registry/mesh";
import { aProduct, enforce, retireAll } from "./publishing";
import { contentOf } from "./setting";

const mesh = await aMesh();
const { admin, marketing } = mesh;

afterEach(retireAll);

async function aDomain() {
  const domain = await createDomainRow();
  const owner = await createPerson({
    domainRoles: { [domain.id]: "owner", [marketing.id]: "owner" },
  });
  return { domain, owner };
}

const recordsOf = (subject: string) =>
  db.auditRecord.findMany({ where: { subject }, orderBy: { seq: "asc" } });

const revisionOf = async (key: string) =>
  (await db.policy.findUniqueOrThrow({ where: { key }, select: { revision: true } })).revision;

describe("deleting a domain with policies of its own", () => {
  test("is refused while one is in force, and says which and what to do", async () => {
    const { domain, owner } = await aDomain();
    const key = await enforce(owner, contentOf("PRI-02"), domain.id);
    const refusal = { code: "conflict", details: [expect.stringContaining(key)] };
    await expect(deleteDomain(admin, domain)).rejects.toMatchObject(refusal);
    expect(await findDeletionObstacles(admin, domain.id)).toEqual([expect.stringContaining("Retire")]);
    expect(await db.policy.count({ where: { key } })).toBe(1);
  });

  test("takes along what decided nothing that is kept, and leaves a record of each", async () => {
    const { domain, owner } = await aDomain();
    const retired = await enforce(owner, contentOf("PRI-02"), domain.id);
    await retirePolicy(owner, { key: retired, revision: await revisionOf(retired) });
    const draft = await createPolicy(owner, {
      code: "TST-DRAFT",
      domainId: domain.id,
      content: contentOf("META-04"),
      changeNote: "",
    });
    if (!draft.saved) throw new Error("The policy of this test cannot be saved.");
    expect(await findDeletionObstacles(admin, domain.id)).toEqual([]);
    await deleteDomain(admin, domain);
    expect(await db.policy.count({ where: { key: { in: [retired, draft.key] } } })).toBe(0);
    expect((await recordsOf(retired)).at(-1)).toMatchObject({
      action: "policy.deleted",
      actorId: admin.id,
      facts: { version: 1, before: { status: "retired" }, contentHash: expect.any(String) },
    });
    expect((await recordsOf(draft.key)).at(-1)).toMatchObject({
      action: "policy.deleted",
      facts: { version: null, before: { status: "draft" } },
    });
    expect(await verifyAuditLog(admin, { noted: "" })).toMatchObject({ ok: true });
  });

  test("is refused where one is the evidence of a publication that moved elsewhere, which stays readable", async () => {
    const { domain, owner } = await aDomain();
    const key = await enforce(owner, contentOf("LIF-02"), domain.id);
    const { ref, publish } = await aProduct(owner, domain.slug);
    expect(await publishProduct(owner, publish())).toMatchObject({ published: true });
    const moved = await moveProduct(owner, { ...ref, to: marketing.slug, reason: "" });
    expect(moved).toMatchObject({ moved: true });
    await retirePolicy(owner, { key, revision: await revisionOf(key) });

    await expect(deleteDomain(admin, domain)).rejects.toMatchObject({
      code: "conflict",
      details: [expect.stringContaining(key)],
    });
    const decision = await findPublicationDecision(
      owner,
      { domain: marketing.slug, name: ref.name },
      "1.0.0",
    );
    expect(decision?.receipt.outcomes.map(({ policy }) => policy.key)).toContain(key);
    expect(decision?.differences).toEqual([]);
  });

  test("tells what keeps it only to those who may delete it", async () => {
    const { domain, owner } = await aDomain();
    for (const outsider of [owner, mesh.stranger])
      expect(await findDeletionObstacles(outsider, domain.id)).toBeNull();
  });
});
