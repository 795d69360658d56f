import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { revokeAccess } from "@/lib/access/commands/end-access";
import { DecideAccess } from "@/lib/access/inputs";
import { changeWebhook, pauseWebhook, resumeWebhook } from "@/lib/interop/commands/change-webhook";
import { createWebhook } from "@/lib/interop/commands/create-webhook";
import {
  replayDeliveries,
  replayDelivery,
  sendTestEvent,
  skipDelivery,
} from "@/lib/interop/commands/replay-deliveries";
import { rotateWebhookSecret } from "@/lib/interop/commands/rotate-webhook-secret";
import { findDeliveries, findWebhook } from "@/lib/interop/queries/find-webhooks";
import { claimDeliveries } from "@/lib/interop/webhooks/claim-deliveries";
import { deliverWebhooks } from "@/lib/interop/webhooks/deliver";
import { followEvents } from "@/lib/interop/webhooks/follow-events";
import { CreateWebhook, type DeliveryState } from "@/lib/interop/webhooks/model";
import { OUTGOING_EVENTS, OutgoingType } from "@/lib/interop/webhooks/outgoing-events";
import { isOurMessage } from "@/lib/interop/webhooks/signature";
import { tidyDeliveries } from "@/lib/interop/webhooks/tidy-deliveries";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask, grantsOf, mailsTo } from "../../access/setting";
import { createPerson } from "../../people";
import { aReceiver, TO_THIS_MACHINE } from "./receiver";

let mesh: Awaited<ReturnType<typeof anAccessMesh>>;
let receiver: Awaited<ReturnType<typeof aReceiver>>;

beforeAll(async () => {
  mesh = await anAccessMesh();
});
beforeEach(async () => {
  await db.webhook.deleteMany();
  await untilFollowed();
  receiver = await aReceiver();
});
afterEach(() => receiver.close());

const BEGIN = Date.now();
const minutes = (count: number) => new Date(BEGIN + count * 60_000);

/** Events are handed on once every earlier transaction of the server has ended; that may take a moment. */
async function untilFollowed(atLeast = 0): Promise<void> {
  for (let written = 0; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    written += await followEvents(minutes(0));
    if (written >= atLeast) return;
  }
}

function deliverAt(minute: number): Promise<number> {
  return deliverWebhooks(() => minutes(minute), { ways: TO_THIS_MACHINE, random: () => 0.5 });
}

let count = 0;
async function aWebhook(facts: { types?: OutgoingType[]; domainId?: string } = {}) {
  count += 1;
  const input = CreateWebhook.parse({
    name: `Provisioner ${count}`,
    url: receiver.url,
    types: OutgoingType.options,
    ...facts,
  });
  return createWebhook(mesh.admin, input, TO_THIS_MACHINE.allowed);
}

/** Something happens to products, in this order. */
async function happen(...subjects: string[]): Promise<void> {
  for (const [index, subjectId] of subjects.entries())
    await recordEvent(db, {
      type: "product.published",
      subjectId,
      actorId: null,
      payload: { version: `${index}.0.0`, changeNote: "" },
    });
  await untilFollowed(subjects.length);
}

const arrived = () => receiver.received.filter(({ accepted }) => accepted).map(({ event }) => event);
const numbersOf = (subject: string) =>
  arrived()
    .filter((event) => event.subject === `product/${subject}`)
    .map(({ sequence }) => Number(sequence));

const answering = (status: number, headers: Record<string, string> = {}, body = "") => {
  receiver.answer = (response) => void response.writeHead(status, headers).end(body);
};

async function statesOf(webhook: string): Promise<DeliveryState[]> {
  const { items } = await findDeliveries(mesh.admin, webhook, { page: 1, state: null });
  return items.map(({ state }) => state).toReversed();
}

describe("what is sent", () => {
  test("is the access that was granted and ended, with all it takes to set it up, in order and signed", async () => {
    const { id, secret } = await aWebhook();
    const document = aDocument([aPort("lines", { classification: "internal" })]);
    const { ref, id: productId } = await aSharedProduct(mesh.owner, mesh.sales.slug, document);
    const someone = await createPerson({ name: "Rita Reader" });
    const { lines = "" } = await ask(someone, ref, ["lines"], {
      columns: ["id"],
      purpose: "Count the orders.",
    });
    await decideAccess(mesh.owner, DecideAccess.parse({ ids: [lines], decision: "approve" }));
    const [grant] = await grantsOf(someone);
    await revokeAccess(mesh.owner, { id: grant?.id ?? "", note: "Enough." });
    await untilFollowed(4);
    await deliverAt(0);

    const subject = `access/${productId}/lines/person:${someone.id}`;
    const about = arrived().filter((event) => event.subject === subject);
    expect(about.map(({ type, sequence }) => [type, sequence])).toEqual([
      ["agora.access.requested", "0000000001"],
      ["agora.access.approved", "0000000002"],
      ["agora.access.granted", "0000000003"],
      ["agora.access.revoked", "0000000004"],
    ]);
    expect(about[2]?.data).toEqual({
      product: { id: productId, ref: `${ref.domain}/${ref.name}` },
      port: "lines",
      consumer: {
        key: `person:${someone.id}`,
        kind: "person",
        id: someone.id,
        name: "Rita Reader",
        email: someone.email,
      },
      requestId: lines,
      grantId: grant?.id,
      columns: ["id"],
      purpose: "Count the orders.",
      expiresAt: grant?.expiresAt.toISOString(),
      reason: "",
    });
    expect(about[3]?.data).toMatchObject({ grantId: grant?.id, reason: "Enough." });
    for (const { headers, body } of receiver.received) {
      expect(headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      expect(isOurMessage({ headers: plain, body }, secret, minutes(0))).toBe(true);
    }
    expect(await statesOf(id)).toEqual(receiver.received.map(() => "delivered"));
  });

  test("is of the chosen types and of the chosen domain with what is below it", async () => {
    const below = await db.domain.create({
      data: { slug: "shops", name: "Shops", kind: "aggregate", parentId: mesh.sales.id },
    });
    await aWebhook({ types: ["product.deleted"], domainId: mesh.sales.id });
    const gone = (domain: string) =>
      recordEvent(db, {
        type: "product.deleted",
        subjectId: `in-${domain}`,
        actorId: null,
        payload: { domain, name: "orders" },
      });
    for (const slug of [mesh.sales.slug, below.slug, mesh.marketing.slug]) await gone(slug);
    await happen("published");
    await untilFollowed();
    await deliverAt(0);
    expect(arrived().map(({ type, subject }) => [type, subject])).toEqual([
      ["agora.product.deleted", `product/in-${mesh.sales.slug}`],
      ["agora.product.deleted", "product/in-shops"],
    ]);
  });

  test("begins with what happens after the webhook was made", async () => {
    await recordEvent(db, {
      type: "product.published",
      subjectId: "before",
      actorId: null,
      payload: { version: "1.0.0", changeNote: "" },
    });
    await aWebhook();
    await happen("after");
    await deliverAt(0);
    expect(arrived().map(({ subject }) => subject)).toEqual(["product/after"]);
  });

  test("every type of event has words and says something", () => {
    for (const type of OutgoingType.options) expect(OUTGOING_EVENTS[type].words).toMatch(/^[A-Z]/);
  });
});

describe("a receiver that was down for an hour", () => {
  test("gets everything afterwards, exactly in order per subject, each id once", async () => {
    const { id } = await aWebhook();
    answering(503, {}, "We are being repaired.");
    for (let minute = 0; minute < 60; minute += 7) {
      await happen("a", "b", "a");
      await deliverAt(minute);
    }
    expect(arrived()).toEqual([]);
    expect((await findWebhook(mesh.admin, id))?.failingSince).toEqual(minutes(0));
    answering(200);
    for (let minute = 60; minute <= 180; minute += 1) await deliverAt(minute);
    expect(numbersOf("a")).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(numbersOf("b")).toEqual(Array.from({ length: 9 }, (_, index) => index + 1));
    expect(new Set(arrived().map((event) => event.id)).size).toBe(27);
    expect(await findWebhook(mesh.admin, id)).toMatchObject({ failingSince: null, waiting: 0, givenUp: 0 });
  });

  test("sees the same id and the same body each time it is tried", async () => {
    await aWebhook();
    await happen("a");
    answering(500);
    await deliverAt(0);
    answering(200);
    await deliverAt(1);
    const [first, second] = receiver.received;
    expect(receiver.received).toHaveLength(2);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
  });

  test("keeps nobody else waiting", async () => {
    const down = await aReceiver();
    down.answer = (response) => void response.writeHead(500).end();
    const input = CreateWebhook.parse({ name: "Down", url: down.url, types: ["product.published"] });
    await createWebhook(mesh.admin, input, TO_THIS_MACHINE.allowed);
    await aWebhook();
    await happen(...Array.from({ length: 12 }, (_, index) => `product-${index}`));
    await deliverAt(0);
    expect(arrived()).toHaveLength(12);
    await down.close();
  });
});

describe("several workers", () => {
  test("at once send nothing twice and nothing out of order", async () => {
    await aWebhook();
    await happen(...Array.from({ length: 30 }, (_, index) => `s${index % 3}`));
    receiver.answer = (response) => {
      response.statusCode = 200;
      setTimeout(() => response.end(), 3);
    };
    await Promise.all([deliverAt(0), deliverAt(0), deliverAt(0)]);
    await deliverAt(0);
    for (const subject of ["s0", "s1", "s2"])
      expect(numbersOf(subject)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  });

  test("that follow at once write each event once", async () => {
    const { id } = await aWebhook();
    for (let index = 0; index < 20; index++)
      await recordEvent(db, {
        type: "product.published",
        subjectId: "twice",
        actorId: null,
        payload: { version: "1.0.0", changeNote: "" },
      });
    await Promise.all([untilFollowed(), untilFollowed(), untilFollowed()]);
    await untilFollowed();
    for (let tries = 0; tries < 100 && (await findWebhook(mesh.admin, id))?.waiting !== 20; tries++) {
      await untilFollowed();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const rows = await db.webhookDelivery.findMany({
      where: { webhookId: id },
      orderBy: { position: "asc" },
    });
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("take over what another one died with, after a minute", async () => {
    await aWebhook();
    await happen("a", "a");
    expect(await claimDeliveries(minutes(0))).toHaveLength(1);
    expect(await deliverAt(0.9)).toBe(0);
    expect(await deliverAt(1.1)).toBe(2);
    expect(numbersOf("a")).toEqual([1, 2]);
  });
});

describe("a receiver that never accepts an event", () => {
  test("is given up on after three days, of which admins hear once, and the next event is tried", async () => {
    const { id, name } = await aWebhook();
    await happen("a", "a", "b");
    answering(500, {}, "no");
    for (let hour = 0; hour <= 24 * 8; hour += 1) await deliverAt(hour * 60);
    expect(await statesOf(id)).toEqual(["given-up", "given-up", "given-up"]);
    const told = (await mailsTo(mesh.admin)).filter((subject) => subject.startsWith(name));
    expect(told).toEqual([`${name} does not receive what Agora sends`]);
    const first = receiver.received[0]?.event.id;
    expect(receiver.received.filter(({ event }) => event.id === first).length).toBeGreaterThan(10);
  });

  test("and says 410 is paused at once, with what waits", async () => {
    const { id, name } = await aWebhook();
    await happen("a", "a");
    answering(410);
    await deliverAt(0);
    expect(await findWebhook(mesh.admin, id)).toMatchObject({ state: "paused", waiting: 2 });
    expect(await mailsTo(mesh.admin)).toContain(`${name} was paused`);
    answering(200);
    expect(await deliverAt(5)).toBe(0);
    await resumeWebhook(mesh.admin, { id });
    expect(await deliverAt(6)).toBe(2);
    expect(numbersOf("a")).toEqual([1, 2]);
  });

  test.each([
    ["a redirect, which is not followed", 302, { location: "http://127.0.0.1:9/" }],
    ["a refusal", 401, {}],
  ])("answers with %s", async (_name, status, headers) => {
    const { id } = await aWebhook();
    await happen("a");
    answering(status, headers, `<html>\u0000${"x".repeat(5_000)}`);
    await deliverAt(0);
    const { items } = await findDeliveries(mesh.admin, id, { page: 1, state: "waiting" });
    expect(items[0]).toMatchObject({ attempts: 1, dueAt: minutes(0.5), tries: [{ status, error: "" }] });
    expect(items[0]?.tries[0]?.response.length).toBe(2_047);
    expect(receiver.received).toHaveLength(1);
  });

  test("and asks for patience gets it", async () => {
    await aWebhook();
    await happen("a");
    answering(429, { "retry-after": "3600" });
    await deliverAt(0);
    answering(200);
    expect(await deliverAt(59)).toBe(0);
    expect(await deliverAt(61)).toBe(1);
  });
});

test("an address that leads into the own network is not called, whatever its name said before", async () => {
  const { id } = await aWebhook();
  await db.webhook.update({ where: { id }, data: { url: "https://hooks.example.com/" } });
  await happen("a");
  const ways = { ...TO_THIS_MACHINE, lookup: async () => ["93.184.216.34", "10.0.0.1"] };
  await deliverWebhooks(() => minutes(0), { ways, random: () => 0.5 });
  const { items } = await findDeliveries(mesh.admin, id, { page: 1, state: "waiting" });
  expect(items[0]?.tries[0]).toMatchObject({
    status: null,
    error: expect.stringContaining("not an address of the public internet"),
  });
});

describe("an admin", () => {
  test("sends one delivery again, or all since a moment: the same events with the same ids, in order", async () => {
    const { id } = await aWebhook();
    await happen("a", "a", "a");
    await deliverAt(0);
    const { items } = await findDeliveries(mesh.admin, id, { page: 1, state: null });
    await replayDelivery(mesh.admin, { id: items[1]?.id ?? "" });
    await deliverAt(10);
    expect(numbersOf("a")).toEqual([1, 2, 3, 2]);
    expect(await replayDeliveries(mesh.admin, { id, since: minutes(-1) })).toEqual({ deliveries: 3 });
    await deliverAt(20);
    expect(numbersOf("a")).toEqual([1, 2, 3, 2, 1, 2, 3]);
    expect(new Set(arrived().map((event) => event.id)).size).toBe(3);
    expect(await replayDeliveries(mesh.admin, { id, since: minutes(1) })).toEqual({ deliveries: 0 });
  });

  test("skips what a receiver cannot digest, and the rest follows", async () => {
    const { id } = await aWebhook();
    await happen("a", "a");
    answering(500);
    await deliverAt(0);
    const { items } = await findDeliveries(mesh.admin, id, { page: 1, state: "waiting" });
    await skipDelivery(mesh.admin, { id: items.at(-1)?.id ?? "" });
    answering(200);
    await deliverAt(0);
    expect(numbersOf("a")).toEqual([2]);
    expect(await statesOf(id)).toEqual(["skipped", "delivered"]);
  });

  test("pauses it, and what happens meanwhile is sent when it is resumed", async () => {
    const { id } = await aWebhook();
    await pauseWebhook(mesh.admin, { id });
    await expect(sendTestEvent(mesh.admin, { id })).rejects.toMatchObject({ code: "conflict" });
    await happen("a");
    expect(await deliverAt(0)).toBe(0);
    await resumeWebhook(mesh.admin, { id });
    expect(await deliverAt(0)).toBe(1);
  });

  test("tries it with an event that says nothing else", async () => {
    const { id } = await aWebhook();
    await sendTestEvent(mesh.admin, { id });
    await deliverAt(1_000);
    expect(arrived().map(({ type, subject }) => [type, subject])).toEqual([["agora.test", "test"]]);
  });

  test("replaces the secret: for a day either signs, then the new one alone", async () => {
    const { id, secret } = await aWebhook();
    const { secret: fresh } = await rotateWebhookSecret(mesh.admin, { id });
    expect(fresh).not.toBe(secret);
    await happen("a", "b");
    await deliverAt(60);
    await replayDeliveries(mesh.admin, { id, since: minutes(-1) });
    await deliverAt(25 * 60);
    const known = receiver.received.map(({ headers, body }) => {
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const at = new Date(Number(plain["webhook-timestamp"]) * 1_000);
      return [secret, fresh].map((each) => isOurMessage({ headers: plain, body }, each, at));
    });
    expect(known).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  test("keeps no secret anybody can read", async () => {
    const { id, secret } = await aWebhook();
    await happen("a");
    await deliverAt(0);
    const stored = JSON.stringify(
      [
        await db.webhook.findMany(),
        await db.webhookAttempt.findMany(),
        await db.event.findMany({ where: { subjectId: id }, omit: { seq: true, xid: true } }),
        (await db.webhookDelivery.findMany({ omit: { position: true } })).map(({ body }) => body),
      ],
      (_key, value) => (typeof value === "bigint" ? String(value) : value),
    );
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.replace("whsec_", ""));
  });

  test("cannot name an address Agora would not call, or a name that is taken", async () => {
    const { id, name } = await aWebhook();
    const input = CreateWebhook.parse({ name: "Other", url: "https://127.0.0.1/", types: ["product.moved"] });
    await expect(createWebhook(mesh.admin, input)).rejects.toMatchObject({ code: "invalid-input" });
    const taken = { ...input, name, url: "https://hooks.example.com/" };
    await expect(createWebhook(mesh.admin, taken)).rejects.toMatchObject({ code: "conflict" });
    await expect(changeWebhook(mesh.admin, { ...input, id, revision: 1 })).rejects.toMatchObject({
      code: "invalid-input",
    });
    const usable = { ...input, url: "https://hooks.example.com/", id };
    await expect(changeWebhook(mesh.admin, { ...usable, revision: 7 })).rejects.toMatchObject({
      code: "conflict",
    });
    await changeWebhook(mesh.admin, { ...usable, revision: 1 });
    expect(await findWebhook(mesh.admin, id)).toMatchObject({ name: "Other", types: ["product.moved"] });
  });
});

test("what was settled a month ago is forgotten, except for what the next one counts on from", async () => {
  const { id } = await aWebhook();
  await happen("a", "a", "b");
  await deliverAt(0);
  expect(await tidyDeliveries(minutes(29 * 24 * 60))).toBe(0);
  expect(await tidyDeliveries(minutes(31 * 24 * 60))).toBe(1);
  await happen("a");
  await deliverAt(1);
  expect(numbersOf("a")).toEqual([1, 2, 3]);
  expect(await statesOf(id)).toEqual(["delivered", "delivered", "delivered"]);
});
