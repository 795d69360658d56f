import { afterEach, expect, test } from "vitest";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { recountProposals } from "@/lib/governance/proposals/recount-proposals";
import { findProposal } from "@/lib/governance/queries/find-proposals";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { toldTo } from "../../notifications/told";
import { aMesh } from "../../registry/mesh";
import { aProduct } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { aDelegate, withdrawOpenProposals } from "./delegates";

const mesh = await aMesh();
const { contributor, steward, stranger } = mesh;
const [sales, marketing] = [await aDelegate(mesh.sales.id), await aDelegate(mesh.marketing.id)];

afterEach(async () => {
  // What one test published in the future is not to come for the next one.
  await db.event.updateMany({ where: { at: { gt: new Date() } }, data: { at: new Date() } });
  await withdrawOpenProposals();
});

let number = 0;
async function aProposal(): Promise<{ id: string; key: string }> {
  const content = contentOf("COM-01");
  const saving = await createPolicy(sales, {
    code: `CNT-${number++}`,
    domainId: null,
    content,
    changeNote: "",
  });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  let report = "";
  for await (const message of streamBlastRadius(sales, { kind: "saved", key: saving.key, version: 1 })) {
    if (message.type === "done") report = message.id ?? "";
  }
  const { id } = await openProposal(sales, {
    key: saving.key,
    version: 1,
    report,
    rule: "consent",
    reason: "Deleting data in time is what we promised to our customers.",
    days: 5,
    noticeDays: 14,
  });
  return { id, key: saving.key };
}

async function approve(id: string, actor: Actor, domainId: string): Promise<void> {
  const { reportId: report = "" } = (await findProposal(actor, id)) ?? {};
  await castVote(actor, { id, domainId, choice: "approve", report, reason: "" });
}

/** One more product that the policy would hit, published at that time. */
async function aFailing(at = new Date()): Promise<void> {
  const document = goodProductBut({ "/retention": undefined });
  const { id, publish } = await aProduct(contributor, mesh.sales.slug, document);
  await publishProduct(steward, publish({ acknowledged: true }));
  await db.event.updateMany({ where: { subjectId: id }, data: { at } });
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const movedTo = async (actor: Actor, key: string) =>
  (await toldTo(actor)).filter(({ title }) => title.startsWith(`${key}: the numbers`));
const movedIn = async (id: string) => (await findProposal(stranger, id))?.votes.map(({ moved }) => moved);

test("a voter is told once that the figures have moved, on the page and by a notification, and may vote on the new ones", async () => {
  await aFailing();
  const { id, key } = await aProposal();
  const seen = (await findProposal(sales, id))?.view.effects["newly-failing"] ?? 0;
  await approve(id, sales, mesh.sales.id);
  await aFailing();

  await recountProposals(inHours(0.5));
  expect(await movedIn(id)).toEqual([null]);
  await recountProposals(inHours(2));
  expect(await movedIn(id)).toEqual([[{ effect: "newly-failing", seen, now: seen + 1 }]]);
  const [told, ...more] = await movedTo(sales, key);
  expect(more).toEqual([]);
  expect(told?.text).toContain(`${seen} → ${seen + 1} would newly fail`);
  expect(told?.href).toBe(`/governance/proposals/${id}`);

  await aFailing(inHours(3));
  await recountProposals(inHours(4));
  expect(await movedTo(sales, key)).toHaveLength(1);
  expect(await movedTo(marketing, key)).toHaveLength(0);

  await approve(id, sales, mesh.sales.id);
  expect(await movedIn(id)).toEqual([null]);
  await aFailing(inHours(5));
  await recountProposals(inHours(6));
  expect(await movedIn(id)).toEqual([[{ effect: "newly-failing", seen: seen + 2, now: seen + 3 }]]);
  expect(await movedTo(sales, key)).toHaveLength(2);
});

test("without a change of the catalog it is counted daily, and figures that are the same are not kept again", async () => {
  const { id } = await aProposal();
  const reports = () => db.blastRadius.count();
  const before = await reports();
  await recountProposals(inHours(2));
  const counted = () => db.proposal.findUniqueOrThrow({ where: { id } });
  const first = (await counted()).recountedAt;
  expect(first).not.toBeNull();
  await recountProposals(inHours(20));
  expect((await counted()).recountedAt).toEqual(first);
  const late = inHours(27);
  await recountProposals(late);
  expect(await counted()).toMatchObject({ recountedAt: late, recountId: null });
  expect(await reports()).toBe(before);
});

test("nobody is told after the vote is over", async () => {
  const { id, key } = await aProposal();
  await approve(id, sales, mesh.sales.id);
  await aFailing();
  await recountProposals(inHours(24 * 6));
  expect(await movedTo(sales, key)).toEqual([]);
});

test("a vote on figures that are not of the proposal is refused", async () => {
  const [one, other] = [await aProposal(), await aProposal()];
  const { reportId: report = "" } = (await findProposal(sales, other.id)) ?? {};
  await expect(
    castVote(sales, { id: one.id, domainId: mesh.sales.id, choice: "approve", report, reason: "" }),
  ).rejects.toMatchObject({ code: "conflict" });
});
