import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { type Base, type DerivedChoice, derive } from "@/lib/governance/derivation";
import type { PolicyContent } from "@/lib/governance/model";
import { findPolicyKin } from "@/lib/governance/queries/find-policy-kin";
import type { Actor } from "@/lib/identity/model";
import { createDomainRow, createPerson } from "../people";
import { aMesh } from "../registry/mesh";
import { aProduct, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const { sales, marketing, owner, steward, marketer, admin, stranger } = await aMesh();

afterEach(retireAll);

const CONTENT: PolicyContent = { ...contentOf("META-03"), level: "warn" };

function asking(min: number, content = CONTENT): PolicyContent {
  const [param] = content.rule.params;
  if (param?.type !== "number") throw new Error("META-03 has a number.");
  return { ...content, rule: { ...content.rule, params: [{ ...param, value: min }] }, examples: [] };
}

function derived({ key, version, content }: Base, min: number, facts: Partial<DerivedChoice> = {}) {
  const { title, rationale, level, graceDays, waivable } = content;
  const choice = { title, rationale, level, graceDays, waivable, params: asking(min).rule.params };
  return derive({ key, version, content }, { ...choice, ...facts });
}

async function aBase(): Promise<Base> {
  const content = asking(10);
  return { key: await enforce(admin, content), version: 1, content };
}

function create(actor: Actor, domainId: string | null, content: PolicyContent) {
  const code = `TST-${randomUUID().slice(0, 6)}`.toUpperCase();
  return createPolicy(actor, { code, domainId, content, changeNote: "" });
}

async function raise(key: string, revision: number, content: PolicyContent) {
  const saving = await changePolicy(admin, { key, revision, content, changeNote: "" });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  await activatePolicy(admin, { key, revision: saving.revision, version: saving.version });
}

test("a domain asks for more, and only its own products are held to it", async () => {
  const base = await aBase();
  const content = derived(base, 30, { level: "block", graceDays: 0 });
  const key = await enforce(owner, content, sales.id);
  const terse = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Where they are written" });
  const own = await aProduct(owner, sales.slug, terse);
  const other = await aProduct(marketer, marketing.slug, terse);

  const refusal = await publishProduct(owner, own.publish());
  expect(refusal).toMatchObject({ published: false, evaluation: { decision: "refused" } });
  expect(refusal.evaluation.outcomes.filter(({ blocking }) => blocking)).toMatchObject([{ policy: { key } }]);
  expect(await publishProduct(marketer, other.publish())).toMatchObject({ published: true });
});

test("less is refused when it is saved, whoever calls, and nothing is written", async () => {
  const base = await aBase();
  const saving = await create(owner, sales.id, derived(base, 5));
  expect(saving).toEqual({
    saved: false,
    problems: [
      {
        path: "/rule/params/0",
        start: 0,
        end: 0,
        message: `${base.key} of the whole organisation already asks for 10; a domain's own limit must be at least 10.`,
      },
    ],
  });
  expect((await findPolicyKin(owner, base)).descendants).toEqual([]);
});

test("nobody derives from a domain's policy, for the whole organisation, from a draft, or from what they cannot read", async () => {
  const base = await aBase();
  const content = derived(base, 30);
  expect(await create(admin, null, content)).toMatchObject({ saved: false, problems: [{ path: "/origin" }] });

  const local = { key: await enforce(owner, asking(10), sales.id), version: 1, content: asking(10) };
  const below = await createDomainRow({ parentId: sales.id });
  const lead = await createPerson({ domainRoles: { [below.id]: "owner" } });
  expect(await create(lead, below.id, derived(local, 30))).toMatchObject({
    saved: false,
    problems: [{ path: "/origin" }],
  });

  const draft = await create(admin, null, asking(10));
  if (!draft.saved) throw new Error("It was not saved.");
  const unseen = derived({ ...base, key: draft.key }, 30);
  await expect(create(owner, sales.id, unseen)).rejects.toMatchObject({ code: "not-found" });
  const unknown = derived({ ...base, version: 7 }, 30);
  await expect(create(owner, sales.id, unknown)).rejects.toMatchObject({ code: "not-found" });
});

test("a derived policy stays derived, and its next version is measured by the base of that day", async () => {
  const base = await aBase();
  const saving = await create(owner, sales.id, derived(base, 30));
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  const { key, revision } = saving;
  const change = (content: PolicyContent) => changePolicy(owner, { key, revision, content, changeNote: "" });

  expect(await change(asking(30))).toMatchObject({ saved: false, problems: [{ path: "/origin" }] });
  const elsewhere = await aBase();
  expect(await change(derived(elsewhere, 40))).toMatchObject({
    saved: false,
    problems: [{ path: "/origin" }],
  });

  await raise(base.key, 2, asking(20));
  const newer = { ...base, version: 2, content: asking(20) };
  expect(await change(derived(newer, 15))).toMatchObject({ saved: false });
  expect(await create(owner, sales.id, derived(base, 30))).toMatchObject({
    saved: false,
    problems: [{ path: "/origin", message: expect.stringContaining("another version in force") }],
  });
  expect(await change(derived(newer, 35))).toMatchObject({ saved: true, version: 2 });
});

test("the base names who asks for more, and a derived policy tells once it adds nothing any more", async () => {
  const base = await aBase();
  const content = derived(base, 30);
  const key = await enforce(owner, content, sales.id);
  expect(await findPolicyKin(stranger, base)).toMatchObject({
    parentage: null,
    descendants: [{ kind: "derived", key, layer: { domainId: sales.id } }],
  });
  expect((await findPolicyKin(steward, { key, content })).parentage).toMatchObject({
    kind: "derived",
    key: base.key,
    version: 1,
    versionInForce: 1,
    now: "more",
  });

  await raise(base.key, 2, asking(40));
  const { parentage } = await findPolicyKin(steward, { key, content });
  expect(parentage).toMatchObject({ version: 1, versionInForce: 2, now: "less" });
});

test("what is begun from a policy remembers it, and that one names what was begun from it, to those who may read it", async () => {
  const content = asking(12);
  const local = await enforce(owner, content, sales.id);
  const origin = { kind: "begun", key: local, version: 1 } as const;
  const saving = await create(admin, null, { ...asking(5), origin });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  expect(
    (await findPolicyKin(admin, { key: saving.key, content: { ...content, origin } })).parentage,
  ).toMatchObject({ kind: "begun", key: local, now: null });
  expect((await findPolicyKin(admin, { key: local, content })).descendants).toMatchObject([
    { kind: "begun", key: saving.key, status: "draft" },
  ]);
  expect((await findPolicyKin(stranger, { key: local, content })).descendants).toEqual([]);
});
