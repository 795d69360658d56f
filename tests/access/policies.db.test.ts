import { afterEach, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { requestAccess } from "@/lib/access/commands/request-access";
import { DecideAccess } from "@/lib/access/inputs";
import { findAccessOffer } from "@/lib/access/queries/find-access-offer";
import { findInbox } from "@/lib/access/queries/find-inbox";
import type { BlastRadiusMessage } from "@/lib/governance/blast-radius/request";
import { streamBlastRadius } from "@/lib/governance/blast-radius/stream-blast-radius";
import { readBundle } from "@/lib/governance/bundle";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import type { PolicyContent } from "@/lib/governance/model";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import { db } from "@/lib/platform/db";
import { expressionOf } from "../governance/language/rule-builder";
import { enforce, retireAll } from "../governance/publishing";
import { contentOf } from "../governance/setting";
import { createPerson } from "../people";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask, asking, grantsOf } from "./setting";

const mesh = await anAccessMesh();
const { admin, owner, privacy } = mesh;
const sales = mesh.sales.slug;
const marketing = await createPerson({ domainRoles: { [mesh.marketing.id]: "owner" } });

afterEach(retireAll);

function atMostDays(days: number, level: PolicyContent["level"] = "block"): PolicyContent {
  const require = expressionOf(`it.days <= ${days}`);
  const rule: PolicyContent["rule"] = { select: "access.requests[]", require, params: [] };
  return { ...contentOf("ACC-02"), level, rule, examples: [] };
}

function auditOf(productId: string) {
  return db.auditRecord.findMany({
    where: { subjectId: productId, action: { startsWith: "access." } },
    select: { action: true, actorName: true, facts: true },
    orderBy: { seq: "asc" },
  });
}

describe("a policy about access", () => {
  test("refuses a request with its reasons, beside the fields they concern, and leaves a record", async () => {
    const key = await enforce(admin, contentOf("ACC-01"));
    const { id, ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const input = asking(someone, ref, ["people"], { days: 365, purpose: "For analysis" });
    const answer = await requestAccess(someone, input);
    expect(answer).toMatchObject({
      requested: false,
      refusals: [{ port: "people", policy: { key } }],
    });
    expect(answer.requested ? [] : Object.keys(answer.faults).sort()).toEqual(["days", "purpose"]);
    expect(await db.accessRequestPort.count({ where: { productId: id } })).toBe(0);
    expect(await auditOf(id)).toMatchObject([
      { action: "access.refused", actorName: someone.name, facts: { policies: [`${key} v1`] } },
    ]);
  });

  test("is for the columns that are asked for: without the personal ones nothing stands against it", async () => {
    await enforce(admin, contentOf("ACC-01"));
    const { ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const facts = { days: 365, purpose: "For analysis", columns: ["id"] };
    expect(await requestAccess(someone, asking(someone, ref, ["people"], facts))).toMatchObject({
      requested: true,
    });
  });

  test("of level warn takes a second decision, by somebody else", async () => {
    const key = await enforce(admin, atMostDays(30, "warn"));
    const { ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const { lines = "" } = await ask(someone, ref, ["lines"], { days: 90 });
    const item = (await findInbox(owner)).items.find(({ request }) => request.id === lines);
    expect(item).toMatchObject({ step: 1, steps: 2, request: { secondStepFor: key } });
    const approve = DecideAccess.parse({ ids: [lines], decision: "approve" });
    await decideAccess(owner, approve);
    expect(await grantsOf(someone)).toEqual([]);
    await expect(decideAccess(owner, { ...approve, reason: "again" })).resolves.toBeDefined();
    expect(await grantsOf(someone)).toEqual([]);
    await decideAccess(privacy, approve);
    expect(await grantsOf(someone)).toHaveLength(1);
  });

  test("takes it from a port that approves without asking as well", async () => {
    await enforce(admin, atMostDays(30, "warn"));
    const { ref } = await aSharedProduct(owner, sales, aDocument([aPort("open", { autoApprove: true })]));
    const someone = await createPerson();
    await ask(someone, ref, ["open"], { days: 30 });
    expect(await grantsOf(someone)).toHaveLength(1);
    const other = await createPerson();
    await ask(other, ref, ["open"], { days: 90 });
    expect(await grantsOf(other)).toEqual([]);
  });

  test("that came into force meanwhile stands against an approval, which can still be a denial", async () => {
    const { id, ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const { lines = "" } = await ask(someone, ref, ["lines"], { days: 90 });
    const key = await enforce(admin, atMostDays(30));
    const approve = DecideAccess.parse({ ids: [lines], decision: "approve" });
    await expect(decideAccess(owner, approve)).rejects.toThrow(key);
    await decideAccess(owner, { ...approve, decision: "deny", reason: "Ask for a month." });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(["access.denied"]);
  });

  test("of another domain binds nobody here", async () => {
    await enforce(marketing, atMostDays(1), mesh.marketing.id);
    const { ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    expect(await requestAccess(someone, asking(someone, ref, ["lines"]))).toMatchObject({ requested: true });
  });

  test("judges no publication and no compliance, and those about publication judge no request", async () => {
    const about = await enforce(admin, atMostDays(1));
    const publication = await enforce(admin, contentOf("META-01"));
    const { ref } = await aSharedProduct(owner, sales).catch(() => ({ ref: null }));
    const publicationKeys = (await readBundle(db, mesh.sales.id)).policies.map(({ key }) => key);
    const accessKeys = (await readBundle(db, mesh.sales.id, "access")).policies.map(({ key }) => key);
    expect([publicationKeys.includes(about), publicationKeys.includes(publication)]).toEqual([false, true]);
    expect(accessKeys).toEqual([about]);
    const compliance = ref && (await findCompliance(owner, ref));
    expect(compliance?.outcomes.some(({ policy }) => policy.key === about) ?? false).toBe(false);
  });

  test("is shown before anything is typed", async () => {
    const key = await enforce(admin, atMostDays(30));
    const { ref } = await aSharedProduct(owner, sales);
    const offer = await findAccessOffer(await createPerson(), ref);
    expect(offer?.policies).toEqual([
      { key, title: contentOf("ACC-02").title, level: "block", isAnnounced: false },
    ]);
  });

  test("stays about access in every version", async () => {
    const key = await enforce(admin, atMostDays(30));
    const { revision } = await db.policy.findUniqueOrThrow({ where: { key } });
    const saving = await changePolicy(admin, {
      key,
      revision,
      content: contentOf("META-01"),
      changeNote: "",
    });
    expect(saving).toMatchObject({ saved: false, problems: [{ path: "/rule/select" }] });
  });

  test("shows before it binds whose access would not be given again", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const { lines = "" } = await ask(someone, ref, ["lines"], { days: 90 });
    await decideAccess(owner, DecideAccess.parse({ ids: [lines], decision: "approve" }));
    const { scope, rule, message, level } = atMostDays(30);
    const requirement = { scope, rule, message, level };
    let last: BlastRadiusMessage | null = null;
    const request = { kind: "draft", key: null, domainId: null, requirement } as const;
    for await (last of streamBlastRadius(admin, request));
    if (last?.type !== "done") throw new Error("The stream ended without an answer.");
    const product = last.view.products.find((one) => one.ref.name === ref.name);
    expect(product).toMatchObject({ effect: "newly-failing", failed: 1, checked: 1 });
    expect(await grantsOf(someone)).toHaveLength(1);
  });
});

test("approvals, grants and ends are in the log, and the chain holds", async () => {
  const { id, ref } = await aSharedProduct(owner, sales);
  const someone = await createPerson();
  const { people = "" } = await ask(someone, ref, ["people"]);
  const approve = DecideAccess.parse({ ids: [people], decision: "approve" });
  await decideAccess(owner, approve);
  await decideAccess(privacy, approve);
  expect((await auditOf(id)).map(({ action, actorName }) => [action, actorName])).toEqual([
    ["access.approved", owner.name],
    ["access.granted", privacy.name],
  ]);
  expect(await verifyAuditLog(admin, { noted: "" })).toMatchObject({ ok: true });
});
