import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { deleteProduct } from "@/lib/registry/commands/delete-product";
import { discardDraft } from "@/lib/registry/commands/discard-draft";
import { RegisterProduct, registerProduct } from "@/lib/registry/commands/register-product";
import { SaveDraft, saveDraft } from "@/lib/registry/commands/save-draft";
import type { JsonObject } from "@/lib/registry/json";
import { DESCRIPTOR_BYTES_MAX, type ProductRef } from "@/lib/registry/model";
import { findDraft } from "@/lib/registry/queries/find-draft";
import { findProduct } from "@/lib/registry/queries/find-product";
import { aDraft, aMesh, aPublished, eventsOf, publishDraft } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

async function draftOf(ref: ProductRef) {
  const draft = await findDraft(mesh.contributor, ref);
  if (!draft) throw new Error("The draft is gone.");
  return draft;
}

async function save(ref: ProductRef, change: JsonObject, actor = mesh.contributor) {
  const { descriptor, revision } = await draftOf(ref);
  return saveDraft(actor, { ...ref, revision, descriptor: { ...descriptor, ...change } });
}

describe("registering a product", () => {
  test("a contributor starts a draft that knows who and where it is", async () => {
    const input = { domain: mesh.sales.slug, name: "orders", title: "Customer orders" };
    const { id, ref } = await registerProduct(mesh.contributor, input);
    expect(ref).toEqual({ domain: mesh.sales.slug, name: "orders" });
    expect(await draftOf(ref)).toMatchObject({
      id,
      lifecycle: "draft",
      revision: 1,
      descriptor: { id, kind: "DataProduct", ...input },
      updatedBy: { name: "Sales contributor" },
      published: null,
    });
    expect(await eventsOf(id)).toMatchObject([{ type: "product.registered", actorId: mesh.contributor.id }]);
  });

  test("a given document is kept as it was written, with a title only where it gives none", async () => {
    const descriptor = { id: "erp-4711", name: "OLD", domain: "elsewhere", title: "Old", odd: [{ a: null }] };
    const { ref } = await registerProduct(mesh.contributor, {
      domain: mesh.sales.slug,
      name: "imported",
      title: "New",
      descriptor,
    });
    expect((await draftOf(ref)).descriptor).toEqual({ ...descriptor, title: "New" });

    const untitled = { name: "Called by its name", outputPorts: [{ name: "b", a: 1 }] };
    const other = {
      domain: mesh.sales.slug,
      name: "verbatim",
      title: "Called by its name",
      descriptor: untitled,
    };
    const kept = (await draftOf((await registerProduct(mesh.contributor, other)).ref)).descriptor;
    expect(JSON.stringify(kept)).toBe(JSON.stringify(untitled));
  });

  test("people outside the domain may not, and unknown domains are not found", async () => {
    const input = { domain: mesh.sales.slug, name: "not-mine", title: "Not mine" };
    for (const actor of [mesh.stranger, mesh.marketer, mesh.admin, mesh.auditor])
      await expect(registerProduct(actor, input)).rejects.toMatchObject({ code: "forbidden" });
    const nowhere = registerProduct(mesh.admin, { ...input, domain: "nowhere" });
    await expect(nowhere).rejects.toMatchObject({ code: "not-found" });
  });

  test("a name is given once in a domain, also when two ask at the same time", async () => {
    const input = { domain: mesh.sales.slug, name: "wanted", title: "Wanted" };
    const both = await Promise.allSettled([
      registerProduct(mesh.contributor, input),
      registerProduct(mesh.owner, input),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    await registerProduct(mesh.marketer, { ...input, domain: mesh.marketing.slug });
  });

  test.each([
    ["a name that is no slug", { name: "Customer Orders" }],
    ["no title", { title: " " }],
    ["a document with U+0000", { descriptor: { a: "\u0000" } }],
  ])("%s is refused before anything is stored", (_case, fault) => {
    const input = { domain: "sales", name: "orders", title: "Orders", ...fault };
    expect(RegisterProduct.safeParse(input).success).toBe(false);
  });
});

describe("saving a draft", () => {
  test("every save raises the revision and tells who saved", async () => {
    const { id, ref } = await aDraft(mesh.owner, mesh.sales.slug);
    const saved = await save(ref, { title: "Order lines", summary: "Every line." });
    expect(saved).toMatchObject({ saved: true, revision: 2 });
    expect(await draftOf(ref)).toMatchObject({
      revision: 2,
      descriptor: { title: "Order lines" },
      updatedBy: { id: mesh.contributor.id },
      updatedAt: saved.saved && saved.savedAt,
    });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      "product.registered",
      "product.draft-saved",
    ]);
  });

  test("before the first publication lists follow the draft's headline; afterwards the published one stays", async () => {
    const { id, ref } = await aDraft(mesh.owner, mesh.sales.slug);
    await save(ref, { title: "Draft title" });
    expect(await findProduct(mesh.owner, ref)).toMatchObject({ title: "Draft title" });
    await publishDraft(mesh.owner, id);
    await save(ref, { title: "Secret plans", summary: "Not yet." });
    expect(await findProduct(mesh.owner, ref)).toMatchObject({ title: "Draft title", summary: "" });
  });

  test("whatever a document calls itself, its product keeps its address and its domain", async () => {
    const { ref } = await aDraft(mesh.owner, mesh.sales.slug);
    const document = { name: "other", domain: mesh.marketing.slug, id: "" };
    await save(ref, document);
    expect(await draftOf(ref)).toMatchObject({ ref, descriptor: document });
  });

  test("saving what is stored changes nothing, whatever revision it was based on", async () => {
    const { id, ref } = await aDraft(mesh.owner, mesh.sales.slug, { a: 1, b: { c: [1, 2], d: "x" } });
    const { descriptor } = await draftOf(ref);
    const { b, ...others } = descriptor;
    const again = await saveDraft(mesh.contributor, {
      ...ref,
      revision: 9,
      descriptor: { b: b ?? null, ...others },
    });
    expect(again).toMatchObject({ saved: true, revision: 1 });
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test("whoever saves over somebody else's work gets theirs to merge, and nothing is lost", async () => {
    const { ref } = await aDraft(mesh.owner, mesh.sales.slug);
    const { descriptor, revision } = await draftOf(ref);
    await saveDraft(mesh.owner, { ...ref, revision, descriptor: { ...descriptor, title: "Theirs" } });
    const mine = await saveDraft(mesh.contributor, {
      ...ref,
      revision,
      descriptor: { ...descriptor, title: "Mine" },
    });
    expect(mine).toMatchObject({
      saved: false,
      current: { revision: 2, descriptor: { title: "Theirs" }, updatedBy: { name: "Sales owner" } },
    });
    expect((await draftOf(ref)).descriptor).toMatchObject({ title: "Theirs" });
  });

  test("of many who save at the same moment exactly one does", async () => {
    const { ref } = await aDraft(mesh.owner, mesh.sales.slug);
    const { descriptor, revision } = await draftOf(ref);
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        saveDraft(mesh.contributor, {
          ...ref,
          revision,
          descriptor: { ...descriptor, title: `Editor ${n}` },
        }),
      ),
    );
    expect(results.filter(({ saved }) => saved)).toHaveLength(1);
    expect(await draftOf(ref)).toMatchObject({ revision: 2 });
  });

  test("a stranger does not find the draft; who sees the published product may not save", async () => {
    const draft = await aDraft(mesh.owner, mesh.sales.slug);
    const published = await aPublished(mesh.owner, mesh.sales.slug);
    const input = { revision: 1, descriptor: { title: "Hijacked" } };
    await expect(saveDraft(mesh.stranger, { ...draft.ref, ...input })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(saveDraft(mesh.stranger, { ...published.ref, ...input })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(saveDraft(mesh.admin, { ...draft.ref, ...input })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("what is too big, too deep or not storable is refused before anything is stored", () => {
    const ref = { domain: "sales", name: "orders", revision: 1 };
    const big = { text: "x".repeat(DESCRIPTOR_BYTES_MAX) };
    for (const descriptor of [big, { a: "\u0000" }, [], "text", undefined])
      expect(SaveDraft.safeParse({ ...ref, descriptor }).success).toBe(false);
    expect(SaveDraft.safeParse({ ...ref, descriptor: {} }).success).toBe(true);
  });

  test("a document as big as allowed is stored and read back whole", async () => {
    const { ref } = await aDraft(mesh.owner, mesh.sales.slug);
    const text = "é".repeat(900_000);
    await save(ref, { text });
    expect((await draftOf(ref)).descriptor.text).toBe(text);
  });
});

describe("discarding a draft", () => {
  test("the draft starts over from the published version", async () => {
    const { ref } = await aPublished(mesh.owner, mesh.sales.slug, { note: "published" });
    await save(ref, { note: "changed" });
    expect(await findProduct(mesh.owner, ref)).toMatchObject({ draft: { hasChanges: true } });
    expect(await discardDraft(mesh.contributor, { ...ref, revision: 3 })).toEqual({ revision: 4 });
    expect((await draftOf(ref)).descriptor).toMatchObject({ note: "published" });
    expect(await findProduct(mesh.owner, ref)).toMatchObject({ draft: { hasChanges: false, revision: 4 } });
  });

  test("a change somebody made in between is not thrown away", async () => {
    const { ref } = await aPublished(mesh.owner, mesh.sales.slug);
    await save(ref, { note: "newer" });
    const stale = discardDraft(mesh.contributor, { ...ref, revision: 2 });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
  });

  test("before the first publication there is nothing to go back to", async () => {
    const { ref } = await aDraft(mesh.owner, mesh.sales.slug);
    await expect(discardDraft(mesh.owner, { ...ref, revision: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(discardDraft(mesh.stranger, { ...ref, revision: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("a viewer may not", async () => {
    const { ref } = await aPublished(mesh.owner, mesh.sales.slug);
    const input = { ...ref, revision: 2 };
    await expect(discardDraft(mesh.stranger, input)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("deleting a product", () => {
  test("an owner deletes what was never published, refused attempts included; the name is free again", async () => {
    const { id, ref } = await aDraft(mesh.contributor, mesh.sales.slug);
    await db.evaluation.create({
      data: {
        productId: id,
        snapshotHash: "x",
        bundleHash: "x",
        decision: "refused",
        outcomes: [],
        asOf: new Date(),
      },
    });
    await deleteProduct(mesh.owner, ref);
    expect(await findProduct(mesh.owner, ref)).toBeNull();
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: "product.deleted",
      payload: { name: ref.name },
    });
    await registerProduct(mesh.contributor, { ...ref, title: "Again" });
  });

  test("what was published stays, retired or not", async () => {
    const { ref } = await aPublished(mesh.owner, mesh.sales.slug);
    await expect(deleteProduct(mesh.owner, ref)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a stranger does not find it; steward and admin may not", async () => {
    const { ref } = await aDraft(mesh.contributor, mesh.sales.slug);
    await expect(deleteProduct(mesh.stranger, ref)).rejects.toMatchObject({ code: "not-found" });
    await expect(deleteProduct(mesh.steward, ref)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteProduct(mesh.admin, ref)).rejects.toMatchObject({ code: "forbidden" });
  });
});
