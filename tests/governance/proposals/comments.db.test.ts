import { beforeAll, describe, expect, test } from "vitest";
import { addComment } from "@/lib/governance/commands/add-comment";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { editComment } from "@/lib/governance/commands/edit-comment";
import { removeComment } from "@/lib/governance/commands/remove-comment";
import { AddComment } from "@/lib/governance/proposals/comment";
import { tellComments } from "@/lib/governance/proposals/tell-comments";
import { findProposal } from "@/lib/governance/queries/find-proposals";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { toldTo } from "../../notifications/told";
import { createPerson } from "../../people";
import { aMesh } from "../../registry/mesh";
import { contentOf } from "../setting";
import { aDelegate } from "./delegates";

const mesh = await aMesh();
const { admin, auditor, stranger } = mesh;
let sales: Actor;
let marketing: Actor;

beforeAll(async () => {
  sales = await aDelegate(mesh.sales.id, "Sal");
  marketing = await aDelegate(mesh.marketing.id, "Mar");
});

let number = 0;
async function aProposal(openedBy: Actor = sales): Promise<{ id: string; key: string }> {
  const content = contentOf("COM-01");
  const saving = await createPolicy(admin, {
    code: `CMT-${number++}`,
    domainId: null,
    content,
    changeNote: "",
  });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  const { key } = saving;
  const { id: policyId } = await db.policy.findUniqueOrThrow({ where: { key } });
  const effects = {
    error: 0,
    "newly-failing": 0,
    "still-failing": 0,
    "newly-passing": 0,
    "newly-applying": 0,
    unaffected: 0,
  };
  const asOf = new Date().toISOString();
  const report = { total: 0, looked: 0, applicable: 0, effects, domains: [], downstream: 0, fields: [] };
  const { id: blastRadiusId } = await db.blastRadius.create({
    data: { policyKey: key, policyVersion: 1, contentHash: "", report: { ...report, affected: [], asOf } },
  });
  const { id } = await db.proposal.create({
    data: {
      policyId,
      version: 1,
      blastRadiusId,
      effect: "tightening",
      rule: "consent",
      reason: "Because.",
      noticeDays: 14,
      deadline: inMinutes(5 * 24 * 60),
      openedById: openedBy.id,
    },
  });
  return { id, key };
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const commentsOn = async (id: string, reader: Actor = stranger) =>
  (await findProposal(reader, id))?.comments ?? [];

/** As if it had been written earlier. */
async function writtenAgo(id: string, minutes: number): Promise<void> {
  await db.proposalComment.update({ where: { id }, data: { writtenAt: inMinutes(-minutes) } });
}

async function close(id: string): Promise<void> {
  await db.proposal.update({ where: { id }, data: { status: "rejected", closedAt: new Date() } });
}

describe("a comment", () => {
  test("by anybody who reads policies is there for all of them, a delegate's with the domain it speaks for", async () => {
    const { id } = await aProposal();
    await addComment(stranger, { proposalId: id, text: "What would <b>this</b> cost us?" });
    await addComment(marketing, { proposalId: id, text: "A week of work." });
    expect(await commentsOn(id)).toMatchObject([
      { authorName: stranger.name, speaksFor: [], text: "What would <b>this</b> cost us?", mayEdit: true },
      {
        authorName: "Mar",
        speaksFor: [mesh.marketing.name],
        text: "A week of work.",
        mayEdit: false,
        mayRemove: false,
      },
    ]);
  });

  test("can be mended by its author for a quarter of an hour, which shows", async () => {
    const { id } = await aProposal();
    const comment = await addComment(stranger, { proposalId: id, text: "A weak of work." });
    await editComment(stranger, { id: comment.id, text: "A week of work." });
    expect(await commentsOn(id)).toMatchObject([{ text: "A week of work.", isEdited: true }]);
    await expect(editComment(admin, { id: comment.id, text: "None." })).rejects.toMatchObject({
      code: "forbidden",
    });
    await writtenAgo(comment.id, 16);
    await expect(editComment(stranger, { id: comment.id, text: "None." })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await commentsOn(id)).toMatchObject([
      { text: "A week of work.", mayEdit: false, mayRemove: true },
    ]);
  });

  test("that its author or an admin removes keeps its place and loses its words, in the database too", async () => {
    const { id } = await aProposal();
    const own = await addComment(stranger, { proposalId: id, text: "First words." });
    const others = await addComment(stranger, { proposalId: id, text: "Second words." });
    await expect(removeComment(marketing, { id: own.id })).rejects.toMatchObject({ code: "forbidden" });
    await removeComment(stranger, { id: own.id });
    await removeComment(admin, { id: others.id });
    await expect(removeComment(admin, { id: others.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(editComment(stranger, { id: own.id, text: "Back." })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await commentsOn(id)).toMatchObject([
      { text: "", isRemoved: true, mayEdit: false, mayRemove: false },
      { text: "", isRemoved: true },
    ]);
  });

  test("leaves a record of every step, by its hash, in a log that holds", async () => {
    const { id, key } = await aProposal();
    const comment = await addComment(marketing, { proposalId: id, text: "A weak of work." });
    await editComment(marketing, { id: comment.id, text: "A week of work." });
    await removeComment(marketing, { id: comment.id });
    const records = await db.auditRecord.findMany({
      where: { subject: key, action: { startsWith: "comment" } },
      orderBy: { seq: "asc" },
    });
    expect(records.map(({ action }) => action)).toEqual([
      "comment.written",
      "comment.edited",
      "comment.removed",
    ]);
    expect(JSON.stringify(records)).not.toContain("of work");
    expect(await verifyAuditLog(auditor, { noted: "" })).toMatchObject({ ok: true });
  });

  test("is refused once the vote is over, and what was said stays", async () => {
    const { id } = await aProposal();
    const comment = await addComment(stranger, { proposalId: id, text: "In time." });
    await close(id);
    await expect(addComment(stranger, { proposalId: id, text: "Too late." })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(editComment(stranger, { id: comment.id, text: "Too late." })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await commentsOn(id)).toMatchObject([{ text: "In time.", mayEdit: false }]);
    expect(await findProposal(stranger, id)).toMatchObject({ mayComment: false });
    const missing = "11111111-1111-4111-8111-111111111111";
    await expect(addComment(stranger, { proposalId: missing, text: "Where?" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test.each([
    ["nothing", "  \r\n ", false],
    [
      "as many characters as there may be, with ends of lines as a form sends them",
      "a\r\n".repeat(2_000),
      true,
    ],
    ["more", "a".repeat(4_001), false],
    ["what is no text", "a\u0000b", false],
  ])("of %s: %#", (_what, text, isAccepted) => {
    const proposalId = "11111111-1111-4111-8111-111111111111";
    expect(AddComment.safeParse({ proposalId, text }).success).toBe(isAccepted);
  });

  test("without words is refused by the database", async () => {
    const { id: proposalId } = await aProposal();
    await expect(
      db.proposalComment.create({ data: { proposalId, text: "", writtenAt: new Date() } }),
    ).rejects.toThrow(/proposal_comment_has_text/);
  });
});

describe("those who vote and who proposed", () => {
  const saidTo = async (actor: Actor) =>
    (await toldTo(actor)).filter(({ kind }) => kind === "proposal.commented").map(({ text }) => text);

  test("are told of all new comments at once, of a proposal once a day, and never of their own alone", async () => {
    await db.proposal.updateMany({ where: { status: "open" }, data: { status: "withdrawn" } });
    await db.notification.deleteMany();
    const proposer = await createPerson({ name: "Pro" });
    const one = await aProposal(proposer);
    const two = await aProposal(sales);
    await addComment(sales, { proposalId: one.id, text: "Why now?" });
    await addComment(stranger, { proposalId: one.id, text: "What does it cost?" });
    await addComment(marketing, { proposalId: two.id, text: "We are for it." });
    const gone = await addComment(stranger, { proposalId: two.id, text: "Said in anger." });
    await removeComment(stranger, { id: gone.id });

    await tellComments(inMinutes(10));
    expect(await db.notification.count({ where: { kind: "proposal.commented" } })).toBe(0);
    await Promise.all([tellComments(inMinutes(16)), tellComments(inMinutes(17))]);
    const [toSales, toMarketing, toProposer] = await Promise.all([sales, marketing, proposer].map(saidTo));
    expect(toSales?.toSorted()).toEqual([
      expect.stringContaining("What does it cost?"),
      expect.stringContaining("We are for it."),
    ]);
    expect(toSales?.join()).not.toContain("Why now?");
    expect(toMarketing).toHaveLength(1);
    expect(toMarketing?.join()).not.toContain("We are for it.");
    expect(toProposer).toEqual([expect.stringContaining("Why now?")]);
    expect(await saidTo(stranger)).toEqual([]);
    expect(JSON.stringify(await db.notification.findMany())).not.toContain("Said in anger");

    await addComment(stranger, { proposalId: one.id, text: "And how long?" });
    await tellComments(inMinutes(120));
    expect(await saidTo(sales)).toHaveLength(2);
    // A day after the later of the two above: which of them came first and told is chance.
    await tellComments(inMinutes(18 + 24 * 60));
    expect((await saidTo(sales))[2]).toContain("And how long?");
  });
});
