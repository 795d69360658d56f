import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { stateEvidence } from "@/lib/quality/commands/record-evidence";
import { promisesIn } from "@/lib/quality/promise";
import { type Finding, findingsOf, OUTCOMES } from "@/lib/quality/proof";
import { findPromises } from "@/lib/quality/queries/find-promises";
import { findTrust } from "@/lib/quality/queries/find-trust";
import { rateProducts } from "@/lib/quality/rate-products";
import { readFindings } from "@/lib/quality/read-findings";
import { rateWhatIsDue } from "@/lib/quality/trust-follower";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { publishAgain } from "../access/setting";
import { aMesh, eventsOf } from "../registry/mesh";
import {
  aPromisingDocument,
  aPromisingProduct,
  EMAIL_SET,
  FILLED,
  FRESHNESS,
  hoursAgo,
  send,
} from "./setting";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

const aProduct = () => aPromisingProduct(mesh.owner, mesh.sales.slug);
const ALL = [FRESHNESS, FILLED, EMAIL_SET];
const allKept = Object.fromEntries(ALL.map((element) => [element, "kept" as const]));

async function statesOf(ref: { domain: string; name: string }) {
  const promises = await findPromises(mesh.stranger, ref);
  return Object.fromEntries((promises ?? []).map(({ key, standing }) => [key, standing.state]));
}

async function trustOf(id: string): Promise<string | undefined> {
  return (await findTrust(mesh.stranger, [id])).get(id)?.state;
}

describe("evidence", () => {
  test("shows at the promise it is about, with who sent it, and makes the product trusted", async () => {
    const { id, ref } = await aProduct();
    const answer = await send(mesh.contributor, ref, { [FILLED]: "kept" });
    expect(answer).toEqual({
      isRepeated: false,
      recorded: [{ element: FILLED, check: FILLED, outcome: "kept" }],
      unmatched: [],
      trust: "partly-proven",
    });
    expect(await statesOf(ref)).toEqual({
      [FRESHNESS]: "unproven",
      [FILLED]: "kept",
      [EMAIL_SET]: "unproven",
    });
    const proof = (await findPromises(mesh.stranger, ref))?.find(({ key }) => key === FILLED)?.proof;
    expect(proof).toMatchObject({ source: "api", reporter: "airflow", reportedBy: mesh.contributor.name });
    expect((await send(mesh.contributor, ref, allKept)).trust).toBe("proven");
    expect(await trustOf(id)).toBe("proven");
    const told = (await eventsOf(id)).filter(({ type }) => /trust|evidence/.test(type));
    expect(told.map(({ type, payload }) => [type, payload])).toEqual([
      ["product.trust-changed", expect.objectContaining({ from: "unproven", to: "partly-proven" })],
      ["evidence.recorded", expect.objectContaining({ findings: 1, violated: 0, source: "api" })],
      ["product.trust-changed", expect.objectContaining({ from: "partly-proven", to: "proven" })],
      ["evidence.recorded", expect.objectContaining({ findings: 3 })],
    ]);
  });

  test("of a violation makes it fail until a later look finds it kept; an older look changes nothing", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, allKept);
    expect((await send(mesh.owner, ref, { [FILLED]: "violated" })).trust).toBe("failing");
    expect((await send(mesh.owner, ref, { [FILLED]: "kept" }, { observedAt: hoursAgo(5) })).trust).toBe(
      "failing",
    );
    expect((await send(mesh.owner, ref, { [FILLED]: "unknown" })).trust).toBe("failing");
    expect((await send(mesh.owner, ref, { [FILLED]: "kept" })).trust).toBe("proven");
    expect(await trustOf(id)).toBe("proven");
  });

  test("sent twice under one key is kept once; something else under it is refused", async () => {
    const { ref } = await aProduct();
    const sending = () => send(mesh.owner, ref, { [FILLED]: "kept" }, { key: "run 7" });
    expect((await sending()).isRepeated).toBe(false);
    const again = await sending();
    expect(again).toMatchObject({
      isRepeated: true,
      recorded: [{ element: FILLED }],
      trust: "partly-proven",
    });
    expect(await db.evidence.count({ where: { report: { key: "run 7" } } })).toBe(1);
    const other = send(mesh.owner, ref, { [FILLED]: "violated" }, { key: "run 7" });
    await expect(other).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("run 7"),
    });
  });

  test("sent many times at once under one key is kept once", async () => {
    const { ref } = await aProduct();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(mesh.owner, ref, { [FILLED]: "kept" }, { key: "run 8" })),
    );
    expect(answers.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
    expect(await db.evidence.count({ where: { report: { key: "run 8" } } })).toBe(1);
  });

  test("of what is not promised is refused as a whole, naming each and saying where the keys are", async () => {
    const { ref } = await aProduct();
    const refusal = send(mesh.owner, ref, { [FILLED]: "kept", nonsense: "kept", more: "kept" });
    await expect(refusal).rejects.toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("GET on this address"),
      details: [expect.stringContaining("evidence.1.element: “nonsense”"), expect.stringContaining("“more”")],
    });
    expect(await statesOf(ref)).toMatchObject({ [FILLED]: "unproven" });
  });

  test("of the future is refused", async () => {
    const { ref } = await aProduct();
    const refusal = send(mesh.owner, ref, { [FILLED]: "kept" }, { observedAt: hoursAgo(-1) });
    await expect(refusal).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("stated by a person is marked as their word", async () => {
    const { ref } = await aProduct();
    const observedOn = new Date().toISOString().slice(0, 10);
    const said = {
      element: FRESHNESS,
      outcome: "kept",
      value: "3 h",
      note: "Compared with the shop.",
    } as const;
    await stateEvidence(mesh.contributor, { ...ref, ...said, observedOn });
    const proof = (await findPromises(mesh.stranger, ref))?.find(({ key }) => key === FRESHNESS)?.proof;
    expect(proof).toMatchObject({ source: "person", value: "3 h", note: "Compared with the shop." });
  });

  test("proves nothing of a promise that was changed since, and is kept where only the words were", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, allKept);
    const document = aPromisingDocument();
    const text = JSON.stringify(document)
      .replace('"mustBeGreaterThan":0', '"mustBeGreaterThan":100')
      .replace('"metric":"nullValues"', '"metric":"nullValues","description":"Everybody has one."');
    await publishAgain(mesh.owner, { id, ref }, JSON.parse(text));
    await rateWhatIsDue(new Date());
    expect(await statesOf(ref)).toEqual({ [FRESHNESS]: "kept", [FILLED]: "unproven", [EMAIL_SET]: "kept" });
    expect(await trustOf(id)).toBe("partly-proven");
  });

  test("can be neither changed nor taken away by hand, and goes with its product", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, allKept);
    const where = { productId: id };
    await expect(db.evidence.updateMany({ where, data: { outcome: "violated" } })).rejects.toThrow(/history/);
    await expect(db.evidence.deleteMany({ where })).rejects.toThrow(/history/);
    await expect(db.evidenceReport.updateMany({ where, data: { source: "dbt" } })).rejects.toThrow(/history/);
    await db.dataProduct.delete({ where: { id } });
    expect(await db.evidence.count({ where })).toBe(0);
  });
});

test("the store picks the same findings as the rule, whatever was found", async () => {
  const { id, ref } = await aProduct();
  const { currentVersion } = await db.dataProduct.findUniqueOrThrow({
    where: { id },
    select: { currentVersion: { select: { descriptor: true } } },
  });
  const document = currentVersion?.descriptor;
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw new Error("No document.");
  const promise = promisesIn(readDescriptor(aPromisingDocument()).descriptor).find(
    ({ key }) => key === FILLED,
  );
  if (!promise) throw new Error("The promise is not there.");
  const { id: reportId } = await db.evidenceReport.create({
    data: { productId: id, key: "any", bodyHash: "", source: "api", reportedAt: new Date(), answer: {} },
  });
  const finding = fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    fingerprint: fc.constantFrom(promise.fingerprint, "before"),
    observedAt: fc
      .integer({ min: 0, max: 3 })
      .map((hours) => hoursAgo(hours, new Date("2026-11-23T00:00:00Z"))),
  });
  let element = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(finding, { maxLength: 6 }), async (found: Finding[]) => {
      const key = `element ${element++}`;
      await db.evidence.createMany({
        data: found.map((each) => ({ ...each, reportId, productId: id, element: key })),
      });
      const read = await readFindings(db, [{ productId: id, promises: [{ ...promise, key }] }]);
      const { latest, telling } = read(id, key);
      const expected = findingsOf(found, promise);
      expect([latest?.outcome, latest?.observedAt]).toEqual([
        expected.latest?.outcome,
        expected.latest?.observedAt,
      ]);
      expect([telling?.outcome, telling?.observedAt]).toEqual([
        expected.telling?.outcome,
        expected.telling?.observedAt,
      ]);
    }),
    { numRuns: 40 },
  );
  expect(await findPromises(mesh.owner, ref)).not.toBeNull();
}, 120_000);

describe("the trust signal", () => {
  test("fades by the passing of time alone", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, allKept);
    const inHours = (hours: number) => hoursAgo(-hours);
    await rateWhatIsDue(inHours(30));
    expect(await trustOf(id)).toBe("proven");
    // The freshness is to be looked at each day.
    await rateWhatIsDue(inHours(40));
    expect(await trustOf(id)).toBe("partly-proven");
    await rateWhatIsDue(inHours(24 * 40));
    expect(await trustOf(id)).toBe("unproven");
  });

  test("follows a publication, a deprecation and the badge without being asked", async () => {
    const { id, ref } = await aProduct();
    expect(await trustOf(id)).toBeUndefined();
    await rateWhatIsDue(new Date());
    expect(await trustOf(id)).toBe("unproven");
    await send(mesh.owner, ref, allKept);
    const { domainId } = await db.dataProduct.findUniqueOrThrow({ where: { id } });
    const badge = { badge: "non-compliant", open: 1, waived: 0, grace: 0, since: new Date() };
    await db.productCompliance.create({ data: { productId: id, domainId, ...badge } });
    await rateWhatIsDue(new Date());
    expect(await trustOf(id)).toBe("partly-proven");
    await db.productCompliance.delete({ where: { productId: id } });
    await rateWhatIsDue(new Date());
    expect(await trustOf(id)).toBe("proven");
    await deprecateProduct(mesh.owner, { ...ref, sunset: null, successor: null, note: "" });
    await rateWhatIsDue(new Date());
    expect(await trustOf(id)).toBe("partly-proven");
  });

  test("rests when nothing has changed", async () => {
    await rateWhatIsDue(new Date());
    const events = await db.event.count();
    expect(await rateWhatIsDue(new Date())).toBe(0);
    expect(await db.event.count()).toBe(events);
  });

  test("cannot be green in the database where it is not proven", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, { [FILLED]: "violated" });
    const lie = db.productTrust.update({ where: { productId: id }, data: { state: "proven" } });
    await expect(lie).rejects.toThrow(/product_trust_follows_its_figures/);
  });

  test("is rated the same however often", async () => {
    const { id, ref } = await aProduct();
    await send(mesh.owner, ref, allKept);
    const read = () => db.productTrust.findUniqueOrThrow({ where: { productId: id } });
    const at = new Date();
    await db.$transaction((tx) => rateProducts(tx, [id], at));
    const before = await read();
    await db.$transaction((tx) => rateProducts(tx, [id], at));
    expect(await read()).toEqual(before);
  });
});
