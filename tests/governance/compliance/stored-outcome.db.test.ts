import { afterEach, expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { readKeptOutcomes, readKeptVerdicts } from "@/lib/governance/compliance/kept-state";
import { verdictsOf } from "@/lib/governance/compliance/stored-outcome";
import { db } from "@/lib/platform/db";
import { aMesh } from "../../registry/mesh";
import { aProduct, enforce, retireAll } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { untilKept } from "./kept";

afterEach(retireAll);

test("what is kept reads as what was found, also where one key is the beginning of another", async () => {
  const { admin, owner, sales } = await aMesh();
  const product = await aProduct(owner, sales.slug, goodProductBut({}));
  await publishProduct(owner, product.publish());
  const key = await enforce(admin, contentOf("COM-01"));
  await untilKept();
  // Between the facts stands a line, which comes after a hyphen: sorted as lines, the longer key would come first.
  await db.$executeRaw`
    INSERT INTO "policy_outcome" SELECT (jsonb_populate_record(o, jsonb_build_object('policy_key', o."policy_key" || '-B'))).*
    FROM "policy_outcome" o WHERE o."policy_key" = ${key}`;
  const kept = (await readKeptOutcomes(db, [product.id])).get(product.id) ?? [];
  expect(kept.map(({ policyKey }) => policyKey)).toEqual(expect.arrayContaining([key, `${key}-B`]));
  const found = kept.map((outcome) => ({ ...outcome, findings: [] }));
  expect(verdictsOf(found)).toBe((await readKeptVerdicts(db, [product.id])).get(product.id));
});
