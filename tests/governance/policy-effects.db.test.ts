import { afterEach, describe, expect, test } from "vitest";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { findEveryPolicy } from "@/lib/governance/queries/find-policies";
import { getPolicyRevision } from "@/lib/governance/queries/find-policy";
import { findPolicyEffects } from "@/lib/governance/queries/find-policy-effects";
import { findPolicySentences } from "@/lib/governance/queries/find-policy-sentences";
import { findPolicyStatusChange } from "@/lib/governance/queries/find-policy-status-change";
import { findPublishedSubject } from "@/lib/governance/queries/find-published-subject";
import { aMesh } from "../registry/mesh";
import { aProduct, enforce, retireAll } from "./publishing";
import { contentOf, goodProductBut } from "./setting";

const mesh = await aMesh();
const { admin, owner, steward, contributor, stranger, marketer } = mesh;
const COM_01 = contentOf("COM-01");
const EVERYWHERE = { domainId: null };

afterEach(retireAll);

async function published(facts: Parameters<typeof goodProductBut>[0] = {}) {
  const { ref, publish } = await aProduct(contributor, mesh.sales.slug, goodProductBut(facts));
  await publishProduct(steward, publish());
  return ref;
}

describe("the effect of a policy", () => {
  test("names the published products that do not meet it, with what each would be told", async () => {
    const failing = await published({ "/retention": undefined });
    const passing = await published();
    const [effect] = await findPolicyEffects(stranger, EVERYWHERE, [COM_01]);
    expect(effect?.failing.map(({ ref }) => ref)).toContainEqual(failing);
    expect(effect?.failing.map(({ ref }) => ref)).not.toContainEqual(passing);
    const product = effect?.failing.find(({ ref }) => ref.name === failing.name);
    expect(product).toMatchObject({ title: "Customer orders", failed: 1, checked: 1 });
    expect(product?.findings[0]?.message).toContain("etention");
    expect(effect?.looked).toBe(effect?.total);
  });

  test("is of the policy alone, whatever else is in force", async () => {
    await published({ "/retention": undefined });
    const [before] = await findPolicyEffects(stranger, EVERYWHERE, [COM_01]);
    await enforce(admin, COM_01);
    expect(await findPolicyEffects(stranger, EVERYWHERE, [COM_01])).toEqual([
      { ...before, failing: expect.any(Array) },
    ]);
  });

  test("tells nobody of a product they may not know of, not even in a count", async () => {
    const ref = await published({
      "/retention": undefined,
      "/visibility": { discoverableBy: "domains", domains: [] },
    });
    const seenBy = async (actor: typeof admin) => (await findPolicyEffects(actor, EVERYWHERE, [COM_01]))[0];
    const [insider, outsider] = [await seenBy(contributor), await seenBy(stranger)];
    expect(insider?.failing.map((product) => product.ref)).toContainEqual(ref);
    expect(outsider?.failing.map((product) => product.ref)).not.toContainEqual(ref);
    expect(outsider?.total).toBeLessThan(insider?.total ?? 0);
    expect(await findPublishedSubject(stranger, ref)).toBeNull();
    expect(await findPublishedSubject(contributor, ref)).toMatchObject({ ref });
  });

  test("of a domain's policy is of that domain's products", async () => {
    const ref = await published({ "/retention": undefined });
    const names = async (domainId: string) =>
      (await findPolicyEffects(admin, { domainId }, [COM_01])).flatMap(({ failing }) =>
        failing.map((one) => one.ref.name),
      );
    expect(await names(mesh.sales.id)).toContain(ref.name);
    expect(await names(mesh.marketing.id)).not.toContain(ref.name);
  });

  test("of several requirements is told of each", async () => {
    await published({ "/retention": undefined });
    const effects = await findPolicyEffects(stranger, EVERYWHERE, [COM_01, contentOf("META-01")]);
    expect(effects.map(({ failing }) => failing.length > 0)).toEqual([true, false]);
  });
});

describe("of a draft policy", () => {
  test("only its readers learn the sentence, the status, the revision, or that it is there", async () => {
    const code = `DRF-${Date.now().toString(36).slice(-6)}`.toUpperCase();
    await createPolicy(owner, { code, domainId: mesh.sales.id, content: COM_01, changeNote: "" });
    const key = `${mesh.sales.slug}/${code}`;
    for (const [actor, may] of [
      [owner, true],
      [admin, true],
      [marketer, false],
      [stranger, false],
    ] as const) {
      expect((await findPolicySentences(actor, [key])).has(key)).toBe(may);
      expect((await findPolicyStatusChange(actor, key)) !== null).toBe(may);
      expect((await findEveryPolicy(actor)).some((policy) => policy.key === key)).toBe(may);
      const revision = getPolicyRevision(actor, key);
      if (may) expect(await revision).toBe(1);
      else await expect(revision).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

test("a status is known with who gave it, last", async () => {
  const key = await enforce(admin, COM_01);
  expect(await findPolicyStatusChange(stranger, key)).toMatchObject({ byName: admin.name });
  const before = await findPolicyStatusChange(stranger, key);
  await retirePolicy(admin, { key, revision: 2 });
  const after = await findPolicyStatusChange(stranger, key);
  expect(after?.at.getTime()).toBeGreaterThanOrEqual(before?.at.getTime() ?? 0);
});

test("the sentence is that of the version in force", async () => {
  const key = await enforce(admin, COM_01);
  expect((await findPolicySentences(stranger, [key, "NO-1"])).get(key)).toMatch(
    /^For every product, retention days/,
  );
});
