import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/governance/audit-chain";
import { recordDecision } from "@/lib/governance/audit-log";
import { AuditFilter } from "@/lib/governance/audit-record";
import { readAuditRecords } from "@/lib/governance/audit-rows";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { findAuditRecords, streamAuditRecords } from "@/lib/governance/queries/find-audit-records";
import { findProductAudit } from "@/lib/governance/queries/find-product-audit";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import { db } from "@/lib/platform/db";
import { aMesh } from "../registry/mesh";
import { aProduct, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const mesh = await aMesh();
const { admin, auditor, owner, steward, contributor, stranger, marketer } = mesh;
const sales = mesh.sales.slug;
const CONTENT = contentOf("PRI-02");

afterEach(retireAll);

const EVERYTHING = AuditFilter.parse({});

async function recordsOf(subject: string) {
  const { items } = await findAuditRecords(auditor, { ...EVERYTHING, subject });
  return items.toReversed();
}

const theLog = () => collected(readAuditRecords(db));

async function collected<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

function aDecision(subject = `TST-${randomUUID().slice(0, 6)}`) {
  return {
    action: "vote.cast" as const,
    subject,
    subjectId: subject,
    actor: null,
    at: new Date(),
    facts: { choice: "approve", nothing: null, nested: { list: [1, "two", "\u0000 ü"] } },
  };
}

describe("every decision leaves one record", () => {
  test("of a policy: written, changed, put in force, taken out", async () => {
    const code = `TST-${randomUUID().slice(0, 6)}`.toUpperCase();
    await createPolicy(admin, { code, domainId: null, content: CONTENT, changeNote: "First." });
    const stricter = { ...CONTENT, title: "Personal data columns are described at length" };
    await changePolicy(admin, { key: code, revision: 1, content: stricter, changeNote: "Stricter." });
    await activatePolicy(admin, { key: code, revision: 2, version: 2 });
    await retirePolicy(admin, { key: code, revision: 3 });

    const records = await recordsOf(code);
    expect(records.map(({ action }) => action)).toEqual([
      "policy.created",
      "policy.version-added",
      "policy.activated",
      "policy.retired",
    ]);
    const [created, added, activated, retired] = records.map(({ facts }) => facts);
    expect(created).toMatchObject({ version: 1, changeNote: "First.", title: CONTENT.title });
    expect(added).toMatchObject({
      version: 2,
      before: { version: 1, contentHash: created?.contentHash },
    });
    const { contentHash } = added ?? {};
    expect(activated).toMatchObject({
      contentHash,
      before: { status: "draft", version: null },
      after: { status: "active", version: 2 },
    });
    expect(retired).toMatchObject({
      contentHash,
      before: { status: "active", version: 2 },
      after: { status: "retired", version: 2 },
    });
    for (const record of records) expect(record).toMatchObject({ actorId: admin.id, actorName: admin.name });
  });

  test("but saving what is stored decides nothing", async () => {
    const key = await enforce(admin, CONTENT);
    const before = (await recordsOf(key)).length;
    await changePolicy(admin, { key, revision: 2, content: CONTENT, changeNote: "" });
    expect(await recordsOf(key)).toHaveLength(before);
  });

  test("of a publication, refused or not, with the snapshot, the policies and the receipt it was decided by", async () => {
    const key = await enforce(admin, CONTENT);
    const document = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });
    const { id, ref, publish } = await aProduct(contributor, sales, document);
    const refused = await publishProduct(steward, publish());
    await retireAll();
    const published = await publishProduct(steward, publish({ changeNote: "First." }));

    const records = await recordsOf(`${ref.domain}/${ref.name}`);
    expect(records).toMatchObject([
      { action: "product.publish-refused", subjectId: id, actorName: steward.name },
      { action: "product.published", subjectId: id, at: published.evaluation.asOf },
    ]);
    expect(records.map(({ facts }) => facts)).toEqual(
      [refused, published].map(({ evaluation }) => ({
        version: "1.0.0",
        decision: evaluation.decision,
        evaluationId: evaluation.id,
        snapshotHash: evaluation.snapshotHash,
        bundleHash: evaluation.bundleHash,
        acknowledged: false,
        blocking: evaluation.decision === "refused" ? [key] : [],
        changeNote: evaluation.decision === "refused" ? "" : "First.",
        waivers: [],
      })),
    );
  });

  test("of warnings only once somebody has acknowledged them", async () => {
    await enforce(admin, contentOf("META-04"));
    const document = goodProductBut({ [`${EMAIL_COLUMN}/name`]: "customerId" });
    const { ref, publish } = await aProduct(contributor, sales, document);
    await publishProduct(steward, publish());
    expect(await recordsOf(ref.name)).toEqual([]);
    await publishProduct(steward, publish({ acknowledged: true }));
    expect(await recordsOf(ref.name)).toMatchObject([
      { facts: { decision: "publishable-with-warnings", acknowledged: true } },
    ]);
  });

  test("and one that is rolled back leaves none", async () => {
    const decision = aDecision();
    const before = await theLog();
    const attempt = db.$transaction(async (tx) => {
      await recordDecision(tx, decision);
      throw new Error("Something else in the decision failed.");
    });
    await expect(attempt).rejects.toThrow("Something else");
    const code = `TST-${randomUUID().slice(0, 6)}`.toUpperCase();
    const draft = { code, domainId: null, content: CONTENT, changeNote: "" };
    await createPolicy(admin, draft);
    await expect(createPolicy(admin, draft)).rejects.toMatchObject({ code: "conflict" });

    const after = await theLog();
    expect(after).toHaveLength(before.length + 1);
    expect(await verifyChain(after)).toMatchObject({ ok: true });
  });
});

describe("the chain", () => {
  test("is unbroken when many decide at once", async () => {
    const before = (await theLog()).length;
    await Promise.all(
      Array.from({ length: 20 }, () => db.$transaction((tx) => recordDecision(tx, aDecision()))),
    );
    const records = await theLog();
    expect(records).toHaveLength(before + 20);
    expect(await verifyChain(records)).toEqual({
      ok: true,
      count: before + 20,
      head: records.at(-1)?.hash,
    });
  });

  test("is unbroken when products and policies are decided about at the same moment", async () => {
    const before = (await theLog()).length;
    const products = await Promise.all([1, 2, 3, 4].map(() => aProduct(contributor, sales)));
    await Promise.all([
      ...products.map(({ publish }) => publishProduct(steward, publish())),
      ...[1, 2, 3].map(() => enforce(admin, CONTENT)),
    ]);
    const records = await theLog();
    expect(records).toHaveLength(before + 4 + 3 * 2);
    expect(await verifyChain(records)).toMatchObject({ ok: true });
  });

  test("goes on within one transaction", async () => {
    await db.$transaction(async (tx) => {
      await recordDecision(tx, aDecision());
      await recordDecision(tx, aDecision());
    });
    expect(await verifyAuditLog(admin, { noted: "" })).toMatchObject({ ok: true });
  });

  test("is read whole, however many batches that takes", async () => {
    const before = (await theLog()).length;
    await db.$transaction(async (tx) => {
      for (let index = 0; index < 520; index += 1) await recordDecision(tx, aDecision());
    });
    expect(await verifyAuditLog(auditor, { noted: "" })).toMatchObject({ ok: true, count: before + 520 });
  });
});

describe("the database", () => {
  test("refuses to change, remove or empty what is recorded", async () => {
    await db.$transaction((tx) => recordDecision(tx, aDecision()));
    const before = await theLog();
    await expect(db.$executeRaw`UPDATE "audit_record" SET "actor_name" = 'Nobody'`).rejects.toThrow();
    await expect(db.$executeRaw`DELETE FROM "audit_record"`).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE "audit_record"`).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE "audit_record" CASCADE`).rejects.toThrow();
    expect(await theLog()).toEqual(before);
  });

  test("cannot hide a change made past it, whatever was put in place of the facts", async () => {
    const [record] = (await theLog()).slice(-3);
    if (!record) throw new Error("Nothing was recorded.");
    await db.$executeRaw`ALTER TABLE "audit_record" DISABLE TRIGGER USER`;
    try {
      for (const facts of ['{"choice":"object"}', "[]", "null"]) {
        await db.$executeRaw`UPDATE "audit_record" SET "facts" = ${facts}::json WHERE "seq" = ${record.seq}`;
        expect(await verifyAuditLog(auditor, { noted: "" })).toEqual({
          ok: false,
          seq: record.seq,
          reason: "changed",
        });
      }
    } finally {
      const facts = JSON.stringify(record.facts);
      await db.$executeRaw`UPDATE "audit_record" SET "facts" = ${facts}::json WHERE "seq" = ${record.seq}`;
      await db.$executeRaw`ALTER TABLE "audit_record" ENABLE TRIGGER USER`;
    }
    expect(await verifyAuditLog(auditor, { noted: record.hash })).toMatchObject({ ok: true });
  });
});

describe("the log", () => {
  test.each([
    ["admin", admin, "read"],
    ["auditor", auditor, "read"],
    ["owner", owner, "forbidden"],
    ["steward", steward, "forbidden"],
    ["stranger", stranger, "forbidden"],
  ] as const)("is for admins and auditors to read, export and verify: %s", async (_who, actor, expected) => {
    const attempts = [
      () => findAuditRecords(actor, EVERYTHING),
      async () => streamAuditRecords(actor, EVERYTHING).next(),
      () => verifyAuditLog(actor, { noted: "" }),
    ];
    for (const attempt of attempts) {
      const outcome = await attempt().then(
        () => "read",
        (error) => error.code,
      );
      expect(outcome).toBe(expected);
    }
  });

  test("is narrowed by subject, action, person and day; what people type means itself", async () => {
    const subject = `100%_${randomUUID()}`;
    const at = new Date("2031-05-05T23:59:59.999Z");
    const actor = { id: owner.id, name: `Owner ${randomUUID()}` };
    await db.$transaction((tx) => recordDecision(tx, { ...aDecision(subject), at, actor }));

    const find = async (asked: Record<string, unknown>) =>
      (await findAuditRecords(auditor, AuditFilter.parse(asked))).items.map((record) => record.subject);
    const found = [subject];
    expect(await find({ subject: subject.toUpperCase() })).toEqual(found);
    expect(await find({ subject: subject.replace("_", "x") })).toEqual([]);
    expect(await find({ person: actor.name.slice(2).toUpperCase() })).toEqual(found);
    expect(await find({ from: "2031-05-05", to: "2031-05-05" })).toEqual(found);
    expect(await find({ from: "2031-05-06" })).toEqual([]);
    expect(await find({ subject, to: "2031-05-04" })).toEqual([]);
    expect(await find({ subject, action: "vote.cast" })).toEqual(found);
    expect(await find({ subject, action: "policy.created" })).toEqual([]);
    expect(await find({ subject, from: "yesterday", action: "anything", page: "x" })).toEqual(found);
  });

  test("comes in pages, newest first, and streams whole in the order it was written", async () => {
    const subject = randomUUID();
    await db.$transaction(async (tx) => {
      for (let index = 0; index < 51; index += 1) await recordDecision(tx, aDecision(subject));
    });
    const first = await findAuditRecords(auditor, { ...EVERYTHING, subject });
    const second = await findAuditRecords(auditor, { ...EVERYTHING, subject, page: 2 });
    expect([first.items.length, second.items.length, first.total]).toEqual([50, 1, 51]);
    const streamed = await collected(streamAuditRecords(auditor, { ...EVERYTHING, subject, page: 2 }));
    expect(streamed).toEqual([...first.items, ...second.items].toReversed());
  });
});

test("the decisions about one product are for its team and for who reads the log", async () => {
  const { ref, publish } = await aProduct(contributor, sales);
  await publishProduct(steward, publish());
  for (const reader of [contributor, steward, owner, admin, auditor]) {
    expect(await findProductAudit(reader, ref)).toMatchObject([{ action: "product.published" }]);
  }
  for (const other of [stranger, marketer]) expect(await findProductAudit(other, ref)).toBeNull();
});
