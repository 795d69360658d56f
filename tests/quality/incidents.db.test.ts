import { beforeAll, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { openIncident, reportProblem, updateIncident } from "@/lib/quality/commands/incidents";
import { INCIDENT_STATUSES, type IncidentStatus, moveIncident } from "@/lib/quality/incident-rules";
import { findIncidents, findOpenIncidents } from "@/lib/quality/queries/find-incidents";
import { findTrust } from "@/lib/quality/queries/find-trust";
import type { ProductRef } from "@/lib/registry/model";
import { anAccessMesh, ask } from "../access/setting";
import { eventsOf } from "../registry/mesh";
import { aPromisingProduct, EMAIL_SET, FILLED, FRESHNESS, send } from "./setting";

let mesh: Awaited<ReturnType<typeof anAccessMesh>>;
beforeAll(async () => {
  mesh = await anAccessMesh();
});

const BROKEN = {
  title: "Orders are late",
  severity: "major",
  ports: [] as string[],
  note: "Since this morning.",
} as const;

async function aUsedProduct(): Promise<{ id: string; ref: ProductRef }> {
  const product = await aPromisingProduct(mesh.owner, mesh.sales.slug);
  const { lines = "" } = await ask(mesh.consumer, product.ref, ["lines"]);
  await decideAccess(mesh.owner, { ids: [lines], decision: "approve", reason: "", alternative: "" });
  await send(mesh.owner, product.ref, { [FRESHNESS]: "kept", [FILLED]: "kept", [EMAIL_SET]: "kept" });
  return product;
}

const open = (actor: Actor, ref: ProductRef) =>
  openIncident(actor, { ...ref, ...BROKEN, ports: [...BROKEN.ports] });
const report = (actor: Actor, ref: ProductRef) =>
  reportProblem(actor, { ...ref, ...BROKEN, ports: [...BROKEN.ports] });
const move = (actor: Actor, id: string, status: IncidentStatus, note = "Found it.") =>
  updateIncident(actor, { id, status, severity: "major", note });

async function trustOf(id: string): Promise<string | undefined> {
  return (await findTrust(mesh.stranger, [id])).get(id)?.state;
}

describe("an incident", () => {
  test("is seen by everybody at once, makes the product fail, and heals it when it is resolved", async () => {
    const { id: productId, ref } = await aUsedProduct();
    expect(await trustOf(productId)).toBe("proven");
    const { id } = await open(mesh.contributor, ref);
    expect(await findOpenIncidents(mesh.stranger, ref)).toMatchObject([{ id, status: "investigating" }]);
    expect(await trustOf(productId)).toBe("failing");
    await move(mesh.steward, id, "identified");
    await move(mesh.steward, id, "monitoring");
    await move(mesh.owner, id, "resolved");
    expect(await findOpenIncidents(mesh.stranger, ref)).toEqual([]);
    const { over } = await findIncidents(mesh.stranger, ref);
    expect(over[0]?.updates.map(({ status }) => status)).toEqual([
      "resolved",
      "monitoring",
      "identified",
      "investigating",
    ]);
    expect(over[0]?.endedAt).not.toBeNull();
    expect(await trustOf(productId)).toBe("proven");
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      "incident.opened",
      "incident.updated",
      "incident.updated",
      "incident.resolved",
    ]);
  });

  test("that is over goes on nowhere, and two who resolve it at once do so once", async () => {
    const { ref } = await aUsedProduct();
    const { id } = await open(mesh.owner, ref);
    const both = await Promise.allSettled([
      move(mesh.owner, id, "resolved"),
      move(mesh.steward, id, "resolved"),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(move(mesh.owner, id, "investigating")).rejects.toMatchObject({ code: "conflict" });
  });

  test("is about ports the product has", async () => {
    const { ref } = await aUsedProduct();
    const elsewhere = openIncident(mesh.owner, { ...ref, ...BROKEN, ports: ["nowhere"] });
    await expect(elsewhere).rejects.toMatchObject({ code: "conflict" });
  });

  test("moves in the database as the rule says, and by its updates alone", async () => {
    for (const from of INCIDENT_STATUSES)
      for (const to of INCIDENT_STATUSES) {
        const { ref } = await aUsedProductOnce();
        const { id } = await inStatus(ref, from);
        const step = db.incidentUpdate.create({
          data: { incidentId: id, status: to, severity: "minor", note: "Why.", at: new Date() },
        });
        const isAllowed = await step.then(
          () => true,
          () => false,
        );
        expect([from, to, isAllowed]).toEqual([from, to, moveIncident(from, to).allowed]);
        await expect(db.incident.update({ where: { id }, data: { status: "resolved" } })).rejects.toThrow(
          /updates/,
        );
        await expect(db.incidentUpdate.deleteMany({ where: { incidentId: id } })).rejects.toThrow(/history/);
      }
  });
});

let used: Promise<{ ref: ProductRef }> | undefined;
function aUsedProductOnce() {
  used ??= aUsedProduct();
  return used;
}

/** An incident that has come as far as this. */
async function inStatus(ref: ProductRef, status: IncidentStatus): Promise<{ id: string }> {
  await db.rateWindow.deleteMany();
  if (status === "reported" || status === "rejected") {
    const reported = await report(mesh.consumer, ref);
    if (status === "rejected") await move(mesh.owner, reported.id, "rejected");
    return reported;
  }
  const opened = await open(mesh.owner, ref);
  if (status !== "investigating") await move(mesh.owner, opened.id, status);
  return opened;
}

describe("a report", () => {
  test("is made by those who have access, and by nobody else", async () => {
    const { ref } = await aUsedProduct();
    expect(await report(mesh.consumer, ref)).toHaveProperty("id");
    for (const who of ["stranger", "marketer", "admin", "auditor", "analyst", "owner"] as const)
      await expect(report(mesh[who], ref)).rejects.toMatchObject({ code: "forbidden" });
    const token: Actor = { ...mesh.consumer, tokenScopes: ["read", "check", "publish", "evidence"] };
    await expect(report(token, ref)).rejects.toMatchObject({ code: "forbidden" });
    await expect(open(token, ref)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is a claim until the team confirms it: seen by the team and who made it, and no reason to distrust", async () => {
    const { id: productId, ref } = await aUsedProduct();
    const { id } = await report(mesh.consumer, ref);
    const seenBy = async (actor: Actor) => (await findIncidents(actor, ref)).open.map((each) => each.id);
    expect(await seenBy(mesh.consumer)).toEqual([id]);
    expect(await seenBy(mesh.contributor)).toEqual([id]);
    for (const who of ["stranger", "marketer", "auditor"] as const) {
      expect(await seenBy(mesh[who])).toEqual([]);
      await expect(move(mesh[who], id, "investigating")).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(move(mesh.consumer, id, "investigating")).rejects.toMatchObject({ code: "forbidden" });
    expect(await findOpenIncidents(mesh.owner, ref)).toEqual([]);
    expect(await trustOf(productId)).toBe("proven");
    await move(mesh.steward, id, "investigating");
    expect(await seenBy(mesh.stranger)).toEqual([id]);
    expect(await trustOf(productId)).toBe("failing");
  });

  test("that is rejected stays with the two who know of it", async () => {
    const { id: productId, ref } = await aUsedProduct();
    const { id } = await report(mesh.consumer, ref);
    await move(mesh.steward, id, "rejected", "It is the holiday.");
    const overFor = async (actor: Actor) => (await findIncidents(actor, ref)).over.map((each) => each.id);
    expect(await overFor(mesh.consumer)).toEqual([id]);
    expect(await overFor(mesh.stranger)).toEqual([]);
    expect(await trustOf(productId)).toBe("proven");
  });
});

test("of a hidden product nobody learns what it promises, how it is, or what is wrong with it", async () => {
  const { id, ref } = await aPromisingProduct(mesh.owner, mesh.sales.slug, {
    visibility: { discoverableBy: "domains" },
  });
  await send(mesh.owner, ref, { [FILLED]: "kept" });
  await open(mesh.owner, ref);
  for (const who of ["stranger", "marketer"] as const) {
    expect(await findOpenIncidents(mesh[who], ref)).toEqual([]);
    expect(await findIncidents(mesh[who], ref)).toEqual({
      open: [],
      over: [],
      mayManage: false,
      mayReport: false,
    });
    expect((await findTrust(mesh[who], [id])).size).toBe(0);
  }
  expect(await findOpenIncidents(mesh.auditor, ref)).toHaveLength(1);
});
