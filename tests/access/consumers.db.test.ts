import { describe, expect, test } from "vitest";
import { GRANT, inForceAt, toGrant } from "@/lib/access/access-rows";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { revokeAccess } from "@/lib/access/commands/end-access";
import { consumerKey } from "@/lib/access/consumer";
import { followProduct } from "@/lib/access/follow-publications";
import { isInForce } from "@/lib/access/grant-rules";
import { ConsumersPage, DecideAccess, RevokeAccess } from "@/lib/access/inputs";
import { CONSUMERS_SIZE, findConsumers } from "@/lib/access/queries/find-consumers";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import type { ProductRef } from "@/lib/registry/model";
import { createPerson } from "../people";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask, grantsOf, publishAgain } from "./setting";

const mesh = await anAccessMesh();
const { owner } = mesh;
const sales = mesh.sales.slug;
const DAY_MS = 86_400_000;

async function granted(someone: Actor, ref: ProductRef, facts: Parameters<typeof ask>[3] = {}) {
  const asked = await ask(someone, ref, ["lines"], facts);
  await decideAccess(owner, DecideAccess.parse({ ids: Object.values(asked), decision: "approve" }));
}

const namesOn = async (ref: ProductRef, page: object = {}) => {
  const answer = await findConsumers(owner, ref, ConsumersPage.parse(page));
  return answer?.grants.items.map(({ request }) => request.consumer.name);
};

describe("who has access to a product", () => {
  test("comes in pages, the first to end first, each once", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const count = CONSUMERS_SIZE + 3;
    for (let index = 0; index < count; index += 1)
      await granted(await createPerson({ name: `Reader ${index}` }), ref, { days: 300 - index });
    const soonest = Array.from({ length: count }, (_, index) => `Reader ${count - 1 - index}`);
    expect(await namesOn(ref)).toEqual(soonest.slice(0, CONSUMERS_SIZE));
    expect(await namesOn(ref, { page: "2" })).toEqual(soonest.slice(CONSUMERS_SIZE));
    expect(await namesOn(ref, { page: "1000" })).toEqual([]);
    for (const page of ["0", "-1", "1e9", "x", ["2", "3"]])
      expect(await namesOn(ref, { page })).toEqual(soonest.slice(0, CONSUMERS_SIZE));
    expect(await findConsumers(owner, ref)).toMatchObject({ grants: { total: count }, inForce: count });
  });

  test("is found by every word of the name, of who asked for it, and of the port", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    const [ann, bob] = [
      await createPerson({ name: "Ann Percent 100%" }),
      await createPerson({ name: "Bob_Under" }),
    ];
    await granted(ann, ref);
    await granted(bob, ref);
    await granted(mesh.analyst, ref, { consumer: consumerKey("domain", mesh.marketing.id) });
    const { name: team } = await db.domain.findUniqueOrThrow({ where: { id: mesh.marketing.id } });
    const everybody = [ann.name, bob.name, team].sort();
    for (const [q, found] of [
      ["PERCENT ann", [ann.name]],
      ["%", [ann.name]],
      ["_", [bob.name]],
      ["\\", []],
      ["tom", [team]],
      ["lines", everybody],
      ["bob lines", [bob.name]],
      ["people", []],
      ["a b ".repeat(25), []],
      ["a\u0000b", everybody],
      ["x".repeat(101), everybody],
    ] as const)
      expect([q, (await namesOn(ref, { q }))?.sort()]).toEqual([q, found]);
    expect(await findConsumers(owner, ref, ConsumersPage.parse({ q: "tom" }))).toMatchObject({
      grants: { total: 1 },
      inForce: 3,
    });
  });

  test("is counted in the database by the rule that shows how access stands", async () => {
    const { id: productId, ref } = await aSharedProduct(owner, sales);
    const people = await Promise.all([1, 2, 3, 4].map(() => createPerson({ name: "Newcomer" })));
    const [short, long, revoked, confirmed] = people;
    if (!short || !long || !revoked || !confirmed) throw new Error("Four were made.");
    await granted(short, ref, { days: 10 });
    await granted(long, ref, { days: 300 });
    await granted(revoked, ref);
    const [ended] = await grantsOf(revoked);
    await revokeAccess(owner, RevokeAccess.parse({ id: ended?.id, note: "No longer needed." }));
    // What has changed has to be confirmed within two weeks; who is granted access afterwards has nothing to confirm.
    await publishAgain(
      owner,
      { id: productId, ref },
      aDocument([aPort("lines", { classification: "confidential" })]),
    );
    await followProduct(productId, new Date());
    await granted(confirmed, ref, { days: 90 });

    const rows = await db.accessGrant.findMany({ where: { productId }, select: GRANT });
    expect(rows).toHaveLength(4);
    const counts = [];
    for (const days of [0, 5, 9.9, 10.1, 13.9, 14.1, 89, 91, 299, 301]) {
      const at = new Date(Date.now() + days * DAY_MS);
      const inForce = rows.map((row) => toGrant(row, at)).filter(({ state }) => isInForce(state));
      const counted = await db.accessGrant.findMany({ where: { productId, ...inForceAt(at) } });
      expect([days, counted.map(({ id }) => id).sort()]).toEqual([days, inForce.map(({ id }) => id).sort()]);
      counts.push(counted.length);
    }
    expect(counts).toEqual([3, 3, 3, 2, 2, 1, 1, 0, 0, 0]);
  });

  test("is told with what they said once the product is going, whatever is looked for", async () => {
    const { ref } = await aSharedProduct(owner, sales);
    await granted(mesh.consumer, ref);
    expect((await findConsumers(owner, ref))?.leaving).toBeNull();
    await deprecateProduct(owner, { ...ref, sunset: null, successor: null, note: "Use the new one." });
    const answer = await findConsumers(owner, ref, ConsumersPage.parse({ q: "nobody" }));
    expect(answer).toMatchObject({
      grants: { items: [], total: 0 },
      leaving: [{ name: "Dana Consumer", portName: "lines", state: "unanswered", note: "" }],
    });
  });
});
