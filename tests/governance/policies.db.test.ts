import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { CreatePolicy, type PolicyContent, PolicyFilter } from "@/lib/governance/model";
import { findDraftRules } from "@/lib/governance/queries/find-draft-rules";
import { findPolicies } from "@/lib/governance/queries/find-policies";
import { findPolicy, findPolicyVersion } from "@/lib/governance/queries/find-policy";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createPerson } from "../people";
import { aMesh, eventsOf } from "../registry/mesh";
import { enforce, retireAll } from "./publishing";
import { contentOf } from "./setting";

const mesh = await aMesh();
const { admin, auditor, owner, steward, contributor, marketer, stranger } = mesh;
const delegate = await createPerson({ orgRoles: ["governance-delegate"] });
const CONTENT = contentOf("PRI-02");
const STRICTER: PolicyContent = {
  ...CONTENT,
  level: "warn",
  title: "Personal data columns are described at length",
};

afterEach(retireAll);

async function aPolicy(actor: Actor, domainId: string | null = null, content = CONTENT) {
  const code = `TST-${randomUUID().slice(0, 6)}`.toUpperCase();
  const saving = await createPolicy(actor, { code, domainId, content, changeNote: "First." });
  if (!saving.saved) throw new Error(JSON.stringify(saving.problems));
  return saving;
}

const people = { admin, auditor, delegate, owner, steward, contributor, marketer, stranger };
type Person = keyof typeof people;

describe("who may set a policy", () => {
  const GLOBAL = { write: ["admin", "delegate"], decide: ["admin"] };
  const LOCAL = { write: ["owner"], decide: ["owner"] };
  test.each(Object.keys(people) as Person[])("%s", async (person) => {
    const actor = people[person];
    const outcomeOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "done",
        (error) => error.code,
      );
    expect(await outcomeOf(aPolicy(actor))).toBe(GLOBAL.write.includes(person) ? "done" : "forbidden");
    expect(await outcomeOf(aPolicy(actor, mesh.sales.id))).toBe(
      LOCAL.write.includes(person) ? "done" : "forbidden",
    );

    for (const [key, allowed] of [
      [await enforce(admin, CONTENT), GLOBAL],
      [await enforce(owner, CONTENT, mesh.sales.id), LOCAL],
    ] as const) {
      const writing = allowed.write.includes(person) ? "done" : "forbidden";
      const deciding = allowed.decide.includes(person) ? "done" : "forbidden";
      const { revision } = await db.policy.findUniqueOrThrow({ where: { key } });
      const change = { key, revision, content: STRICTER, changeNote: "" };
      expect(await outcomeOf(changePolicy(actor, change))).toBe(writing);
      const next = allowed.write.includes(person) ? revision + 1 : revision;
      expect(await outcomeOf(activatePolicy(actor, { key, revision: next, version: 1 }))).toBe(deciding);
      const last = allowed.decide.includes(person) ? next + 1 : next;
      expect(await outcomeOf(retirePolicy(actor, { key, revision: last }))).toBe(deciding);
    }
  });
});

describe("a draft policy", () => {
  const READERS: Person[] = ["admin", "auditor", "delegate"];
  test.each(Object.keys(people) as Person[])(
    "is read by its authors and the governance group: %s",
    async (person) => {
      const actor = people[person];
      const global = await aPolicy(admin);
      const local = await aPolicy(owner, mesh.sales.id);
      expect((await findPolicy(actor, global.key)) !== null).toBe(READERS.includes(person));
      expect((await findPolicy(actor, local.key)) !== null).toBe(
        READERS.includes(person) || person === "owner",
      );
      const { items } = await findPolicies(actor, PolicyFilter.parse({ text: global.key }));
      expect(items.length).toBe(READERS.includes(person) ? 1 : 0);
      if (READERS.includes(person)) return;
      await expect(
        changePolicy(actor, { ...global, content: STRICTER, changeNote: "" }),
      ).rejects.toMatchObject({
        code: "not-found",
      });
    },
  );

  test("binds nobody until it is activated", async () => {
    const { key, revision } = await aPolicy(admin);
    const keys = async () => (await bundleFor(contributor))?.policies.map((one) => one.key);
    expect(await keys()).toEqual([]);
    await activatePolicy(admin, { key, revision, version: 1 });
    expect(await keys()).toEqual([key]);
  });
});

describe("a change", () => {
  test("is a new version; the one in force stays until the new one is activated, and can come back", async () => {
    const { key, revision } = await aPolicy(admin);
    await activatePolicy(admin, { key, revision, version: 1 });
    const change = await changePolicy(admin, {
      key,
      revision: 2,
      content: STRICTER,
      changeNote: "Only warn.",
    });
    expect(change).toEqual({ saved: true, key, version: 2, revision: 3 });

    const levelInForce = async () =>
      (await bundleFor(contributor))?.policies.map(({ version, requirement }) => [
        version,
        requirement.level,
      ]);
    expect(await levelInForce()).toEqual([[1, "block"]]);
    await activatePolicy(admin, { key, revision: 3, version: 2 });
    expect(await levelInForce()).toEqual([[2, "warn"]]);
    await activatePolicy(admin, { key, revision: 4, version: 1 });
    expect(await levelInForce()).toEqual([[1, "block"]]);
    await retirePolicy(admin, { key, revision: 5 });
    expect(await levelInForce()).toEqual([]);

    const { id } = await db.policy.findUniqueOrThrow({ where: { key } });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      "policy.created",
      "policy.activated",
      "policy.version-added",
      "policy.activated",
      "policy.activated",
      "policy.retired",
    ]);
  });

  test("is told in the words of the editor", async () => {
    const { key } = await aPolicy(admin);
    const params = [{ name: "min", type: "number" as const, value: 40 }];
    const content = { ...CONTENT, level: "warn" as const, rule: { ...CONTENT.rule, params }, examples: [] };
    await changePolicy(admin, { key, revision: 1, content, changeNote: "Ask for more." });
    const policy = await findPolicy(admin, key);
    expect(policy?.history.map(({ version, changeNote }) => [version, changeNote])).toEqual([
      [2, "Ask for more."],
      [1, "First."],
    ]);
    expect(policy?.history[0]?.changes.slice(0, 2)).toEqual([
      { label: "Level", before: "block", after: "warn" },
      { label: "Parameter min", before: "20", after: "40" },
    ]);
    expect(policy).toMatchObject({ newest: { version: 2 }, current: { version: 2 }, mayChange: true });
  });

  test("that is not in force yet is not for everybody to read", async () => {
    const key = await enforce(admin, CONTENT);
    const { revision } = await db.policy.findUniqueOrThrow({ where: { key } });
    await changePolicy(admin, { key, revision, content: STRICTER, changeNote: "" });
    expect(await findPolicyVersion(admin, key, 2)).toMatchObject({ version: 2, content: STRICTER });
    expect(await findPolicyVersion(stranger, key, 2)).toBeNull();
    expect(await findPolicyVersion(stranger, key, 1)).toMatchObject({ version: 1, content: CONTENT });
    const seen = await findPolicy(stranger, key);
    expect(seen).toMatchObject({ current: { version: 1 }, newest: { version: 1 }, mayChange: false });
    expect(seen?.history).toHaveLength(1);
    const register = await findPolicies(stranger, PolicyFilter.parse({ text: key }));
    expect(register.items).toMatchObject([{ version: 1, newestVersion: 1, title: CONTENT.title }]);
  });

  test("of what somebody else has changed since is a conflict, in every command", async () => {
    const { key, revision } = await aPolicy(admin);
    await changePolicy(admin, { key, revision, content: STRICTER, changeNote: "" });
    const conflict = { code: "conflict" };
    await expect(
      changePolicy(admin, { key, revision, content: CONTENT, changeNote: "" }),
    ).rejects.toMatchObject(conflict);
    await expect(activatePolicy(admin, { key, revision, version: 2 })).rejects.toMatchObject(conflict);
    await expect(retirePolicy(admin, { key, revision })).rejects.toMatchObject(conflict);
  });

  test("by two people at once leaves one of them with a conflict", async () => {
    const { key, revision } = await aPolicy(admin);
    const attempts = await Promise.allSettled(
      [STRICTER, { ...CONTENT, level: "inform" as const }].map((content) =>
        changePolicy(admin, { key, revision, content, changeNote: "" }),
      ),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("that changes nothing adds no version", async () => {
    const { key, revision } = await aPolicy(admin);
    const same = await changePolicy(admin, { key, revision, content: CONTENT, changeNote: "" });
    expect(same).toMatchObject({ saved: true, version: 1 });
    expect((await findPolicy(admin, key))?.history).toHaveLength(1);
  });
});

describe("a policy is not saved", () => {
  const { rule } = CONTENT;
  const column = { kind: "name", name: "it" } as const;
  const misspelt = {
    kind: "call",
    function: "filled",
    of: { kind: "field", of: column, name: "descripton" },
    args: [],
  };
  test.each([
    [
      "with a field that does not exist",
      { rule: { ...rule, require: misspelt, params: [] } },
      "/rule/require",
      "Did you mean",
    ],
    [
      "with a parameter nobody reads",
      { rule: { ...rule, params: [...rule.params, { name: "max", type: "number", value: 1 }] } },
      "/rule/params/1",
      "not used",
    ],
    [
      "with a message about a field that does not exist",
      { message: "{it.nam} is bare" },
      "/message",
      "There is no field",
    ],
    [
      "with a scope about something it cannot see",
      { scope: { kind: "field", of: column, name: "masking" } },
      "/scope",
      "masking",
    ],
    [
      "with an example that fails though it should pass",
      { examples: [{ ...CONTENT.examples[1], expect: "pass" }] },
      "/examples/0",
      "should pass",
    ],
    [
      "with an example that passes though it should fail",
      { examples: [{ ...CONTENT.examples[0], expect: { failAt: ["/title"] } }] },
      "/examples/0",
      "should fail at /title",
    ],
  ])("%s", async (_case, facts, path, words) => {
    const input = CreatePolicy.parse({ code: "TST-BAD1", domainId: null, content: { ...CONTENT, ...facts } });
    const saving = await createPolicy(admin, input);
    const problem = { path: expect.stringContaining(path), message: expect.stringContaining(words) };
    expect(saving).toEqual({
      saved: false,
      problems: expect.arrayContaining([expect.objectContaining(problem)]),
    });
    expect(await db.policy.count({ where: { key: "TST-BAD1" } })).toBe(0);

    const { key, revision } = await aPolicy(admin);
    const change = await changePolicy(admin, { key, revision, content: input.content, changeNote: "" });
    expect(change).toMatchObject({ saved: false });
    expect(await findPolicy(admin, key)).toMatchObject({ revision, newest: { version: 1 } });
  });

  test("under a code that is taken in the same place, or that belongs to the registry", async () => {
    const { key } = await aPolicy(admin);
    const again = { code: key, domainId: null, content: CONTENT, changeNote: "" };
    await expect(createPolicy(admin, again)).rejects.toMatchObject({ code: "conflict" });
    const local = await createPolicy(owner, { ...again, domainId: mesh.sales.id });
    expect(local).toMatchObject({ saved: true, key: `${mesh.sales.slug}/${key}` });
    expect(CreatePolicy.safeParse({ ...again, code: "ESS-01" }).success).toBe(false);
  });
});

test("history is not rewritten, not even past the commands", async () => {
  const { key } = await aPolicy(admin);
  const { id } = await db.policy.findUniqueOrThrow({ where: { key } });
  const update = db.policyVersion.updateMany({
    where: { policyId: id },
    data: { changeNote: "Never said." },
  });
  await expect(update).rejects.toThrow();
});

test("the register filters, and counts what each choice would find", async () => {
  const word = `word${randomUUID().slice(0, 8)}`;
  const named = (title: string, facts: Partial<PolicyContent> = {}) => ({
    ...CONTENT,
    ...facts,
    title: `${title} ${word}`,
  });
  await enforce(admin, named("One"));
  await enforce(admin, named("Two", { level: "warn" }));
  await enforce(owner, named("Three", { category: "quality" }), mesh.sales.id);
  await aPolicy(admin, null, named("Four"));

  const find = (filter: Record<string, unknown>) =>
    findPolicies(auditor, PolicyFilter.parse({ text: word, ...filter }));
  expect((await find({})).total).toBe(4);
  expect(
    (await find({ level: "block", status: "active" })).items.map(({ title }) => title.split(" ")[0]),
  ).toEqual(expect.arrayContaining(["One", "Three"]));
  expect((await find({ layer: mesh.sales.slug })).total).toBe(1);
  expect((await find({ layer: "global" })).total).toBe(3);
  expect((await find({ level: "nonsense", page: "x" })).total).toBe(4);
  expect((await find({ level: "warn" })).counts).toEqual({
    category: { privacy: 1 },
    level: { block: 3, warn: 1 },
    status: { active: 1 },
  });
});

test.each(Object.keys(people) as Person[])(
  "the bundle for live checks is for those who edit there: %s",
  async (person) => {
    const bundle = await bundleFor(people[person]);
    expect(bundle !== null).toBe(["owner", "steward", "contributor"].includes(person));
  },
);

test("a bundle travels as plain data, without examples, and is named by its content", async () => {
  const before = await bundleFor(contributor);
  await enforce(admin, CONTENT);
  const bundle = await bundleFor(contributor);
  expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
  expect(bundle?.policies[0]?.requirement).not.toHaveProperty("examples");
  expect(bundle?.hash).not.toBe(before?.hash);
  expect((await bundleFor(owner))?.hash).toBe(bundle?.hash);
});

/** The policies a draft in the domain is held to; the product need not exist for that. */
async function bundleFor(person: Actor) {
  return (await findDraftRules(person, { id: "any", domainId: mesh.sales.id }))?.bundle ?? null;
}
