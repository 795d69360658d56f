import { describe, expect, test } from "vitest";
import { configureAccess } from "@/lib/access/commands/configure-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { requestAccess } from "@/lib/access/commands/request-access";
import { addPurpose, retirePurpose } from "@/lib/access/commands/save-purpose";
import { withdrawAccess } from "@/lib/access/commands/withdraw-access";
import { consumerKey } from "@/lib/access/consumer";
import { DecideAccess } from "@/lib/access/inputs";
import { findAccessOffer } from "@/lib/access/queries/find-access-offer";
import { findLeadTime } from "@/lib/access/queries/find-lead-time";
import { findMyAccess } from "@/lib/access/queries/find-my-access";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { createPerson } from "../people";
import { aDraft, eventsOf } from "../registry/mesh";
import {
  aDocument,
  anAccessMesh,
  aPort,
  aSharedProduct,
  ask,
  asking,
  grantsOf,
  mailsTo,
  publishAgain,
  waitingFor,
} from "./setting";

const mesh = await anAccessMesh();
const { owner, steward, consumer, analyst, privacy, marketer } = mesh;
const sales = mesh.sales.slug;
const forMarketing = { consumer: consumerKey("domain", mesh.marketing.id) };
const DAY_MS = 86_400_000;

function approve(actor: Actor, ...ids: (string | undefined)[]) {
  return decideAccess(actor, DecideAccess.parse({ ids, decision: "approve" }));
}
function deny(actor: Actor, id: string | undefined, facts: object = {}) {
  return decideAccess(
    actor,
    DecideAccess.parse({ ids: [id], decision: "deny", reason: "Use the other.", ...facts }),
  );
}

/** Who is new has nothing yet. */
async function aConsumer(): Promise<Actor> {
  return createPerson({ name: "Newcomer" });
}

describe("one step", () => {
  test("the owner is asked by mail, approves, and the consumer has access until the day they asked for", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(someone, ref, ["lines"], { days: 30 });
    expect(await waitingFor(owner)).toContain(lines);
    expect(await waitingFor(steward)).not.toContain(lines);
    expect((await mailsTo(owner)).at(-1)).toBe("Newcomer asks for access to Orders");
    expect((await findMyAccess(someone)).waiting).toMatchObject([
      { step: 1, steps: 1, heldBy: "Sales owner, an owner of the domain" },
    ]);

    await approve(owner, lines);
    const [grant] = await grantsOf(someone);
    expect(grant).toMatchObject({ state: "active", request: { portName: "lines", days: 30 } });
    const length = (grant?.expiresAt.getTime() ?? 0) - (grant?.startsAt.getTime() ?? 0);
    expect(length).toBe(30 * DAY_MS);
    expect(await mailsTo(someone)).toEqual(["You have access to Orders"]);
    expect((await eventsOf(lines ?? "")).map(({ type }) => type)).toEqual([
      "access.requested",
      "access.approved",
    ]);
    expect((await eventsOf(grant?.id ?? "")).map(({ type }) => type)).toEqual(["access.granted"]);
  });

  test("a denial needs a reason and may name what to use instead, which only those who may see it read", async () => {
    expect(DecideAccess.safeParse({ ids: ["x"], decision: "deny", reason: " " }).success).toBe(false);
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const other = await aSharedProduct(owner, sales);
    const hidden = await aSharedProduct(
      owner,
      sales,
      aDocument([aPort("p")], { visibility: { discoverableBy: "domains" } }),
    );
    const { lines, people } = await ask(someone, ref, ["lines", "people"]);
    await deny(owner, lines, { alternative: `${sales}/${other.ref.name}` });
    await deny(owner, people, { alternative: `${sales}/${hidden.ref.name}` });
    const { ended, products, waiting } = await findMyAccess(someone);
    expect(waiting).toEqual([]);
    expect(ended.map(({ kind }) => kind)).toEqual(["request", "request"]);
    expect(products.has(other.id)).toBe(true);
    expect(products.has(hidden.id)).toBe(false);
    expect((await mailsTo(someone)).every((subject) => subject === "Access to Orders was denied")).toBe(true);
    const again = await ask(someone, ref, ["lines"]);
    await expect(deny(owner, again.lines, { alternative: "no-such" })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

describe("two steps, where a port holds personal data", () => {
  test("the owner first, then a privacy steward, and nobody both", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const { people } = await ask(someone, ref, ["people"]);
    expect(await waitingFor(privacy)).not.toContain(people);
    await expect(approve(privacy, people)).rejects.toMatchObject({ code: "forbidden" });
    await approve(owner, people);
    expect(await grantsOf(someone)).toEqual([]);
    expect((await findMyAccess(someone)).waiting).toMatchObject([
      { step: 2, steps: 2, heldBy: "Ingrid Privacy, a privacy steward" },
    ]);
    expect((await mailsTo(privacy)).length).toBeGreaterThan(0);
    expect(await waitingFor(owner)).not.toContain(people);
    expect(await waitingFor(privacy)).toContain(people);
    await approve(privacy, people);
    expect(await grantsOf(someone)).toHaveLength(1);
  });

  test("as soon as it is classified so, also where it was asked for before", async () => {
    const someone = await aConsumer();
    const product = await aSharedProduct(owner, sales);
    const { lines } = await ask(someone, product.ref, ["lines"]);
    await publishAgain(owner, product, aDocument([aPort("lines", { personalData: "special" })]));
    await approve(owner, lines);
    expect(await grantsOf(someone)).toEqual([]);
    await approve(privacy, lines);
    expect(await grantsOf(someone)).toHaveLength(1);
  });

  test("a privacy steward who asks is decided about by others", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { people } = await ask(privacy, ref, ["people"]);
    await approve(owner, people);
    await expect(approve(privacy, people)).rejects.toMatchObject({ code: "forbidden" });
    // Nobody else is a privacy steward, and the only owner took the first step: an admin is left.
    expect(await waitingFor(mesh.admin)).toContain(people);
    await approve(mesh.admin, people);
    expect(await grantsOf(privacy)).toHaveLength(1);
  });
});

describe("nobody decides for themselves", () => {
  test("not even the only owner: an admin does", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(owner, ref, ["lines"]);
    await expect(approve(owner, lines)).rejects.toMatchObject({
      code: "forbidden",
      message: /asked for this yourself/,
    });
    expect(await waitingFor(mesh.admin)).toContain(lines);
  });
});

describe("what is approved without asking", () => {
  test("a port that is open to everybody inside, at once", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales, aDocument([aPort("lines", { approval: "none" })]));
    await ask(someone, ref, ["lines"]);
    expect(await grantsOf(someone)).toMatchObject([
      { request: { decisions: [{ isAutomatic: true, decidedBy: null }] } },
    ]);
  });

  test("its first step only, where it holds personal data", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(
      owner,
      sales,
      aDocument([aPort("lines", { autoApprove: true, personalData: "personal" })]),
    );
    const { lines } = await ask(someone, ref, ["lines"]);
    expect(await grantsOf(someone)).toEqual([]);
    expect(await waitingFor(privacy)).toContain(lines);
    await approve(privacy, lines);
    expect(await grantsOf(someone)).toHaveLength(1);
  });

  test("the own team's, once the steward has set it, and nobody else's", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    await configureAccess(steward, { ...ref, revision: 0, approvers: [], maxDays: 20, isTeamApproved: true });
    await ask(mesh.contributor, ref, ["lines"], { days: 20 });
    expect(await grantsOf(mesh.contributor)).toHaveLength(1);
    const someone = await aConsumer();
    await ask(someone, ref, ["lines"], { days: 20 });
    expect(await grantsOf(someone)).toEqual([]);
  });
});

describe("who is named by the settings", () => {
  test("decides where the port says nothing; what somebody else saved meanwhile is not overwritten", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales, aDocument([{ name: "lines" }]));
    const settings = { ...ref, approvers: [mesh.contributor.id], maxDays: null, isTeamApproved: false };
    await configureAccess(steward, { ...settings, revision: 0 });
    const { lines } = await ask(someone, ref, ["lines"]);
    expect(await waitingFor(owner)).not.toContain(lines);
    expect(await waitingFor(mesh.contributor)).toContain(lines);
    await approve(mesh.contributor, lines);
    expect(await grantsOf(someone)).toHaveLength(1);
    await expect(configureAccess(owner, { ...settings, revision: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(
      configureAccess(owner, { ...settings, revision: 1, approvers: [mesh.stranger.id] }),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("at the same moment, or twice", () => {
  test("of two deciders one wins, and the other is told who was first", async () => {
    const someone = await aConsumer();
    const second = await createPerson({
      name: "Second Owner",
      domainRoles: { [mesh.marketing.id]: "owner" },
    });
    const { ref } = await aSharedProduct(marketer, mesh.marketing.slug);
    const { lines } = await ask(someone, ref, ["lines"]);
    const results = await Promise.allSettled([approve(marketer, lines), deny(second, lines)]);
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: "conflict", message: /decided about lines before you/ });
    expect(await db.accessDecision.count({ where: { requestPortId: lines ?? "" } })).toBe(1);
  });

  test("a button pressed twice decides once, and asking twice asks once", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const input = asking(someone, ref, ["lines", "people"]);
    const [first, again] = await Promise.all([requestAccess(someone, input), requestAccess(someone, input)]);
    expect(first).toMatchObject({ requested: true });
    expect(again).toEqual(first);
    const rows = await db.accessRequestPort.findMany({ where: { request: { requestedById: someone.id } } });
    expect(rows).toHaveLength(2);
    const lines = rows.find(({ portName }) => portName === "lines")?.id;
    await Promise.all([approve(owner, lines), approve(owner, lines)]);
    expect(await db.accessGrant.count({ where: { requestPortId: lines ?? "" } })).toBe(1);
    await withdrawAccess(someone, { id: rows.find(({ portName }) => portName === "people")?.id ?? "" });
    await withdrawAccess(someone, { id: rows.find(({ portName }) => portName === "people")?.id ?? "" });
  });

  test("of a hundred that are decided together, one that cannot be keeps no other from it", async () => {
    const [a, b] = [await aConsumer(), await aConsumer()];
    const { ref } = await aSharedProduct(owner, sales);
    const first = await ask(a, ref, ["lines"]);
    const other = await ask(b, ref, ["lines"]);
    await withdrawAccess(a, { id: first.lines ?? "" });
    const done = await approve(owner, first.lines, other.lines);
    expect(done).toEqual({ decided: 1, refusals: [expect.stringMatching(/withdrawn|ended|before you/)] });
    expect(await grantsOf(b)).toHaveLength(1);
  });
});

describe("what there is already", () => {
  test("is not asked for twice: the answer says what waits, and what is held", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(analyst, ref, ["lines"], forMarketing);
    const again = await requestAccess(marketer, asking(marketer, ref, ["lines"], forMarketing));
    expect(again).toMatchObject({
      requested: false,
      faults: { ports: expect.stringMatching(/^Tom Analyst asked for lines for Marketing today/) },
    });
    await approve(owner, lines);
    const third = await requestAccess(marketer, asking(marketer, ref, ["lines"], forMarketing));
    expect(third).toMatchObject({
      requested: false,
      faults: { ports: expect.stringMatching(/^Marketing has access to lines until \d{4}-/) },
    });
    // For herself she may ask, and is shown that her team has it.
    expect((await findAccessOffer(marketer, ref))?.standing.grants).toHaveLength(1);
    await ask(marketer, ref, ["lines"]);
  });

  test("a renewal goes on from it and ends it, and only one of the same consumer and port", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(someone, ref, ["lines"], { days: 10 });
    await approve(owner, lines);
    const [before] = await grantsOf(someone);
    const renewsId = before?.id ?? "";
    await expect(ask(someone, ref, ["people"], { renewsId })).rejects.toThrow(/has ended/);
    await expect(ask(consumer, ref, ["lines"], { renewsId })).rejects.toThrow(/has ended/);
    const renewal = await ask(someone, ref, ["lines"], { days: 300, renewsId });
    expect((await grantsOf(someone))[0]?.renewalId).toBe(renewal.lines);
    await approve(owner, renewal.lines);
    const [after, ...others] = await grantsOf(someone);
    expect(others).toEqual([]);
    expect(after?.id).not.toBe(renewsId);
    expect(await db.accessGrantEnd.findUnique({ where: { grantId: renewsId } })).toMatchObject({
      kind: "renewed",
    });
  });
});

describe("it is refused to ask", () => {
  test("for what is hidden, unpublished, gone or retired", async () => {
    const someone = await aConsumer();
    const draft = await aDraft(owner, sales, aDocument([aPort("lines")]));
    await expect(ask(someone, draft.ref, ["lines"])).rejects.toMatchObject({ code: "not-found" });
    await expect(ask(mesh.contributor, draft.ref, ["lines"])).rejects.toThrow(/not published/);
    const product = await aSharedProduct(owner, sales);
    await expect(ask(someone, product.ref, ["gone"])).rejects.toThrow(/no output port gone/);
    const { lines } = await ask(someone, product.ref, ["lines"]);
    await db.dataProduct.update({ where: { id: product.id }, data: { lifecycle: "deprecated" } });
    await retireProduct(steward, product.ref);
    await expect(ask(consumer, product.ref, ["lines"])).rejects.toThrow(/retired/);
    await expect(approve(owner, lines)).rejects.toMatchObject({ code: "conflict" });
    await deny(owner, lines);
  });

  test("for longer than the owner allows, for columns that are not there, for a purpose that is not offered", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales, aDocument([aPort("lines", { maxDays: 30 })]));
    const refusal = async (facts: object) => {
      const answer = await requestAccess(someone, {
        ...asking(someone, ref, ["lines"], { days: 30 }),
        ...facts,
      });
      return answer.requested ? {} : answer.faults;
    };
    expect(await refusal({ days: 31 })).toEqual({ days: "lines is given for 30 days at most." });
    expect(await refusal({ ports: [{ ...ref, port: "lines", columns: ["id", "gone"] }] })).toHaveProperty(
      "columns",
    );
    const { id: purposeId } = await addPurpose(mesh.admin, { name: "Reporting", description: "" });
    await retirePurpose(mesh.admin, { id: purposeId });
    expect(await refusal({ purposeId })).toHaveProperty("purposeId");
  });

  test("for others: another person, a domain one does not work for, a product of theirs", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const product = await aSharedProduct(owner, sales);
    for (const key of [
      consumerKey("person", owner.id),
      consumerKey("domain", mesh.marketing.id),
      consumerKey("product", product.id),
    ])
      await expect(ask(consumer, ref, ["lines"], { consumer: key })).rejects.toMatchObject({
        code: "forbidden",
      });
    await ask(analyst, ref, ["lines"], forMarketing);
  });
});

describe("the end of access", () => {
  test("the owner revokes with a reason, the consumer is told, and may ask again", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(someone, ref, ["lines"]);
    await approve(owner, lines);
    const [grant] = await grantsOf(someone);
    await revokeAccess(steward, { id: grant?.id ?? "", note: "The project is over." });
    expect(await grantsOf(someone)).toEqual([]);
    expect((await mailsTo(someone)).at(-1)).toBe("Access to Orders was revoked");
    await expect(giveBackAccess(someone, { id: grant?.id ?? "" })).rejects.toMatchObject({
      code: "conflict",
    });
    await ask(someone, ref, ["lines"]);
  });

  test("anybody of the team gives the team's access back, and nobody else does", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(analyst, ref, ["lines"], forMarketing);
    await approve(owner, lines);
    const { id } = await db.accessGrant.findFirstOrThrow({ where: { requestPortId: lines ?? "" } });
    await expect(giveBackAccess(consumer, { id })).rejects.toMatchObject({ code: "not-found" });
    await expect(giveBackAccess(owner, { id })).rejects.toMatchObject({ code: "forbidden" });
    await giveBackAccess(marketer, { id });
    expect((await grantsOf(analyst)).map((grant) => grant.id)).not.toContain(id);
  });

  test("what the owner allows less of by now is granted for less", async () => {
    const someone = await aConsumer();
    const { ref } = await aSharedProduct(owner, sales);
    const { lines } = await ask(someone, ref, ["lines"], { days: 300 });
    await configureAccess(steward, { ...ref, revision: 0, approvers: [], maxDays: 5, isTeamApproved: false });
    await approve(owner, lines);
    const [grant] = await grantsOf(someone);
    expect((grant?.expiresAt.getTime() ?? 0) - (grant?.startsAt.getTime() ?? 0)).toBe(5 * DAY_MS);
  });
});

test("how long decisions take is told once five people have decided, and automatic ones do not count", async () => {
  const { ref } = await aSharedProduct(
    owner,
    sales,
    aDocument([aPort("lines"), aPort("open", { approval: "none" })]),
  );
  for (let asked = 0; asked < 5; asked++) {
    expect(await findLeadTime(consumer, ref)).toBeNull();
    const someone = await aConsumer();
    const { lines } = await ask(someone, ref, ["lines", "open"]);
    await approve(owner, lines);
  }
  expect(await findLeadTime(consumer, ref)).toMatchObject({ decisions: 5 });
});
