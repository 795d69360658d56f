import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { deliverMail, MAIL_ATTEMPTS_MAX, type NewMail, sendMail } from "@/lib/platform/mail";

const MAIL: NewMail = { to: "ana@example.com", subject: "Hello", body: "A link" };

beforeEach(async () => {
  await db.mail.deleteMany();
});

function later(minutes: number): () => Date {
  return () => new Date(Date.now() + minutes * 60_000);
}

test("a mail is gone when its transaction fails, and leaves when it succeeds", async () => {
  const sent: NewMail[] = [];
  const send = async (mail: NewMail) => void sent.push(mail);
  const failing = db.$transaction(async (tx) => {
    await sendMail(tx, MAIL);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await deliverMail(send)).toBe(0);
  await db.$transaction((tx) => sendMail(tx, MAIL));
  expect(await deliverMail(send)).toBe(1);
  expect(sent).toEqual([MAIL]);
});

test("a mail leaves once, and its text is not kept after that", async () => {
  await sendMail(db, MAIL);
  const send = async () => undefined;
  expect(await deliverMail(send)).toBe(1);
  expect(await deliverMail(send, later(600))).toBe(0);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ sentAt: expect.any(Date), body: "", attempts: 1 });
});

test("several senders at once send each mail once", async () => {
  for (let count = 0; count < 5; count++) await sendMail(db, MAIL);
  let sent = 0;
  const send = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    sent += 1;
  };
  await Promise.all([deliverMail(send), deliverMail(send), deliverMail(send)]);
  await deliverMail(send);
  expect(sent).toBe(5);
});

test("a mail that cannot be sent keeps the reason and is tried again, a limited number of times", async () => {
  await sendMail(db, MAIL);
  let tried = 0;
  const send = async () => {
    tried += 1;
    throw new Error("mailbox full");
  };
  await deliverMail(send, later(0));
  await deliverMail(send, later(0));
  expect(tried).toBe(1);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({
    error: "mailbox full",
    attempts: 1,
    sentAt: null,
    body: "A link",
  });
  for (let round = 0; round < MAIL_ATTEMPTS_MAX + 3; round++) await deliverMail(send, later(600));
  expect(tried).toBe(MAIL_ATTEMPTS_MAX);
});

test("one mail that cannot be sent does not hold up the others", async () => {
  await sendMail(db, { ...MAIL, to: "full@example.com" });
  await sendMail(db, MAIL);
  const send = async ({ to }: NewMail) => {
    if (to === "full@example.com") throw new Error("mailbox full");
  };
  expect(await deliverMail(send)).toBe(1);
});

test("without a mail server the mails stay where admins can read them", async () => {
  await sendMail(db, MAIL);
  expect(await deliverMail(null)).toBe(0);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ ...MAIL, attempts: 0 });
});

test("a lease belongs to one holder until it is given back or its time has passed", async () => {
  const noon = new Date("2026-05-01T12:00:00Z");
  const one = new Date("2026-05-01T13:00:00Z");
  const two = new Date("2026-05-01T14:00:00Z");
  const both = await Promise.all([takeLease("sweep", "a", noon, one), takeLease("sweep", "b", noon, one)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const [winner, loser] = both[0] ? ["a", "b"] : ["b", "a"];
  expect(await takeLease("sweep", winner, noon, one)).toBe(true);
  await giveLeaseBack("sweep", loser);
  expect(await takeLease("sweep", loser, noon, one)).toBe(false);
  expect(await takeLease("sweep", loser, one, two)).toBe(true);
  await giveLeaseBack("sweep", loser);
  expect(await takeLease("sweep", winner, one, two)).toBe(true);
});
