import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { anAccessMesh, aSharedProduct, ask } from "./setting";

// Whoever writes with SQL past the commands is refused by the database itself.

let mesh: Awaited<ReturnType<typeof anAccessMesh>>;
let product: { id: string };
let lines: string;
let requestId: string;
let versionId: string;

beforeAll(async () => {
  mesh = await anAccessMesh();
  const shared = await aSharedProduct(mesh.owner, mesh.sales.slug);
  product = shared;
  ({ currentVersionId: versionId = "" } = await db.dataProduct
    .findUniqueOrThrow({ where: { id: shared.id } })
    .then((row) => ({ currentVersionId: row.currentVersionId ?? "" })));
  lines = (await ask(mesh.consumer, shared.ref, ["lines"])).lines ?? "";
  ({ requestId } = await db.accessRequestPort.findUniqueOrThrow({ where: { id: lines } }));
});

const key = () => `person:${mesh.consumer.id}`;

function aDecision(facts: object = {}) {
  return {
    requestPortId: lines,
    step: 1,
    ofSteps: 1,
    outcome: "approved",
    isFinal: true,
    decidedById: mesh.owner.id,
    at: new Date(),
    ...facts,
  };
}

function aGrant(decisionId: string, facts: object = {}) {
  return {
    requestPortId: lines,
    consumerKey: key(),
    productId: product.id,
    portName: "lines",
    decisionId,
    versionId,
    startsAt: new Date(),
    expiresAt: new Date(Date.now() + 86_400_000),
    ...facts,
  };
}

/** Granted in a transaction that is undone at its end, so that every test begins alike. */
async function whileGranted(
  run: (
    grantId: string,
    tx: Pick<
      typeof db,
      | "accessGrantEnd"
      | "accessAttestation"
      | "accessAttestationAnswer"
      | "accessGrant"
      | "accessDecision"
      | "accessRequestPort"
      | "$executeRaw"
    >,
  ) => Promise<unknown>,
) {
  const undone = new Error("undone");
  await expect(
    db.$transaction(async (tx) => {
      const { id } = await tx.accessDecision.create({ data: aDecision() });
      const grant = await tx.accessGrant.create({ data: aGrant(id) });
      await run(grant.id, tx);
      throw undone;
    }),
  ).rejects.toBe(undone);
}

describe("of requests", () => {
  const request = (facts: object) =>
    db.$transaction(async (tx) => {
      const { id, consumerKey } = await tx.accessRequest.create({
        data: {
          requestedById: mesh.consumer.id,
          consumerKey: key(),
          personId: mesh.consumer.id,
          purpose: "Long enough to say why.",
          days: 30,
          requestedAt: new Date(),
          ...facts,
        },
      });
      await tx.accessRequestPort.create({
        data: { requestId: id, consumerKey, productId: product.id, portName: `port-${randomUUID()}` },
      });
    });

  test("one that is whole is kept", async () => {
    await request({});
  });
  test.each([
    ["two consumers", () => ({ domainId: mesh.sales.id })],
    ["no consumer", () => ({ personId: null })],
    ["a key of somebody else", () => ({ consumerKey: `person:${mesh.owner.id}` })],
    ["no purpose", () => ({ purpose: "short" })],
    ["no term", () => ({ days: 0 })],
  ])("one with %s is not", async (_case, facts) => {
    await expect(request(facts())).rejects.toThrow();
  });

  test("none is without a port, and no consumer has two open ones at one port", async () => {
    await expect(
      db.accessRequest.create({
        data: {
          consumerKey: key(),
          personId: mesh.consumer.id,
          purpose: "Long enough to say why.",
          days: 1,
          requestedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/names a port/);
    const again = { requestId, consumerKey: key(), productId: product.id, portName: "lines" };
    await expect(db.accessRequestPort.create({ data: again })).rejects.toMatchObject({ code: "P2002" });
    // Also not by saying that it is closed.
    await expect(db.accessRequestPort.create({ data: { ...again, isOpen: false } })).rejects.toMatchObject({
      code: "P2002",
    });
  });
});

describe("of decisions", () => {
  test.each([
    [
      "by whoever asked",
      () => ({ decidedById: mesh.consumer.id, outcome: "denied", reason: "No." }),
      /what they asked for/,
    ],
    ["that grants nothing", () => ({}), /final approval grants/],
    ["that denies without a reason", () => ({ outcome: "denied" }), /denial_has_a_reason/],
    ["that is final with a step to come", () => ({ ofSteps: 2 }), /final_or_leads_on/],
    ["of a step there is not", () => ({ step: 3, ofSteps: 3 }), /step_known/],
    ["of the second step before the first", () => ({ step: 2, ofSteps: 2 }), /follows the approval/],
    [
      "by nobody, that denies",
      () => ({ isAutomatic: true, decidedById: null, outcome: "denied", reason: "x" }),
      /somebodys/,
    ],
    ["of an outcome nobody knows", () => ({ outcome: "forgotten" }), /outcome_known/],
  ])("none %s", async (_case, facts, words) => {
    await expect(db.accessDecision.create({ data: aDecision(facts()) })).rejects.toThrow(words);
  });

  test("none takes both steps, none follows the last, and a step is taken once", async () => {
    await expect(
      db.$transaction(async (tx) => {
        await tx.accessDecision.create({ data: aDecision({ ofSteps: 2, isFinal: false }) });
        await tx.accessDecision.create({ data: aDecision({ step: 2, ofSteps: 2 }) });
      }),
    ).rejects.toThrow(/two people/);
    await expect(
      db.$transaction(async (tx) => {
        await tx.accessDecision.create({ data: aDecision({ ofSteps: 2, isFinal: false }) });
        await tx.accessDecision.create({
          data: aDecision({ ofSteps: 2, isFinal: false, decidedById: mesh.steward.id }),
        });
      }),
    ).rejects.toMatchObject({ code: "P2002" });
    await whileGranted(async (_grant, tx) => {
      await expect(
        tx.accessDecision.create({ data: aDecision({ outcome: "denied", reason: "Late." }) }),
      ).rejects.toThrow(/not open/);
    }).catch((error: unknown) => {
      // PostgreSQL goes on with nothing in a transaction that has failed; that it failed is what counts.
      expect(String(error)).toMatch(/aborted|undone/);
    });
  });
});

describe("of grants", () => {
  test.each([
    ["of a decision that denied", () => ({ outcome: "denied", isFinal: true, reason: "No." }), {}],
    ["of a decision that was not the last", () => ({ ofSteps: 2, isFinal: false }), {}],
    ["for another consumer than asked", () => ({}), { consumerKey: "person:somebody-else" }],
    ["for another port than was asked for", () => ({}), { portName: "people" }],
    ["that ends before it starts", () => ({}), { expiresAt: new Date(0) }],
    ["on a version of nothing", () => ({}), { versionId: "none" }],
  ])("none %s", async (_case, decision, grant) => {
    await expect(
      db.$transaction(async (tx) => {
        const { id } = await tx.accessDecision.create({ data: aDecision(decision()) });
        await tx.accessGrant.create({ data: aGrant(id, grant) });
      }),
    ).rejects.toThrow();
    expect(await db.accessGrant.count({ where: { requestPortId: lines } })).toBe(0);
  });

  test.each([
    ["revoked without a reason", { kind: "revoked" }],
    ["run out by somebody's hand", { kind: "expired", endedById: "consumer" }],
    ["ended as nobody knows", { kind: "vanished" }],
  ])("none is %s", async (_case, end) => {
    const endedById = "endedById" in end ? mesh.consumer.id : null;
    await expect(
      db.$transaction(async (tx) => {
        const { id } = await tx.accessDecision.create({ data: aDecision() });
        const grant = await tx.accessGrant.create({ data: aGrant(id) });
        await tx.accessGrantEnd.create({ data: { ...end, endedById, grantId: grant.id, at: new Date() } });
      }),
    ).rejects.toThrow(/access_grant_end/);
  });

  test("what has ended is not asked about, ends once, and its question is over with it", async () => {
    const asked = (grantId: string) => ({
      grantId,
      productId: product.id,
      versionId,
      causes: ["terms"],
      askedAt: new Date(),
      dueAt: new Date(Date.now() + 1_000),
    });
    await whileGranted(async (id, tx) => {
      await tx.accessAttestation.create({ data: asked(id) });
      await tx.accessGrantEnd.create({ data: { grantId: id, kind: "given-back", at: new Date() } });
      expect(await tx.accessAttestation.count({ where: { grantId: id, isOpen: true } })).toBe(0);
      expect((await tx.accessGrant.findUniqueOrThrow({ where: { id } })).endedAt).not.toBeNull();
    });
    await expect(
      db.$transaction(async (tx) => {
        const { id } = await tx.accessDecision.create({ data: aDecision() });
        const grant = await tx.accessGrant.create({ data: aGrant(id) });
        await tx.accessGrantEnd.create({ data: { grantId: grant.id, kind: "given-back", at: new Date() } });
        await tx.accessAttestation.create({ data: asked(grant.id) });
      }),
    ).rejects.toThrow(/has ended/);
    await expect(
      db.$transaction(async (tx) => {
        const { id } = await tx.accessDecision.create({ data: aDecision() });
        const grant = await tx.accessGrant.create({ data: aGrant(id) });
        await tx.accessAttestation.create({ data: asked(grant.id) });
        await tx.accessAttestation.create({ data: asked(grant.id) });
      }),
    ).rejects.toMatchObject({ code: "P2002" });
  });
});

describe("history", () => {
  test.each([
    ["access_request", "days"],
    ["access_request_port", "port_name"],
  ])("of %s cannot be changed or taken away", async (table, column) => {
    const value = column === "days" ? "99" : "'other'";
    await expect(db.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ${value}`)).rejects.toThrow(
      /history/,
    );
    await expect(db.$executeRawUnsafe(`DELETE FROM "${table}"`)).rejects.toThrow(/history/);
  });

  test("of what is open cannot be written over by hand", async () => {
    await expect(db.$executeRaw`UPDATE "access_request_port" SET "is_open" = false`).rejects.toThrow(
      /history/,
    );
  });

  test("goes with the product it is about, and with the consumer whose it is", async () => {
    const shared = await aSharedProduct(mesh.owner, mesh.sales.slug);
    await ask(mesh.stranger, shared.ref, ["lines"]);
    await ask(mesh.analyst, shared.ref, ["lines"]);
    await db.user.delete({ where: { id: mesh.stranger.id } });
    expect(await db.accessRequest.count({ where: { personId: mesh.stranger.id } })).toBe(0);
    await db.dataProduct.delete({ where: { id: shared.id } });
    expect(await db.accessRequest.count({ where: { personId: mesh.analyst.id } })).toBe(0);
  });
});
