import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { withdrawProposal } from "@/lib/governance/commands/withdraw-proposal";
import type { PolicyContent } from "@/lib/governance/model";
import { closeDueProposals } from "@/lib/governance/proposals/close-due-proposals";
import type { CastVote, OpenProposal } from "@/lib/governance/proposals/model";
import { findPolicy } from "@/lib/governance/queries/find-policy";
import { findProposal, findProposals } from "@/lib/governance/queries/find-proposals";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { toldTo } from "../../notifications/told";
import { aMesh } from "../../registry/mesh";
import { aProduct, retireAll } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { aDelegate, withdrawOpenProposals } from "./delegates";

const mesh = await aMesh();
const { admin, stranger, contributor, steward } = mesh;
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

let number = 0;
async function aDraftPolicy(content: PolicyContent = contentOf("COM-01")): Promise<string> {
  const code = `PRP-${(number++).toString(36)}${Date.now().toString(36).slice(-4)}`.toUpperCase();
  const saving = await createPolicy(sales, { code, domainId: null, content, changeNote: "" });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  return saving.key;
}

async function lookedAt(key: string, version: number | null = 1): Promise<string> {
  let id: string | null = null;
  for await (const message of streamBlastRadius(sales, { kind: "saved", key, version })) {
    if (message.type === "done") id = message.id;
  }
  return id ?? "";
}

async function aProposal(key: string, facts: Partial<OpenProposal> = {}): Promise<string> {
  const version = facts.version === undefined ? 1 : facts.version;
  const { id } = await openProposal(sales, {
    key,
    version,
    report: await lookedAt(key, version),
    rule: "consent",
    reason: "Deleting data in time is what we promised to our customers.",
    days: 5,
    noticeDays: 0,
    ...facts,
  });
  return id;
}

async function vote(id: string, choice: CastVote["choice"], domainId: string): Promise<CastVote> {
  const { blastRadiusId } = await db.proposal.findUniqueOrThrow({ where: { id } });
  return {
    id,
    domainId,
    choice,
    report: blastRadiusId,
    reason: choice === "object" ? "It costs us more than it gives anybody." : "",
  };
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

describe("a proposal", () => {
  test("announces a new policy, passes when every domain agrees, and binds after its notice", async () => {
    await publishedWithout("/retention");
    const key = await aDraftPolicy();
    const id = await aProposal(key);
    expect(await findPolicy(stranger, key)).toMatchObject({ status: "evaluate" });
    expect(await findProposal(stranger, id)).toMatchObject({ effect: "tightening", noticeDays: 14 });

    expect(await castVote(sales, await vote(id, "approve", mesh.sales.id))).toEqual({ status: "open" });
    expect(await castVote(marketing, await vote(id, "approve", mesh.marketing.id))).toEqual({
      status: "approved",
    });
    const { effectiveFrom, status } = await db.policy.findUniqueOrThrow({ where: { key } });
    expect(status).toBe("active");
    expect(effectiveFrom?.getTime()).toBeGreaterThan(inDays(13).getTime());

    // Announced, it is told and refuses nobody.
    const { publish } = await aProduct(
      contributor,
      mesh.sales.slug,
      goodProductBut({ "/retention": undefined }),
    );
    const publication = await publishProduct(steward, publish());
    expect(publication.published).toBe(true);
    const outcome = publication.evaluation.outcomes.find(({ policy }) => policy.key === key);
    expect(outcome).toMatchObject({ status: "fail", mode: "announced", blocking: false });
  });

  test("about a policy in force leaves it in force until its notice is over", async () => {
    const key = await aDraftPolicy();
    const first = await aProposal(key, { rule: "consent" });
    await castVote(sales, await vote(first, "approve", mesh.sales.id));
    await castVote(marketing, await vote(first, "approve", mesh.marketing.id));
    const policy = await findPolicy(sales, key);
    const { examples: _examples, ...content } = contentOf("COM-01");
    const changed = {
      ...content,
      examples: contentOf("COM-01").examples,
      title: "Retention is stated, truly",
    };
    await changePolicy(sales, { key, revision: policy?.revision ?? 0, content: changed, changeNote: "" });

    const second = await aProposal(key, { version: 2, noticeDays: 20 });
    await castVote(sales, await vote(second, "approve", mesh.sales.id));
    await castVote(marketing, await vote(second, "approve", mesh.marketing.id));
    expect(await findPolicy(stranger, key)).toMatchObject({ current: { version: 1 } });
    await closeDueProposals(inDays(19));
    expect(await findPolicy(stranger, key)).toMatchObject({ current: { version: 1 } });
    await closeDueProposals(inDays(21));
    expect(await findPolicy(stranger, key)).toMatchObject({ current: { version: 2 } });
    await closeDueProposals(inDays(22));
    expect(await db.proposal.findUniqueOrThrow({ where: { id: second } })).toMatchObject({
      outcome: "in force",
    });
  });

  test("an objection stops by consent; the policy is a draft again", async () => {
    const key = await aDraftPolicy();
    const id = await aProposal(key);
    await castVote(sales, await vote(id, "approve", mesh.sales.id));
    expect(await castVote(marketing, await vote(id, "object", mesh.marketing.id))).toEqual({
      status: "rejected",
    });
    expect(await db.policy.findUniqueOrThrow({ where: { key } })).toMatchObject({ status: "draft" });
  });

  test("nobody votes twice for a domain: the second vote replaces the first", async () => {
    const key = await aDraftPolicy();
    const id = await aProposal(key);
    await castVote(sales, await vote(id, "object", mesh.sales.id));
    await castVote(sales, await vote(id, "approve", mesh.sales.id));
    expect((await findProposal(sales, id))?.votes).toMatchObject([{ choice: "approve" }]);
  });

  test("the deadline decides, once, however often it is looked at", async () => {
    const key = await aDraftPolicy();
    const id = await aProposal(key);
    await castVote(marketing, await vote(id, "approve", mesh.marketing.id));
    await closeDueProposals(inDays(4));
    expect(await db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "open" });
    await Promise.all([closeDueProposals(inDays(6)), closeDueProposals(inDays(6))]);
    expect(await db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "approved" });
    const records = await db.auditRecord.count({ where: { action: "proposal.approved", subject: key } });
    expect(records).toBe(1);
    await expect(castVote(sales, await vote(id, "object", mesh.sales.id))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("in an emergency two people put a policy in force at once, and it lapses by itself", async () => {
    const key = await aDraftPolicy();
    const id = await aProposal(key, { rule: "emergency" });
    expect(await castVote(sales, await vote(id, "approve", mesh.sales.id))).toEqual({ status: "open" });
    expect(await castVote(marketing, await vote(id, "approve", mesh.marketing.id))).toEqual({
      status: "approved",
    });
    const { lapsesAt, effectiveFrom } = await db.policy.findUniqueOrThrow({ where: { key } });
    expect(effectiveFrom?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(lapsesAt?.getTime()).toBeLessThan(inDays(15).getTime());
    const { publish } = await aProduct(
      contributor,
      mesh.sales.slug,
      goodProductBut({ "/retention": undefined }),
    );
    expect((await publishProduct(steward, publish())).published).toBe(false);
  });

  test("tells the delegates, and shows who still has to vote", async () => {
    const key = await aDraftPolicy();
    const id = await aProposal(key);
    expect((await toldTo(marketing)).filter(({ title }) => title.includes(key))).toHaveLength(1);
    const [mine] = (await findProposals(marketing)).filter((one) => one.id === id);
    expect(mine?.waitsFor).toMatchObject([{ id: mesh.marketing.id }]);
    const [others] = (await findProposals(stranger)).filter((one) => one.id === id);
    expect(others?.waitsFor).toEqual([]);
  });
});

describe("refused:", () => {
  test("a proposal on the figures of another version, on none, or on old ones", async () => {
    const key = await aDraftPolicy();
    const other = await lookedAt(await aDraftPolicy());
    await expect(aProposal(key, { report: other })).rejects.toMatchObject({ code: "conflict" });
    const missing = "11111111-1111-4111-8111-111111111111";
    await expect(aProposal(key, { report: missing })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a second proposal about the same policy", async () => {
    const key = await aDraftPolicy();
    await aProposal(key);
    await expect(aProposal(key)).rejects.toMatchObject({ code: "conflict" });
  });

  test("opening, voting and withdrawing by people it is not for", async () => {
    const key = await aDraftPolicy();
    const report = await lookedAt(key);
    const input = {
      key,
      version: 1,
      report,
      rule: "consent",
      reason: "r".repeat(30),
      days: 5,
      noticeDays: 0,
    } as const;
    await expect(openProposal(stranger, input)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await openProposal(sales, input);
    await expect(castVote(stranger, await vote(id, "approve", mesh.sales.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(castVote(admin, await vote(id, "approve", mesh.sales.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(castVote(sales, await vote(id, "approve", mesh.marketing.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(withdrawProposal(marketing, { id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawProposal(admin, { id });
    await expect(castVote(sales, await vote(id, "approve", mesh.sales.id))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

async function publishedWithout(pointer: string) {
  const { publish } = await aProduct(contributor, mesh.sales.slug, goodProductBut({ [pointer]: undefined }));
  await publishProduct(steward, publish());
}
