import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { DecideAccess } from "@/lib/access/inputs";
import { db } from "@/lib/platform/db";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask } from "../../access/setting";

const at = new Date();
let webhookId: string;
let grantId: string;
let person: string;

beforeAll(async () => {
  const mesh = await anAccessMesh();
  person = mesh.consumer.id;
  const { ref } = await aSharedProduct(mesh.owner, mesh.sales.slug, aDocument([aPort("lines")]));
  const { lines = "" } = await ask(mesh.consumer, ref, ["lines"]);
  await decideAccess(mesh.owner, DecideAccess.parse({ ids: [lines], decision: "approve" }));
  grantId = (await db.accessGrant.findFirstOrThrow()).id;
  webhookId = (await db.webhook.create({ data: WEBHOOK })).id;
});

const WEBHOOK = {
  name: "Provisioner",
  url: "https://x.example/",
  types: ["access.granted"],
  secret: "s",
  createdAt: at,
};
const DELIVERY = {
  eventId: "event-1",
  type: "access.granted",
  subject: "a",
  sequence: 1,
  body: "{}",
  createdAt: at,
  dueAt: at,
};
const PROVISION = { target: "h:5432/d", at };

type Attempt = () => Promise<unknown>;
const aDelivery = (facts: object): Attempt => {
  return () =>
    db.webhookDelivery.create({ data: { webhookId, ...DELIVERY, eventId: randomUUID(), ...facts } });
};
const aProvision = (facts: { state: string; role?: string; error?: string; dueAt?: Date }): Attempt => {
  return () => db.accessProvision.create({ data: { grantId, ...PROVISION, ...facts } });
};
const aRole = (facts: { consumerKey?: string; role?: string; domainId?: string }): Attempt => {
  return () =>
    db.databaseRole.create({
      data: {
        consumerKey: `person:${person}`,
        target: "h:5432/d",
        role: "ana",
        personId: person,
        namedAt: at,
        ...facts,
      },
    });
};

describe("the database itself refuses", () => {
  test.each<[string, Attempt]>([
    [
      "a webhook that asks for nothing",
      () => db.webhook.create({ data: { ...WEBHOOK, name: "x", types: [] } }),
    ],
    [
      "a webhook in no known state",
      () => db.webhook.create({ data: { ...WEBHOOK, name: "x", state: "broken" } }),
    ],
    [
      "a former secret for ever",
      () => db.webhook.create({ data: { ...WEBHOOK, name: "x", previousSecret: "s" } }),
    ],
    ["a delivery in no known state", aDelivery({ state: "lost", settledAt: at })],
    ["a delivery that is settled and waits", aDelivery({ settledAt: at })],
    ["a delivery that arrived at no time", aDelivery({ state: "delivered" })],
    ["a claim without an end", aDelivery({ claim: "me" })],
    ["a number before the first", aDelivery({ sequence: 0 })],
    ["provisioning in no known state", aProvision({ state: "perhaps" })],
    ["a failure without a reason", aProvision({ state: "failed", dueAt: at })],
    ["a failure that is not tried again", aProvision({ state: "removal-failed", error: "Away." })],
    ["somebody let in as nobody", aProvision({ state: "done" })],
    ["a role of the database itself", aRole({ role: "pg_monitor" })],
    ["a role that Agora made", aRole({ role: "agora_grant_1" })],
    ["a role of somebody else than it says", aRole({ consumerKey: "person:other" })],
  ])("%s", async (_name, attempt) => {
    await expect(attempt()).rejects.toThrow(/check|violates|constraint/i);
  });

  test("one event twice for one webhook, one number twice for one subject, one role for two consumers", async () => {
    await aDelivery({ eventId: "once" })();
    await expect(aDelivery({ eventId: "once", sequence: 2 })()).rejects.toMatchObject({ code: "P2002" });
    await expect(aDelivery({})()).rejects.toMatchObject({ code: "P2002" });
    await aRole({})();
    const { id } = await db.user.create({ data: { email: "other@example.com", name: "Other" } });
    const stolen = {
      consumerKey: `person:${id}`,
      target: "h:5432/d",
      role: "ana",
      personId: id,
      namedAt: at,
    };
    await expect(db.databaseRole.create({ data: stolen })).rejects.toMatchObject({ code: "P2002" });
  });
});
