import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";

test("times come back as the instant that was written, whatever the server's time zone", async () => {
  const at = new Date("2026-03-29T01:30:00.123Z");
  await db.mail.create({ data: { to: "a@example.com", subject: "s", body: "b", createdAt: at } });
  expect((await db.mail.findFirstOrThrow()).createdAt).toEqual(at);
});

test("an event is gone when its transaction fails", async () => {
  const failed = db.$transaction(async (tx) => {
    await recordEvent(tx, { type: "user.created", subjectId: "u1", actorId: null });
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await db.event.count()).toBe(0);
});

test("events carry the transaction that wrote them, in order", async () => {
  await db.$transaction(async (tx) => {
    await recordEvent(tx, { type: "user.created", subjectId: "u1", actorId: null, payload: { a: 1 } });
    await recordEvent(tx, { type: "user.changed", subjectId: "u1", actorId: null });
  });
  const [first, second] = await db.event.findMany({ orderBy: [{ xid: "asc" }, { seq: "asc" }] });
  expect(first?.type).toBe("user.created");
  expect(first?.xid).toBe(second?.xid);
  expect(first?.payload).toEqual({ a: 1 });
});

test("a status nobody decided on is refused by the database", async () => {
  const insert = db.domain.create({ data: { slug: "x", name: "X", kind: "nonsense" } });
  await expect(insert).rejects.toThrow();
});
