import { afterEach, describe, expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { findEvaluations } from "@/lib/governance/queries/find-evaluations";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { db } from "@/lib/platform/db";
import { findProduct } from "@/lib/registry/queries/find-product";
import { findVersion } from "@/lib/registry/queries/find-version";
import { createDomainRow, createPerson } from "../people";
import { aMesh, eventsOf } from "../registry/mesh";
import { aProduct, editDraft, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const mesh = await aMesh();
const { steward, contributor, stranger, admin, marketer } = mesh;
const sales = mesh.sales.slug;

afterEach(retireAll);

describe("publishing", () => {
  test("makes the draft an immutable version, with its receipt, its rows and its event", async () => {
    const { id, ref, publish } = await aProduct(contributor, sales);
    const publication = await publishProduct(steward, publish({ changeNote: "First." }));

    expect(publication).toMatchObject({
      published: true,
      version: "1.0.0",
      evaluation: { decision: "publishable", publishedVersion: "1.0.0", actorName: steward.name },
    });
    const product = await findProduct(stranger, ref);
    expect(product).toMatchObject({
      lifecycle: "active",
      title: "Customer orders",
      current: { version: "1.0.0" },
    });
    const version = await findVersion(stranger, ref, "1.0.0");
    expect(version).toMatchObject({ changeNote: "First.", publishedBy: { id: steward.id } });
    expect(version?.descriptor).toEqual({
      ...GOOD_PRODUCT,
      domain: ref.domain,
      name: ref.name,
      version: "1.0.0",
      status: "active",
    });
    expect(await db.column.count({ where: { productId: id } })).toBe(3);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: "product.published", actorId: steward.id });
  });

  test("is for those who see the product, and among them for stewards of its domain", async () => {
    const { id, ref, publish } = await aProduct(contributor, sales);
    await expect(publishProduct(stranger, publish())).rejects.toMatchObject({ code: "not-found" });
    await expect(publishProduct(contributor, publish())).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishProduct(admin, publish())).rejects.toMatchObject({ code: "forbidden" });
    await publishProduct(steward, publish());
    await expect(publishProduct(marketer, { ...publish(), revision: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db.productVersion.count({ where: { productId: id } })).toBe(1);
    expect((await findProduct(stranger, ref))?.current?.version).toBe("1.0.0");
  });

  test("publishes what was reviewed and nothing else: a draft saved in between is a conflict", async () => {
    const { ref, publish } = await aProduct(contributor, sales);
    await editDraft(contributor, ref, 1, goodProductBut({ "/summary": "Something nobody has reviewed." }));
    await expect(publishProduct(steward, publish())).rejects.toMatchObject({ code: "conflict" });
  });

  test("happens once when two people publish at the same moment", async () => {
    const { id, publish } = await aProduct(contributor, sales);
    const attempts = await Promise.allSettled([
      publishProduct(steward, publish()),
      publishProduct(mesh.owner, publish({ version: "1.1.0" })),
    ]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(attempts.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    expect(await db.productVersion.count({ where: { productId: id } })).toBe(1);
  });

  test("needs a version greater than the published one", async () => {
    const { publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish({ version: "1.2.0" }));
    for (const version of ["1.2.0", "1.1.9", "two"]) {
      const publication = await publishProduct(steward, publish({ revision: 2, version }));
      expect(publication).toMatchObject({ published: false, evaluation: { decision: "refused" } });
      expect(blockersOf(publication)).toEqual(["ESS-07"]);
    }
  });
});

describe("a refusal", () => {
  test("says which policy, which column, what was expected and where to mend it", async () => {
    const key = await enforce(admin, contentOf("PRI-02"));
    const document = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });
    const { ref, publish } = await aProduct(contributor, sales, document);

    const { published, evaluation } = await publishProduct(steward, publish());
    expect(published).toBe(false);
    const outcome = evaluation.outcomes.find(({ policy }) => policy.key === key);
    expect(outcome).toMatchObject({
      status: "fail",
      blocking: true,
      checked: 1,
      failed: 1,
      policy: { version: 1 },
    });
    const href = `/products/${ref.domain}/${ref.name}/edit?${new URLSearchParams({
      focus: `${EMAIL_COLUMN}/description`,
      policy: key,
    })}`;
    expect(outcome?.findings).toEqual([
      {
        standing: "open",
        waiver: null,
        fingerprint: expect.stringContaining(key),
        elementKey: "outputPorts[order-lines].columns[order_lines/customer_id]",
        pointer: `${EMAIL_COLUMN}/description`,
        label: 'Output port "order-lines" › column "customer_id" › Description',
        message:
          'Output port "order-lines" › column "customer_id" › Description: expected at least 20 characters, found "Customer".',
        expected: "at least 20 characters",
        actual: "Customer",
        alternatives: [],
        fix: {
          pointer: `${EMAIL_COLUMN}/description`,
          href,
          hint: expect.stringContaining("Say whose data it is"),
          url: null,
        },
      },
    ]);
  });

  test("changes nothing but leaves its receipt and its event", async () => {
    await enforce(admin, contentOf("PRI-02"));
    const document = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });
    const { id, ref, publish } = await aProduct(contributor, sales, document);
    const before = await db.dataProduct.findUniqueOrThrow({ where: { id } });

    const publication = await publishProduct(steward, publish());
    expect(publication).toMatchObject({ published: false, needsAcknowledgement: false });
    expect(await db.dataProduct.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await db.productVersion.count({ where: { productId: id } })).toBe(0);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: "product.publish-refused" });

    const page = { page: 1, size: 20 };
    const { items, total } = await findEvaluations(contributor, ref, page);
    expect(total).toBe(1);
    expect(items[0]).toEqual(publication.evaluation);
    expect(await findEvaluations(stranger, ref, page)).toEqual({ items: [], total: 0 });
  });

  test("is acknowledged away by nobody", async () => {
    await enforce(admin, contentOf("SEC-02"));
    const document = goodProductBut({ "/outputPorts/0/access/encryptedInTransit": false });
    const { publish } = await aProduct(contributor, sales, document);
    expect(await publishProduct(steward, publish({ acknowledged: true }))).toMatchObject({
      published: false,
    });
  });
});

describe("warnings", () => {
  test("stop a publication until somebody says they have read them", async () => {
    const key = await enforce(admin, contentOf("META-04"));
    const { id, publish } = await aProduct(
      contributor,
      sales,
      goodProductBut({ [`${EMAIL_COLUMN}/name`]: "customerId" }),
    );

    const stopped = await publishProduct(steward, publish());
    expect(stopped).toMatchObject({
      published: false,
      needsAcknowledgement: true,
      evaluation: { decision: "publishable-with-warnings", publishedVersion: null },
    });
    expect(stopped.evaluation.outcomes.find(({ policy }) => policy.key === key)?.findings).toHaveLength(1);
    expect(await db.productVersion.count({ where: { productId: id } })).toBe(0);

    expect(await publishProduct(steward, publish({ acknowledged: true }))).toMatchObject({ published: true });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ payload: { acknowledged: true } });
  });
});

describe("policies", () => {
  test("bite on the very next publication, and no longer once they are retired", async () => {
    const document = goodProductBut({ "/retention": undefined });
    const { publish } = await aProduct(contributor, sales, document);
    expect(await publishProduct(steward, publish())).toMatchObject({ published: true });

    const key = await enforce(admin, contentOf("COM-01"));
    const refused = await publishProduct(steward, publish({ revision: 2, version: "1.0.1" }));
    expect(blockersOf(refused)).toEqual([key]);

    await retireAll();
    expect(await publishProduct(steward, publish({ revision: 2, version: "1.0.1" }))).toMatchObject({
      published: true,
    });
  });

  test("of a domain bind its own products and those of its sub-domains, and nobody else's", async () => {
    const below = await createDomainRow({ parentId: mesh.sales.id });
    const beside = await createDomainRow();
    const everywhere = await createPerson({
      domainRoles: { [mesh.sales.id]: "owner", [below.id]: "steward", [beside.id]: "steward" },
    });
    const key = await enforce(mesh.owner, contentOf("COM-01"), mesh.sales.id);
    expect(key).toMatch(new RegExp(`^${sales}/`));

    const blockersIn = async (domain: string) => {
      const { publish } = await aProduct(everywhere, domain, goodProductBut({ "/retention": undefined }));
      return blockersOf(await publishProduct(everywhere, publish()));
    };
    expect(await blockersIn(sales)).toEqual([key]);
    expect(await blockersIn(below.slug)).toEqual([key]);
    expect(await blockersIn(beside.slug)).toEqual([]);
  });

  test("judge a breaking change by the version chosen for it", async () => {
    const key = await enforce(admin, contentOf("LIF-02"));
    const { ref, publish } = await aProduct(contributor, sales);
    await publishProduct(steward, publish());
    const renamed = goodProductBut({ [`${EMAIL_COLUMN}/name`]: "buyer_id" });
    const revision = await editDraft(contributor, ref, 2, renamed);

    const refused = await publishProduct(steward, publish({ revision, version: "1.1.0" }));
    expect(blockersOf(refused)).toEqual([key]);
    expect(refused.evaluation.outcomes.find(({ policy }) => policy.key === key)?.findings).toMatchObject([
      { fix: { pointer: "/version" } },
    ]);
    expect(await publishProduct(steward, publish({ revision, version: "2.0.0" }))).toMatchObject({
      published: true,
    });
  });
});

describe("the database itself", () => {
  test("takes no version without a passing evaluation of the same snapshot of the same product", async () => {
    await enforce(admin, contentOf("COM-01"));
    const refusedProduct = await aProduct(contributor, sales, goodProductBut({ "/retention": undefined }));
    const refused = await publishProduct(steward, refusedProduct.publish());
    await retireAll();
    const other = await aProduct(contributor, sales);
    const passed = await publishProduct(steward, other.publish());

    const insert = (
      productId: string,
      receipt: typeof passed.evaluation,
      facts: Record<string, string> = {},
    ) =>
      db.productVersion.create({
        data: {
          productId,
          ordinal: 9,
          version: "9.0.0",
          descriptor: {},
          snapshotHash: receipt.snapshotHash,
          evaluationId: receipt.id,
          decision: receipt.decision,
          ...facts,
        },
      });
    await expect(insert(refusedProduct.id, refused.evaluation)).rejects.toThrow();
    await expect(
      insert(refusedProduct.id, refused.evaluation, { decision: "publishable" }),
    ).rejects.toThrow();
    await expect(insert(refusedProduct.id, passed.evaluation)).rejects.toThrow();
    await expect(insert(other.id, passed.evaluation, { snapshotHash: "another" })).rejects.toThrow();
    await expect(
      db.evaluation.update({ where: { id: refused.evaluation.id }, data: { decision: "publishable" } }),
    ).rejects.toThrow();
  });
});

type Publication = Awaited<ReturnType<typeof publishProduct>>;

function blockersOf({ evaluation }: Publication): string[] {
  return evaluation.outcomes.flatMap(({ blocking, policy }) => (blocking ? [policy.key] : []));
}
