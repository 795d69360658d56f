import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { changeNotificationSettings } from "@/lib/notifications/commands/change-settings";
import { markAllRead, openNotification } from "@/lib/notifications/commands/mark-read";
import { stopMails } from "@/lib/notifications/commands/stop-mails";
import { forgetOldNotifications } from "@/lib/notifications/forget-old";
import { NOTIFICATION_GROUPS, type NotificationGroup } from "@/lib/notifications/kinds";
import { NotificationParams, type NotificationSetting } from "@/lib/notifications/model";
import { type NewNotification, notify } from "@/lib/notifications/notify";
import {
  countUnread,
  findNotificationSettings,
  findNotifications,
} from "@/lib/notifications/queries/find-notifications";
import { sendDigests } from "@/lib/notifications/send-digests";
import { readStopToken, stopToken } from "@/lib/notifications/stop-link";
import { db } from "@/lib/platform/db";
import { createPerson } from "../people";

const MORNING = new Date("2030-03-01T06:00:00Z");
const daysLater = (days: number) => new Date(MORNING.getTime() + days * 86_400_000);
const EVENING_BEFORE = new Date("2030-02-28T20:00:00Z");

let ana: Actor;

beforeEach(async () => {
  await db.notification.deleteMany();
  await db.mail.deleteMany();
  ana = await createPerson({ name: "Ana" });
});

function aNote(facts: Partial<NewNotification> = {}): NewNotification {
  return {
    kind: "proposal.closed",
    personId: ana.id,
    productId: null,
    domainId: null,
    as: "reader",
    title: "Something was decided",
    text: "This and that.",
    href: "/governance",
    ...facts,
  };
}

const tell = (notes: readonly NewNotification[], at = EVENING_BEFORE) =>
  db.$transaction((tx) => notify(tx, notes, at));
const mailsTo = ({ email }: Actor) =>
  db.mail.findMany({ where: { to: email }, orderBy: { createdAt: "asc" } });
const titles = async (params: object = {}) =>
  (await findNotifications(ana, NotificationParams.parse(params))).items.map(({ title }) => title);

async function set(group: NotificationGroup, change: Partial<NotificationSetting>): Promise<void> {
  const settings = await findNotificationSettings(ana);
  await changeNotificationSettings(
    ana,
    settings.map((setting) => (setting.group === group ? { ...setting, ...change } : setting)),
  );
}

describe("being told", () => {
  test("is undone with the transaction that gave the reason", async () => {
    const failing = db.$transaction(async (tx) => {
      await notify(tx, [aNote({ kind: "access.asked" })], EVENING_BEFORE);
      throw new Error("not after all");
    });
    await expect(failing).rejects.toThrow("not after all");
    expect([await countUnread(ana), await mailsTo(ana)]).toEqual([0, []]);
  });

  test("what needs an action is mailed at once, all of one occasion together, and not again in the digest", async () => {
    await tell([
      aNote({ kind: "access.asked", title: "One" }),
      aNote({ kind: "access.asked", title: "Two" }),
    ]);
    expect((await mailsTo(ana)).map(({ subject }) => subject)).toEqual(["One, and 1 more"]);
    expect(await sendDigests(MORNING)).toBe(0);
    expect((await titles()).toSorted()).toEqual(["One", "Two"]);
  });

  test("happens once for one reason, its mail too", async () => {
    const note = aNote({ kind: "access.asked", onceKey: "event:7" });
    expect([await tell([note]), await tell([note])]).toEqual([1, 0]);
    expect(await mailsTo(ana)).toHaveLength(1);
    expect(await titles()).toHaveLength(1);
  });

  test("reaches nobody who was deactivated", async () => {
    await db.user.update({ where: { id: ana.id }, data: { isActive: false } });
    expect(await tell([aNote()])).toBe(0);
    expect(await db.notification.count()).toBe(0);
  });
});

describe("the digest", () => {
  test("comes once a day, however many processes make it, and not before its hour", async () => {
    await tell([aNote({ title: "First" })]);
    expect(await sendDigests(new Date("2030-03-01T05:59:00Z"))).toBe(0);
    const sent = await Promise.all([sendDigests(MORNING), sendDigests(MORNING)]);
    expect(sent.toSorted()).toEqual([0, 1]);
    await tell([aNote({ title: "Second" })], MORNING);
    expect(await sendDigests(new Date("2030-03-01T18:00:00Z"))).toBe(0);
    expect(await sendDigests(daysLater(1))).toBe(1);
    expect((await mailsTo(ana)).map(({ subject }) => subject)).toEqual(["First", "Second"]);
    expect(await sendDigests(daysLater(2))).toBe(0);
  });

  test("leaves out what was read meanwhile, and is not sent when nothing is left", async () => {
    await tell([aNote()]);
    await markAllRead(ana, { group: null });
    expect(await sendDigests(MORNING)).toBe(0);
    expect(await mailsTo(ana)).toEqual([]);
  });

  test("begins with what the person calls important", async () => {
    await tell([aNote({ title: "A proposal" }), aNote({ kind: "question.asked", title: "A question" })]);
    await set("governance", { isImportant: true });
    await sendDigests(MORNING);
    const body = (await mailsTo(ana))[0]?.body ?? "";
    expect(body.indexOf("A proposal")).toBeGreaterThan(0);
    expect(body.indexOf("A proposal")).toBeLessThan(body.indexOf("A question"));
    expect((await findNotificationSettings(ana))[0]?.group).toBe("governance");
  });

  test("holds nothing of a group that was turned off since it was told", async () => {
    await tell([aNote()]);
    await set("governance", { delivery: "in-app" });
    expect(await sendDigests(MORNING)).toBe(0);
    await set("governance", { delivery: "digest" });
    expect(await sendDigests(daysLater(1))).toBe(0);
    expect(await titles()).toHaveLength(1);
  });
});

describe("how a person wants to be told", () => {
  test.each(NOTIFICATION_GROUPS)("can be set for %s alone", async (group) => {
    await set(group, { delivery: "in-app" });
    const settings = await findNotificationSettings(ana);
    for (const setting of settings) expect(setting.delivery === "in-app").toBe(setting.group === group);
  });

  test("at once means a mail now, in Agora alone means none", async () => {
    await set("governance", { delivery: "at-once" });
    await tell([aNote({ title: "Now" })]);
    await set("governance", { delivery: "in-app" });
    await tell([aNote({ title: "Silent" })]);
    expect((await mailsTo(ana)).map(({ subject }) => subject)).toEqual(["Now"]);
    expect((await titles()).toSorted()).toEqual(["Now", "Silent"]);
  });
});

describe("the link in a mail", () => {
  test("stops its group for its person, and nothing else", async () => {
    const other = await createPerson();
    await tell([aNote({ kind: "access.asked" })]);
    const token = /\/stop-mails\/(\S+)/.exec((await mailsTo(ana))[0]?.body ?? "")?.[1] ?? "";
    expect(readStopToken(token)).toEqual({ personId: ana.id, group: "decisions" });
    await stopMails({ token });
    const off = (await findNotificationSettings(ana)).filter(({ delivery }) => delivery === "in-app");
    expect(off.map(({ group }) => group)).toEqual(["decisions"]);
    expect((await findNotificationSettings(other)).some(({ delivery }) => delivery === "in-app")).toBe(false);
  });

  test("keeps what is important important", async () => {
    await set("access", { isImportant: true });
    await stopMails({ token: stopToken({ personId: ana.id, group: "access" }) });
    expect((await findNotificationSettings(ana))[0]).toMatchObject({ group: "access", delivery: "in-app" });
  });

  test.each(["", "x", "x.y", "a.b.c"])("that says %j stops nothing", async (token) => {
    await expect(stopMails({ token })).rejects.toMatchObject({ code: "not-found" });
  });

  test("is worthless once a character of it differs", async () => {
    const [said = "", signature = ""] = stopToken({ personId: ana.id, group: "access" }).split(".");
    const [other = ""] = stopToken({ personId: "somebody-else", group: "access" }).split(".");
    for (const token of [`${other}.${signature}`, `${said}.${signature}x`, `${said}.`, said])
      await expect(stopMails({ token })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("reading", () => {
  test("marks one or a group as read, of one's own alone", async () => {
    await tell([aNote({ title: "A" }), aNote({ title: "B" }), aNote({ kind: "question.asked", title: "C" })]);
    const other = await createPerson();
    const [first] = (await findNotifications(ana, NotificationParams.parse({ group: "governance" }))).items;
    const id = first?.id ?? "";
    await expect(openNotification(other, { id })).rejects.toMatchObject({ code: "not-found" });
    expect(await openNotification(ana, { id })).toEqual({ href: "/governance" });
    expect(await countUnread(ana)).toBe(2);
    await markAllRead(other, { group: null });
    await markAllRead(ana, { group: "governance" });
    expect(await titles({ show: "unread" })).toEqual(["C"]);
  });

  test("what was read goes after three months, what was not stays", async () => {
    await tell([aNote({ title: "Read" }), aNote({ kind: "question.asked", title: "Unread" })]);
    await db.notification.updateMany({ where: { title: "Read" }, data: { readAt: MORNING } });
    expect(await forgetOldNotifications(daysLater(90))).toBe(0);
    expect(await forgetOldNotifications(daysLater(91))).toBe(1);
    expect(await titles()).toEqual(["Unread"]);
  });
});
