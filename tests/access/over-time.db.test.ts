import { describe, expect, test } from "vitest";
import { attestAccess } from "@/lib/access/commands/attest-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { requestAccess } from "@/lib/access/commands/request-access";
import { followProduct, followPublications } from "@/lib/access/follow-publications";
import { DecideAccess } from "@/lib/access/inputs";
import { runAccessJobs } from "@/lib/access/jobs";
import { countToConfirm, findMyAccess } from "@/lib/access/queries/find-my-access";
import { deactivatePerson } from "@/lib/identity/commands/deactivate-person";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { ProductRef } from "@/lib/registry/model";
import { followUntil } from "../follow-until";
import { createPerson } from "../people";
import { eventsOf } from "../registry/mesh";
import {
  aDocument,
  anAccessMesh,
  aPort,
  aSharedProduct,
  ask,
  asking,
  grantsOf,
  mailsTo,
  publishAgain,
} from "./setting";

const mesh = await anAccessMesh();
const { owner } = mesh;
const sales = mesh.sales.slug;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function granted(ref: ProductRef, port = "lines", days = 30): Promise<{ someone: Actor; id: string }> {
  const someone = await createPerson({ name: "Newcomer" });
  const asked = await ask(someone, ref, [port], { days });
  await decideAccess(owner, DecideAccess.parse({ ids: [asked[port]], decision: "approve" }));
  const [grant] = await grantsOf(someone);
  return { someone, id: grant?.id ?? "" };
}

async function endOf(id: string): Promise<string | undefined> {
  return (await db.accessGrantEnd.findUnique({ where: { grantId: id } }))?.kind;
}

const untilFollowed = () => followUntil("access:cursor", () => followPublications(new Date()));

const stateOf = async (someone: Actor) => (await grantsOf(someone))[0]?.state;

describe("the passing of time", () => {
  test("ends a grant on its day, once, and tells the consumer before and after", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(ref);
    await runAccessJobs(inDays(10));
    expect(await mailsTo(someone)).toHaveLength(1);
    for (const days of [17, 17, 20, 28, 28, 29.5]) await runAccessJobs(inDays(days));
    expect(await endOf(id)).toBeUndefined();
    const notices = (await eventsOf(id)).filter(({ type }) => type === "access.expiring");
    expect(notices.map(({ payload }) => payload)).toMatchObject([
      { daysBefore: 14 },
      { daysBefore: 3 },
      { daysBefore: 0 },
    ]);
    await runAccessJobs(inDays(31));
    await runAccessJobs(inDays(32));
    expect(await endOf(id)).toBe("expired");
    const mails = await mailsTo(someone);
    expect(mails).toHaveLength(5);
    expect(mails.at(-1)).toBe("Access to Orders has run out");
  });

  test("ends a request nobody decides for a month, which can be asked anew", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const someone = await createPerson();
    const { lines = "" } = await ask(someone, ref, ["lines"]);
    await runAccessJobs(inDays(29));
    expect((await db.accessRequestPort.findUniqueOrThrow({ where: { id: lines } })).isOpen).toBe(true);
    await runAccessJobs(inDays(31));
    expect((await findMyAccess(someone)).ended).toMatchObject([
      { kind: "request", request: { state: "expired" } },
    ]);
    expect(await requestAccess(someone, asking(someone, ref, ["lines"]))).toMatchObject({ requested: true });
  });

  test("takes access from whoever cannot sign in any more", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(ref);
    await deactivatePerson(mesh.admin, { personId: someone.id });
    await runAccessJobs(new Date());
    expect(await endOf(id)).toBe("account-closed");
  });
});

describe("a publication that changes what was agreed to", () => {
  const plain = () => aDocument([aPort("lines"), aPort("people", { personalData: "personal" })]);
  const raised = () => aDocument([aPort("lines", { classification: "restricted" }), aPort("people")]);

  test("asks the consumer once to confirm, who does, and is asked no more", async () => {
    const product = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(product.ref);
    await publishAgain(owner, product, raised());
    expect(await followProduct(product.id, new Date())).toBe(1);
    expect(await followProduct(product.id, new Date())).toBe(0);
    expect((await grantsOf(someone))[0]).toMatchObject({
      state: "to-confirm",
      attestation: { causes: ["classification"], version: "2.0.0" },
    });
    expect(await countToConfirm(someone)).toBe(1);
    expect((await mailsTo(someone)).at(-1)).toBe("Confirm your access to Orders");
    await attestAccess(someone, { id, answer: "confirm" });
    expect(await stateOf(someone)).toBe("active");
    await expect(attestAccess(someone, { id, answer: "confirm" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await followProduct(product.id, new Date())).toBe(0);
    // A later version is held to what was confirmed last, not to what was granted on.
    await publishAgain(owner, product, aDocument([aPort("lines", { classification: "confidential" })]));
    expect(await followProduct(product.id, new Date())).toBe(0);
  });

  test("whoever declines gives it back, and what nobody confirms in a fortnight ends", async () => {
    const product = await aSharedProduct(owner, sales);
    const [one, other] = [await granted(product.ref), await granted(product.ref)];
    await publishAgain(owner, product, aDocument([aPort("lines")], { terms: { usage: "For sums only." } }));
    expect(await followProduct(product.id, new Date())).toBe(2);
    await attestAccess(one.someone, { id: one.id, answer: "decline" });
    expect(await endOf(one.id)).toBe("given-back");
    await runAccessJobs(inDays(13));
    expect(await endOf(other.id)).toBeUndefined();
    await runAccessJobs(inDays(15));
    expect(await endOf(other.id)).toBe("lapsed");
    expect((await mailsTo(other.someone)).at(-1)).toMatch(/nobody confirmed it/);
  });

  test("what is taken back asks nothing any more, and what changes again is asked anew", async () => {
    const product = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(product.ref);
    await publishAgain(owner, product, raised());
    await followProduct(product.id, new Date());
    await publishAgain(owner, product, plain());
    expect(await followProduct(product.id, new Date())).toBe(0);
    expect(await stateOf(someone)).toBe("active");
    await publishAgain(owner, product, raised());
    await followProduct(product.id, new Date());
    await publishAgain(owner, product, { ...raised(), terms: { usage: "For sums only." } });
    expect(await followProduct(product.id, new Date())).toBe(1);
    expect((await grantsOf(someone))[0]?.attestation?.causes).toEqual(["terms", "classification"]);
    expect(await db.accessAttestation.count({ where: { grantId: id, isOpen: true } })).toBe(1);
  });

  test("ends access at a port that is gone, and what was asked for at it", async () => {
    const product = await aSharedProduct(owner, sales);
    const { someone, id } = await granted(product.ref);
    const waiting = await createPerson();
    await ask(waiting, product.ref, ["lines"]);
    await publishAgain(owner, product, aDocument([aPort("people")]));
    await followProduct(product.id, new Date());
    expect(await endOf(id)).toBe("port-removed");
    expect((await findMyAccess(waiting)).waiting).toEqual([]);
    expect((await mailsTo(someone)).at(-1)).toMatch(/output port is gone/);
  });

  test("is found by the events, each once", async () => {
    await untilFollowed();
    const product = await aSharedProduct(owner, sales);
    const { someone } = await granted(product.ref);
    await publishAgain(owner, product, raised());
    await recordEvent(db, { type: "product.published", subjectId: product.id, actorId: owner.id });
    expect(await untilFollowed()).toBe(1);
    expect(await followPublications(new Date())).toBe(0);
    expect(await stateOf(someone)).toBe("to-confirm");
  });
});
