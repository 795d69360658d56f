import { describe, expect, test } from "vitest";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess } from "@/lib/access/commands/end-access";
import { retireSharedProduct } from "@/lib/access/commands/retire-shared-product";
import { followProduct } from "@/lib/access/follow-publications";
import { AnswerMigration, DecideAccess } from "@/lib/access/inputs";
import { runAccessJobs } from "@/lib/access/jobs";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import type { ProductRef } from "@/lib/registry/model";
import { createPerson } from "../people";
import { eventsOf } from "../registry/mesh";
import {
  aDocument,
  anAccessMesh,
  aPort,
  aSharedProduct,
  ask,
  grantsOf,
  mailsTo,
  publishAgain,
} from "./setting";

const mesh = await anAccessMesh();
const { owner, steward } = mesh;
const sales = mesh.sales.slug;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);

async function granted(ref: ProductRef): Promise<{ someone: Actor; id: string }> {
  const someone = await createPerson({ name: "Newcomer" });
  const { lines } = await ask(someone, ref, ["lines"], { days: 300 });
  await decideAccess(owner, DecideAccess.parse({ ids: [lines], decision: "approve" }));
  const [grant] = await grantsOf(someone);
  return { someone, id: grant?.id ?? "" };
}

async function deprecated(sunset: string | null = dayIn(60)) {
  const product = await aSharedProduct(owner, sales);
  const { someone, id } = await granted(product.ref);
  await deprecateProduct(owner, { ...product.ref, sunset, successor: null, note: "Use the new one." });
  await runAccessJobs(new Date());
  return { productId: product.id, ref: product.ref, someone, id };
}

const answering = (id: string, facts: object = {}) =>
  AnswerMigration.parse({ id, cause: "deprecated", answer: "acknowledged", ...facts });
const migrationsOf = async (someone: Actor) => (await grantsOf(someone))[0]?.migrations;
const retire = (actor: Actor, ref: ProductRef, note = "") => retireSharedProduct(actor, { ...ref, note });
const lifecycleOf = async (id: string) =>
  (await db.dataProduct.findUniqueOrThrow({ where: { id } })).lifecycle;

describe("once a product is deprecated", () => {
  test("everybody with access is asked, once, whenever they got it", async () => {
    const { ref, someone } = await deprecated();
    expect(await migrationsOf(someone)).toMatchObject([{ cause: "deprecated", state: "unanswered" }]);
    await runAccessJobs(new Date());
    expect((await mailsTo(someone)).filter((subject) => /is going/.test(subject))).toHaveLength(1);
    const late = await granted(ref);
    await runAccessJobs(new Date());
    expect(await migrationsOf(late.someone)).toMatchObject([{ state: "unanswered" }]);
  });

  test("retirement waits for who has not answered, and goes on once they are ready", async () => {
    const { productId, ref, someone, id } = await deprecated();
    await expect(retire(owner, ref)).rejects.toThrow(/1 has not answered/);
    expect(await lifecycleOf(productId)).toBe("deprecated");
    await answerMigration(someone, answering(id));
    await retire(steward, ref);
    expect(await lifecycleOf(productId)).toBe("retired");
  });

  test("a blocker holds it up, and the owner hears of it", async () => {
    const { ref, someone, id } = await deprecated(dayIn(0));
    await answerMigration(someone, answering(id, { answer: "blocked", note: "The new one lacks returns." }));
    expect((await mailsTo(owner)).at(-1)).toBe("Newcomer reports a blocker: Orders");
    await expect(retire(owner, ref)).rejects.toThrow(/1 reports a blocker/);
    await answerMigration(someone, answering(id));
    await retire(owner, ref);
  });

  test("who asked for time is waited for until that day", async () => {
    const { someone, id, ref } = await deprecated();
    await expect(
      answerMigration(someone, answering(id, { answer: "needs-time", until: dayIn(-1) })),
    ).rejects.toThrow(/past/);
    await answerMigration(someone, answering(id, { answer: "needs-time", until: dayIn(20) }));
    await expect(retire(owner, ref)).rejects.toThrow(/1 asked for time/);
  });

  test("whoever gives the access back holds nothing up", async () => {
    const { someone, id, ref } = await deprecated();
    await giveBackAccess(someone, { id });
    await retire(owner, ref);
  });

  test("only the owner retires it all the same, with a reason that stays in the log", async () => {
    const { productId, ref } = await deprecated();
    const note = "The source is switched off tonight.";
    await expect(retire(steward, ref, note)).rejects.toMatchObject({ code: "forbidden" });
    await retire(owner, ref, note);
    const records = await db.auditRecord.findMany({
      where: { subjectId: productId, action: "product.retired-early" },
    });
    expect(records.map(({ facts }) => facts)).toMatchObject([{ unanswered: 1, reason: note }]);
  });

  test("those who are not ready are reminded ahead of the last day; the others are left alone", async () => {
    const { ref, someone, id } = await deprecated(dayIn(20));
    const ready = await granted(ref);
    await runAccessJobs(new Date());
    await answerMigration(ready.someone, answering(ready.id));
    for (const days of [0, 0, 14, 14, 19, 20, 25]) await runAccessJobs(inDays(days));
    const told = (await eventsOf(id)).filter(({ type }) => type === "access.migration-reminded");
    expect(told.map(({ payload }) => payload)).toMatchObject([{ daysBefore: 7 }, { daysBefore: 1 }]);
    expect((await mailsTo(ready.someone)).filter((subject) => /^Reminder/.test(subject))).toEqual([]);
    expect((await mailsTo(someone)).filter((subject) => /^Reminder/.test(subject))).toHaveLength(2);
  });

  test("nobody is asked any more when it is active again, and all are asked anew when it is deprecated again", async () => {
    const { ref, someone, id } = await deprecated();
    await answerMigration(someone, answering(id));
    await reactivateProduct(owner, ref);
    await runAccessJobs(new Date());
    expect(await migrationsOf(someone)).toEqual([]);
    await expect(answerMigration(someone, answering(id))).rejects.toMatchObject({ code: "conflict" });
    await deprecateProduct(owner, { ...ref, sunset: null, successor: null, note: "" });
    await runAccessJobs(new Date());
    expect(await migrationsOf(someone)).toMatchObject([{ state: "unanswered" }]);
  });
});

describe("a version that breaks what is read at a port", () => {
  const without = (column: string) => {
    const [lines, people] = [aPort("lines"), aPort("people", { personalData: "personal" })];
    const text = JSON.stringify(lines).replace(/\{"name":"email"[^}]*\}\]\}/, `{"name":"${column}"}`);
    return aDocument([JSON.parse(text), people]);
  };

  test("asks those who read there, and no others, once until they answer", async () => {
    const product = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(product.ref);
    await publishAgain(owner, product, without("mail"));
    await followProduct(product.id, new Date());
    await followProduct(product.id, new Date());
    expect(await migrationsOf(someone)).toMatchObject([
      { cause: "breaking", version: "2.0.0", state: "unanswered" },
    ]);
    expect((await mailsTo(someone)).filter((subject) => /has changed/.test(subject))).toHaveLength(1);
    await answerMigration(someone, answering(id, { cause: "breaking" }));
    await publishAgain(owner, product, without("post"));
    await followProduct(product.id, new Date());
    expect(await migrationsOf(someone)).toMatchObject([{ version: "3.0.0", state: "unanswered" }]);
  });

  test("one that breaks nothing asks nobody", async () => {
    const product = await aSharedProduct(owner, sales);
    const { someone } = await granted(product.ref);
    const more = aDocument([aPort("lines"), aPort("people", { personalData: "personal" }), aPort("extra")]);
    await publishAgain(owner, product, more);
    await followProduct(product.id, new Date());
    expect(await migrationsOf(someone)).toEqual([]);
  });
});

test.each([
  ["cause", `UPDATE "access_migration" SET "cause" = 'other' WHERE "grant_id" = `],
  ["second question at once", null],
])("the database refuses an impossible one: %s", async (_what, sql) => {
  const { id: grantId } = await deprecated();
  if (sql !== null) {
    await expect(db.$executeRawUnsafe(`${sql}'${grantId}'`)).rejects.toThrow(/access_migration_has_a_cause/);
    return;
  }
  const { productId } = await db.accessMigration.findFirstOrThrow({ where: { grantId } });
  await expect(
    db.accessMigration.create({ data: { grantId, productId, cause: "deprecated", askedAt: new Date() } }),
  ).rejects.toMatchObject({ code: "P2002" });
});

test("what was said stays said", async () => {
  const { someone, id } = await deprecated();
  await answerMigration(someone, answering(id));
  await expect(db.$executeRaw`DELETE FROM "access_migration_answer"`).rejects.toThrow(/history/);
});
