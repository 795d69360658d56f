import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { readBundle } from "@/lib/governance/bundle";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { evaluate } from "@/lib/governance/evaluate";
import { PolicyContent } from "@/lib/governance/model";
import { closeDueProposals } from "@/lib/governance/proposals/close-due-proposals";
import { settleLapsed } from "@/lib/governance/proposals/settle-lapsed";
import { findPolicies } from "@/lib/governance/queries/find-policies";
import { findPolicy, getPolicyRevision } from "@/lib/governance/queries/find-policy";
import { findProposal } from "@/lib/governance/queries/find-proposals";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { aMesh } from "../../registry/mesh";
import { enforce, retireAll } from "../publishing";
import { aSubject, contentOf, goodProductBut } from "../setting";
import { aDelegate, withdrawOpenProposals } from "./delegates";

const mesh = await aMesh();
const { admin, auditor, stranger } = mesh;
let sales: Actor;
let marketing: Actor;

beforeAll(async () => {
  sales = await aDelegate(mesh.sales.id);
  marketing = await aDelegate(mesh.marketing.id);
});
afterEach(async () => {
  await withdrawOpenProposals();
  await retireAll();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const WARNING = { ...contentOf("COM-01"), level: "warn" as const };
const REFUSAL = { ...contentOf("COM-01"), title: "Retention is stated, at once", level: "block" as const };

/** Version 1 warns and is in force; version 2 refuses and is a draft. */
async function inForceWithDraft(): Promise<string> {
  const key = await enforce(admin, WARNING);
  const revision = await getPolicyRevision(admin, key);
  await changePolicy(admin, { key, revision, content: REFUSAL, changeNote: "" });
  return key;
}

async function aNewPolicy(): Promise<string> {
  const code = `EMG-${Date.now().toString(36).slice(-6)}`.toUpperCase();
  const saving = await createPolicy(sales, { code, domainId: null, content: REFUSAL, changeNote: "" });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  return saving.key;
}

async function propose(key: string, version: number, rule: "emergency" | "consent"): Promise<string> {
  let report = "";
  for await (const message of streamBlastRadius(sales, { kind: "saved", key, version })) {
    if (message.type === "done") report = message.id ?? "";
  }
  const reason = "A leak showed that we keep what we promised to delete.";
  const { id } = await openProposal(sales, { key, version, report, rule, reason, days: 5, noticeDays: 14 });
  return id;
}

async function approve(id: string, actor: Actor, domainId: string) {
  const { blastRadiusId: report } = await db.proposal.findUniqueOrThrow({ where: { id } });
  return castVote(actor, { id, domainId, choice: "approve", report, reason: "" });
}

async function emergency(key: string, version: number): Promise<void> {
  const id = await propose(key, version, "emergency");
  expect(await approve(id, sales, mesh.sales.id)).toEqual({ status: "open" });
  expect(await approve(id, marketing, mesh.marketing.id)).toEqual({ status: "approved" });
}

/** What the gate would say of a product that keeps its data for ever. */
async function verdictAt(key: string, asOf: Date) {
  const document = goodProductBut({ "/retention": undefined });
  const { outcomes } = evaluate(aSubject(document, { asOf }), await readBundle(db, mesh.sales.id));
  const outcome = outcomes.find(({ policy }) => policy.key === key);
  return outcome && { version: outcome.policy.version, status: outcome.status, blocking: outcome.blocking };
}

describe("an emergency about a policy that is in force", () => {
  test("binds at once, and when it lapses what was in force before binds again, without any job", async () => {
    const key = await inForceWithDraft();
    const { effectiveFrom: since } = await db.policy.findUniqueOrThrow({ where: { key } });
    await emergency(key, 2);
    expect(await verdictAt(key, inDays(13))).toEqual({ version: 2, status: "fail", blocking: true });
    expect(await verdictAt(key, inDays(15))).toEqual({ version: 1, status: "fail", blocking: false });

    await settleLapsed(inDays(13));
    expect(await findPolicy(stranger, key)).toMatchObject({ current: { version: 2 }, fallbackVersion: 1 });
    await Promise.all([settleLapsed(inDays(15)), settleLapsed(inDays(15))]);
    expect(await findPolicy(stranger, key)).toMatchObject({
      status: "active",
      current: { version: 1 },
      effectiveFrom: since,
      lapsesAt: null,
      fallbackVersion: null,
    });
    const records = await db.auditRecord.findMany({
      where: { subject: key, action: "policy.activated", actorId: null },
      orderBy: { seq: "asc" },
    });
    expect(records.map(({ facts }) => facts)).toMatchObject([{ version: 2 }, { lapsed: 2, version: 1 }]);
    expect(await verifyAuditLog(auditor, { noted: "" })).toMatchObject({ ok: true });
  });

  test("stays, from the day it began, when all the domains ratify it before it lapses", async () => {
    const key = await inForceWithDraft();
    await emergency(key, 2);
    const { effectiveFrom } = await db.policy.findUniqueOrThrow({ where: { key } });
    const id = await propose(key, 2, "consent");
    // It is compared with what would bind without it, and needs no notice: it binds already.
    expect(await findProposal(stranger, id)).toMatchObject({ effect: "tightening", noticeDays: 0 });
    await approve(id, sales, mesh.sales.id);
    await approve(id, marketing, mesh.marketing.id);
    expect(await db.policy.findUniqueOrThrow({ where: { key } })).toMatchObject({
      status: "active",
      effectiveFrom,
      lapsesAt: null,
      fallbackVersionId: null,
    });
    await settleLapsed(inDays(15));
    expect(await verdictAt(key, inDays(400))).toEqual({ version: 2, status: "fail", blocking: true });
  });
});

describe("a newer draft that somebody saves while a version is voted on", () => {
  const NEWER = { ...contentOf("COM-01"), title: "Something nobody has voted on yet" };

  async function saveNewer(key: string): Promise<void> {
    const revision = await getPolicyRevision(admin, key);
    const saving = await changePolicy(admin, { key, revision, content: NEWER, changeNote: "" });
    expect(saving).toMatchObject({ saved: true });
  }

  /** What binds, by its words, and which versions there are. */
  async function standing(key: string) {
    const { activeVersion, versions } = await db.policy.findUniqueOrThrow({
      where: { key },
      select: {
        activeVersion: { select: { version: true, content: true } },
        versions: { select: { version: true, content: true }, orderBy: { version: "asc" } },
      },
    });
    const bound = (await readBundle(db, mesh.sales.id)).policies.find((policy) => policy.key === key);
    return {
      inForce: activeVersion?.version,
      titleInForce: bound?.requirement.title,
      titles: versions.map(({ content }) => PolicyContent.parse(content).title),
    };
  }

  test("stays a draft when an emergency puts the version that two people enacted in force", async () => {
    const key = await inForceWithDraft();
    const id = await propose(key, 2, "emergency");
    await approve(id, sales, mesh.sales.id);
    await saveNewer(key);
    expect(await approve(id, marketing, mesh.marketing.id)).toEqual({ status: "approved" });
    expect(await standing(key)).toEqual({
      inForce: 2,
      titleInForce: REFUSAL.title,
      titles: [WARNING.title, REFUSAL.title, NEWER.title],
    });
  });

  test("stays a draft when the emergency is ratified, whether it came before the proposal or after it", async () => {
    const key = await inForceWithDraft();
    await emergency(key, 2);
    await saveNewer(key);
    const id = await propose(key, 2, "consent");
    await saveNewer(key);
    await approve(id, sales, mesh.sales.id);
    await approve(id, marketing, mesh.marketing.id);
    await settleLapsed(inDays(15));
    expect(await standing(key)).toMatchObject({ inForce: 2, titleInForce: REFUSAL.title });
    expect(await verdictAt(key, inDays(400))).toMatchObject({ version: 2, blocking: true });
    expect((await standing(key)).titles.at(-1)).toBe(NEWER.title);
  });

  test("stays a draft when the emergency lapses, and what was in force before is again", async () => {
    const key = await inForceWithDraft();
    await emergency(key, 2);
    await saveNewer(key);
    await settleLapsed(inDays(15));
    expect(await standing(key)).toEqual({
      inForce: 1,
      titleInForce: WARNING.title,
      titles: [WARNING.title, REFUSAL.title, NEWER.title],
    });
  });

  test("stays a draft when the domains agree to the version before it, now and after its notice", async () => {
    const key = await inForceWithDraft();
    const id = await propose(key, 2, "consent");
    await saveNewer(key);
    await approve(id, sales, mesh.sales.id);
    await approve(id, marketing, mesh.marketing.id);
    await saveNewer(key);
    expect(await standing(key)).toMatchObject({ inForce: 1 });
    await closeDueProposals(inDays(15));
    expect(await standing(key)).toMatchObject({ inForce: 2, titleInForce: REFUSAL.title });
    expect((await standing(key)).titles.at(-1)).toBe(NEWER.title);
  });
});

describe("an emergency about a new policy", () => {
  test("leaves nothing in force when it lapses", async () => {
    const key = await aNewPolicy();
    await emergency(key, 1);
    expect(await verdictAt(key, inDays(13))).toMatchObject({ blocking: true });
    expect(await verdictAt(key, inDays(15))).toBeUndefined();
    await settleLapsed(inDays(15));
    expect(await findPolicy(stranger, key)).toMatchObject({ status: "retired", lapsesAt: null });
    expect(
      await db.event.count({ where: { type: "policy.retired", payload: { path: ["key"], equals: key } } }),
    ).toBe(1);
  });

  test("is told in the register with the day on which it lapses", async () => {
    const key = await aNewPolicy();
    await emergency(key, 1);
    const { items } = await findPolicies(stranger, { text: key, page: 1 });
    expect(items).toMatchObject([{ key, status: "active", lapsesAt: expect.any(Date) }]);
    const days = ((items[0]?.lapsesAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeLessThanOrEqual(14);
  });
});

describe("an emergency is refused", () => {
  test("while another is in force, and a second time for the same version: a fortnight is all it gets", async () => {
    const key = await inForceWithDraft();
    await emergency(key, 2);
    await expect(propose(key, 2, "emergency")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("in force already"),
    });
    // As if the fortnight were over.
    await db.policy.update({ where: { key }, data: { lapsesAt: new Date(Date.now() - 1) } });
    await settleLapsed(new Date());
    await expect(propose(key, 2, "emergency")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("was an emergency measure before"),
    });
  });

  test("for what is in force, or does not refuse anything", async () => {
    const warning = await enforce(admin, WARNING);
    await expect(propose(warning, 1, "emergency")).rejects.toMatchObject({ code: "invalid-input" });
    const refusal = await enforce(admin, REFUSAL);
    await expect(propose(refusal, 1, "emergency")).rejects.toMatchObject({ code: "conflict" });
  });
});

test("the database refuses something to fall back to without an end", async () => {
  const key = await inForceWithDraft();
  const { activeVersionId } = await db.policy.findUniqueOrThrow({ where: { key } });
  await expect(
    db.policy.update({
      where: { key },
      data: { fallbackVersionId: activeVersionId, fallbackFrom: new Date() },
    }),
  ).rejects.toThrow(/policy_fallback_is_whole/);
});
