import fc from "fast-check";
import { expect, test } from "vitest";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { rate } from "@/lib/governance/compliance/score";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { createDomainRow, createPerson } from "../../people";
import { aProduct, enforce } from "../publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "../setting";
import { keptOutcomes, keptRating, untilKept } from "./kept";

const SPOILS = [
  "/retention",
  "/summary",
  "/team",
  "/support",
  "/tags",
  "/description",
  "/outputPorts/0/contract/servers",
  "/outputPorts/0/contract/slaProperties",
  `${EMAIL_COLUMN}/description`,
  `${EMAIL_COLUMN}/classification`,
  `${EMAIL_COLUMN}/customProperties`,
] as const;

const codes = starterPolicies().map(({ code }) => code);

const catalog = fc.record({
  policies: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 8 }),
  graceDays: fc.constantFrom(0, 0, 30),
  products: fc.array(fc.uniqueArray(fc.constantFrom(...SPOILS), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  }),
});

test("for any catalog and any policies, what is kept is what the gate's own evaluation says", async () => {
  await fc.assert(
    fc.asyncProperty(catalog, async ({ policies, graceDays, products }) => {
      const domain = await createDomainRow();
      const owner = await createPerson({ domainRoles: { [domain.id]: "owner" } });
      const published: Awaited<ReturnType<typeof aProduct>>[] = [];
      for (const spoils of products) {
        const document = goodProductBut(Object.fromEntries(spoils.map((pointer) => [pointer, undefined])));
        const product = await aProduct(owner, domain.slug, document);
        const publication = await publishProduct(owner, product.publish({ acknowledged: true }));
        if (publication.published) published.push(product);
      }
      for (const code of policies) await enforce(owner, { ...contentOf(code), graceDays }, domain.id);
      await untilKept();

      for (const { id, ref } of published) {
        const said = await findCompliance(owner, ref);
        const outcomes = said?.outcomes ?? [];
        const kept = await keptOutcomes(id);
        expect(
          kept.map(({ policyKey, status, blocking, checked, failed }) => [
            policyKey,
            status,
            blocking,
            checked,
            failed,
          ]),
        ).toEqual(
          outcomes
            .map(({ policy, status, blocking, checked, failed }) => [
              policy.key,
              status,
              blocking,
              checked,
              failed,
            ])
            .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
        );
        const { badge, score } = rate(outcomes);
        expect(await keptRating(id)).toMatchObject({ badge, score });
        expect(badge === "non-compliant").toBe(said?.decision === "refused");
      }
    }),
    { numRuns: 12 },
  );
});
