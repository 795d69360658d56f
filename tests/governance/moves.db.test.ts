import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { type ChangeDomain, changeDomain } from "@/lib/governance/commands/change-domain";
import { moveProduct } from "@/lib/governance/commands/move-product";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import type { PolicyContent } from "@/lib/governance/model";
import { findDomainMove, findProductMove } from "@/lib/governance/queries/find-move-consequences";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import type { ProductRef } from "@/lib/registry/model";
import { findDomain } from "@/lib/registry/queries/find-domain";
import { findDownstream } from "@/lib/registry/queries/find-downstream";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { findMovedProduct } from "@/lib/registry/queries/find-moved-product";
import { findProduct } from "@/lib/registry/queries/find-product";
import { createDomainRow, createPerson, reloadActor } from "../people";
import { aMesh, eventsOf } from "../registry/mesh";
import { untilKept } from "./compliance/kept";
import { aProduct, editDraft, enforce, publishing, retireAll } from "./publishing";
import { contentOf, goodProductBut } from "./setting";

afterEach(retireAll);

const REASON = "Marketing mends the retention within the month.";
const UNRETAINED = goodProductBut({ "/retention/days": 3650 });
const BLOCKING: PolicyContent = { ...contentOf("COM-01"), level: "block", graceDays: 0 };

/** Two domains with one owner of both, who may write the policies of neither's top. */
async function aMoveMesh() {
  const mesh = await aMesh();
  const team = await createDomainRow({ parentId: mesh.marketing.id });
  const { id } = await createPerson({ domainRoles: { [mesh.sales.id]: "owner", [team.id]: "owner" } });
  const { id: topId } = await createPerson({
    domainRoles: { [mesh.sales.id]: "owner", [mesh.marketing.id]: "owner" },
  });
  return { ...mesh, team, both: await reloadActor(id), top: await reloadActor(topId) };
}

async function published(owner: Actor, domain: string, document = UNRETAINED) {
  const product = await aProduct(owner, domain, document);
  const publication = await publishProduct(owner, product.publish());
  if (!publication.published) throw new Error(JSON.stringify(publication.evaluation));
  return product;
}

function move(ref: ProductRef, to: string, reason = "") {
  return { ...ref, to, reason };
}

async function auditOf(subjectId: string) {
  return db.auditRecord.findFirst({ where: { subjectId }, orderBy: { seq: "desc" } });
}

async function inputRef(productId: string) {
  return (await db.inputEdge.findFirstOrThrow({ where: { productId } })).productRef;
}

describe("moving a product", () => {
  test("owners of both ends and admins may; whoever owns one end may not", async () => {
    const { sales, team, owner, steward, marketer, both, admin } = await aMoveMesh();
    for (const actor of [owner, steward, marketer]) {
      const { ref } = await published(both, sales.slug);
      await expect(moveProduct(actor, move(ref, team.slug))).rejects.toMatchObject({ code: "forbidden" });
      await expect(findProductMove(actor, { ref, to: team.slug })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    for (const actor of [both, admin]) {
      const { ref } = await published(both, sales.slug);
      const to = { domain: team.slug, name: ref.name };
      expect(await moveProduct(actor, move(ref, team.slug))).toEqual({ moved: true, ref: to });
      expect(await findProduct(both, ref)).toBeNull();
      expect(await findProduct(both, to)).toMatchObject({ ref: to });
    }
  });

  test("to where it is, or to nowhere, is refused", async () => {
    const { sales, both } = await aMoveMesh();
    const { ref } = await published(both, sales.slug);
    await expect(moveProduct(both, move(ref, sales.slug))).rejects.toMatchObject({ code: "conflict" });
    await expect(moveProduct(both, move(ref, "no-such"))).rejects.toMatchObject({ code: "not-found" });
  });

  test("is refused with the product, the policy and the way to mend it, where the new place would refuse it", async () => {
    const { sales, marketing, team, both, top, admin } = await aMoveMesh();
    const { id, ref } = await published(both, sales.slug);
    const key = await enforce(top, BLOCKING, marketing.id);

    const refusal = await moveProduct(both, move(ref, team.slug, REASON));
    expect(refusal).toMatchObject({
      moved: false,
      mayOverrule: false,
      consequences: {
        products: 1,
        gained: [{ key }],
        lost: [],
        refused: [
          {
            ref,
            policies: [
              { key, findings: [{ pointer: "/retention/days", fix: { pointer: "/retention/days" } }] },
            ],
          },
        ],
      },
    });
    expect(await findProductMove(both, { ref, to: team.slug })).toEqual({
      consequences: refusal.moved ? null : refusal.consequences,
      mayOverrule: false,
    });
    expect(await findProduct(both, ref)).not.toBeNull();
    expect(await auditOf(id)).toMatchObject({ action: "product.published" });

    // Whoever answers for the new place needs a reason all the same, and it is kept.
    expect(await moveProduct(top, move(ref, team.slug))).toMatchObject({ moved: false, mayOverrule: true });
    expect(await moveProduct(admin, move(ref, team.slug))).toMatchObject({ moved: false, mayOverrule: true });
    expect(await moveProduct(top, move(ref, team.slug, REASON))).toMatchObject({ moved: true });
    expect(await auditOf(id)).toMatchObject({
      action: "product.moved",
      facts: { reason: REASON, policiesGained: [key], refused: [`${sales.slug}/${ref.name}: ${key}`] },
    });
  });

  test("does not ask again what refuses it already, what only warns, or what it is not held to by its grace", async () => {
    const { sales, marketing, team, both, top, admin } = await aMoveMesh();
    const { ref } = await published(both, sales.slug);
    await enforce(admin, BLOCKING);
    await enforce(top, { ...BLOCKING, level: "warn" }, marketing.id);
    await enforce(top, { ...BLOCKING, graceDays: 30 }, marketing.id);
    expect(await moveProduct(both, move(ref, team.slug))).toMatchObject({ moved: true });
  });

  test("a draft that was never published moves, and is held to the new place's policies when it is published", async () => {
    const { sales, marketing, team, both, top } = await aMoveMesh();
    const { ref } = await aProduct(both, sales.slug, UNRETAINED);
    await enforce(top, BLOCKING, marketing.id);
    expect(await moveProduct(both, move(ref, team.slug))).toMatchObject({ moved: true });
    const moved = { domain: team.slug, name: ref.name };
    const publication = await publishProduct(both, publishing(moved, { revision: 2 }));
    expect(publication).toMatchObject({ published: false, evaluation: { decision: "refused" } });
  });

  test("what is published stays sound in its new place, and compliance and figures follow", async () => {
    const { sales, team, both, marketing, top } = await aMoveMesh();
    const { id, ref } = await published(both, sales.slug);
    await untilKept();
    const kept = () => db.productCompliance.findUniqueOrThrow({ where: { productId: id } });
    expect(await kept()).toMatchObject({ badge: "compliant", domainId: sales.id });

    await moveProduct(both, move(ref, team.slug));
    await untilKept();
    expect(await kept()).toMatchObject({ badge: "compliant", domainId: team.id });
    expect((await eventsOf(id)).map(({ type }) => type)).toContain("product.moved");

    const key = await enforce(top, BLOCKING, marketing.id);
    await untilKept();
    expect(await kept()).toMatchObject({ badge: "non-compliant" });
    expect(await db.policyOutcome.findFirst({ where: { productId: id, policyKey: key } })).not.toBeNull();

    // The draft names its new domain, so that it can be published again without a word changed.
    await retireAll();
    const draft = await findDraft(both, { domain: team.slug, name: ref.name });
    expect(draft).toMatchObject({ revision: 3, descriptor: { domain: team.slug } });
    const again = publishing({ domain: team.slug, name: ref.name }, { revision: 3, version: "3.0.0" });
    expect(await publishProduct(both, again)).toMatchObject({ published: true });
  });

  test("the people of the old domain no longer find what only the domain may find", async () => {
    const { sales, team, both, owner, marketer } = await aMoveMesh();
    const hidden = goodProductBut({ "/visibility": { discoverableBy: "domains", domains: [] } });
    const { ref } = await published(both, sales.slug, hidden);
    expect(await findProduct(owner, ref)).not.toBeNull();
    const moving = await moveProduct(both, move(ref, team.slug));
    if (!moving.moved) throw new Error("It was not moved.");
    expect(await findProduct(owner, moving.ref)).toBeNull();
    expect(await findMovedProduct(owner, ref)).toBeNull();
    expect(await findProduct(await reloadActor(marketer.id), moving.ref)).not.toBeNull();
  });
});

describe("the address a product had", () => {
  test("leads to it, however often it moves, and is its own again when it comes back", async () => {
    const { sales, marketing, team, top, stranger } = await aMoveMesh();
    const { ref } = await published(top, sales.slug);
    await moveProduct(top, move(ref, team.slug));
    const second = { domain: team.slug, name: ref.name };
    await moveProduct(top, move(second, marketing.slug));
    const third = { domain: marketing.slug, name: ref.name };
    expect(await findMovedProduct(stranger, ref)).toEqual(third);
    expect(await findMovedProduct(stranger, second)).toEqual(third);

    await moveProduct(top, move(third, sales.slug));
    expect(await findProduct(stranger, ref)).toMatchObject({ ref });
    expect(await findMovedProduct(stranger, ref)).toBeNull();
    expect(await findMovedProduct(stranger, third)).toEqual(ref);
  });

  test("takes what somebody goes on writing in an editor opened before the move to where the product is now", async () => {
    const { sales, team, both, owner } = await aMoveMesh();
    const { id, ref } = await published(both, sales.slug);
    await moveProduct(both, move(ref, team.slug));
    const to = { domain: team.slug, name: ref.name };
    const written = {
      ...UNRETAINED,
      domain: sales.slug,
      name: ref.name,
      summary: "Written during the move.",
    };

    // The move wrote its domain into the draft: what is based on the draft before it is not taken over it unseen.
    const overtaken = await saveDraft(both, { ...ref, revision: 2, descriptor: written });
    if (overtaken.saved) throw new Error("The move was not seen.");
    expect(overtaken).toMatchObject({ ref: to, current: { revision: 3, descriptor: { domain: team.slug } } });
    const descriptor = { ...written, domain: team.slug };
    const saving = await saveDraft(both, { ...ref, revision: 3, descriptor });
    expect(saving).toMatchObject({ saved: true, revision: 4, ref: to });
    expect(await findDraft(both, to)).toMatchObject({ id, descriptor });

    await expect(saveDraft(owner, { ...ref, revision: 4, descriptor })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining(`${to.domain}/${to.name}`),
    });
    await expect(
      saveDraft(both, { domain: sales.slug, name: "never-was", revision: 1, descriptor }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("says nothing of where it is to those who may no longer see it", async () => {
    const { sales, team, both, owner } = await aMoveMesh();
    const { ref } = await aProduct(both, sales.slug);
    await moveProduct(both, move(ref, team.slug));
    const attempt = saveDraft(owner, { ...ref, revision: 1, descriptor: UNRETAINED });
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    await expect(attempt).rejects.not.toThrow(team.slug);
  });

  test("is given to no other product, neither a new one nor one that is moved there", async () => {
    const { sales, team, both } = await aMoveMesh();
    const { ref } = await published(both, sales.slug);
    await moveProduct(both, move(ref, team.slug));
    const taken = registerProduct(both, { ...ref, title: "Another" });
    await expect(taken).rejects.toMatchObject({ code: "conflict" });
  });

  test("a name the new domain has already is refused", async () => {
    const { sales, team, both } = await aMoveMesh();
    const { ref } = await published(both, sales.slug);
    await registerProduct(both, { domain: team.slug, name: ref.name, title: "Another" });
    await expect(moveProduct(both, move(ref, team.slug))).rejects.toMatchObject({ code: "conflict" });
    expect(await findProduct(both, ref)).not.toBeNull();
  });

  test("is what other products' documents may go on naming: their inputs lead to where it is", async () => {
    const { sales, team, both } = await aMoveMesh();
    const { ref } = await published(both, sales.slug);
    const document = goodProductBut({
      "/inputPorts": [{ name: "orders", version: "1.0.0", product: `${ref.domain}/${ref.name}#orders` }],
    });
    const reader = await published(both, sales.slug, document);
    await moveProduct(both, move(ref, team.slug));
    const moved = { domain: team.slug, name: ref.name };
    expect(await inputRef(reader.id)).toBe(`${team.slug}/${ref.name}`);

    const revision = await editDraft(both, reader.ref, 2, { ...document, summary: "Orders, read again." });
    const again = publishing(reader.ref, { revision, version: "3.0.0" });
    expect(await publishProduct(both, again)).toMatchObject({ published: true });
    expect(await inputRef(reader.id)).toBe(`${team.slug}/${ref.name}`);
    expect(JSON.stringify(await findDownstream(both, moved))).toContain(reader.ref.name);
  });
});

describe("moving a domain", () => {
  async function changeOf(slug: string, facts: Partial<ChangeDomain>): Promise<ChangeDomain> {
    const { id, name, kind, purpose, boundary, hue, parentId, revision } = (await findDomain(
      await createPerson(),
      slug,
    )) as NonNullable<Awaited<ReturnType<typeof findDomain>>>;
    return { id, name, kind, purpose, boundary, hue, parentId, revision, ...facts };
  }

  async function aTree() {
    const mesh = await aMoveMesh();
    const moving = await createDomainRow({ parentId: mesh.sales.id });
    const below = await createDomainRow({ parentId: moving.id });
    return {
      ...mesh,
      moving,
      below,
      top: await reloadActor(mesh.top.id),
      both: await reloadActor(mesh.both.id),
    };
  }

  test("evaluates everything below it first, and is refused with an exact list", async () => {
    const { sales, marketing, team, moving, below, both, top } = await aTree();
    const failing = await published(both, below.slug);
    await published(both, below.slug, goodProductBut({}));
    const key = await enforce(top, BLOCKING, marketing.id);
    const change = await changeOf(moving.slug, { parentId: team.id, purpose: "Elsewhere." });

    const refusal = await changeDomain(both, { ...change, reason: REASON });
    expect(refusal).toMatchObject({
      changed: false,
      mayOverrule: false,
      consequences: { products: 2, gained: [{ key }], refused: [{ ref: failing.ref, policies: [{ key }] }] },
    });
    expect(await findDomain(both, moving.slug)).toMatchObject({ parentId: sales.id, purpose: "" });
    expect(await findDomainMove(both, change)).toMatchObject({
      consequences: { refused: [{ ref: failing.ref }] },
    });

    expect(await changeDomain(top, change)).toMatchObject({ changed: false, mayOverrule: true });
    expect(await changeDomain(top, { ...change, reason: REASON })).toMatchObject({ changed: true });
    expect(await findDomain(both, moving.slug)).toMatchObject({ parentId: team.id, purpose: "Elsewhere." });
    expect(await auditOf(moving.id)).toMatchObject({
      action: "domain.moved",
      facts: { to: team.slug, reason: REASON, refused: [expect.stringContaining(key)] },
    });
  });

  test("keeps its own policies with it, and tells which it leaves behind", async () => {
    const { sales, team, moving, below, top } = await aTree();
    await published(top, below.slug);
    const own = await enforce(top, { ...BLOCKING, level: "warn" }, moving.id);
    const left = await enforce(top, { ...BLOCKING, level: "warn" }, sales.id);
    const change = await changeOf(moving.slug, { parentId: team.id });
    const preview = await findDomainMove(top, change);
    expect(preview?.consequences).toMatchObject({ gained: [], lost: [{ key: left }], refused: [] });
    expect(JSON.stringify(preview)).not.toContain(own);
    expect(await changeDomain(top, change)).toMatchObject({ changed: true });
  });

  test("within the same place nothing is asked and nothing is recorded", async () => {
    const { moving, both } = await aTree();
    const change = await changeOf(moving.slug, { name: `Renamed ${randomUUID()}` });
    expect(await findDomainMove(both, change)).toBeNull();
    expect(await changeDomain(both, change)).toMatchObject({ changed: true });
    expect(await auditOf(moving.id)).toBeNull();
  });
});
