import { afterAll, expect, test, vi } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { startComplianceFollower, stopComplianceFollower } from "@/lib/governance/compliance/follower";
import { aMesh } from "../../registry/mesh";
import { aProduct, enforce } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { keptRating } from "./kept";

afterAll(stopComplianceFollower);

const WAIT = { timeout: 40_000, interval: 50 };

test("a process that was started follows by itself, and one that was stopped leaves the rest to the next", async () => {
  const { steward, contributor, admin, sales } = await aMesh();
  const published = async () => {
    const product = await aProduct(contributor, sales.slug, goodProductBut({ "/retention": undefined }));
    await publishProduct(steward, product.publish());
    return product;
  };
  const badgeOf = async (id: string) => (await keptRating(id))?.badge;

  startComplianceFollower();
  const first = await published();
  await vi.waitFor(async () => expect(await badgeOf(first.id)).toBe("compliant"), WAIT);
  await enforce(admin, contentOf("COM-01"));
  await vi.waitFor(async () => expect(await badgeOf(first.id)).toBe("non-compliant"), WAIT);

  await stopComplianceFollower();
  const product = await aProduct(contributor, sales.slug);
  await publishProduct(steward, product.publish());
  expect(await badgeOf(product.id)).toBeUndefined();
  startComplianceFollower();
  await vi.waitFor(async () => expect(await badgeOf(product.id)).toBe("compliant"), WAIT);
});
