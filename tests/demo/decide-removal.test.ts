import { describe, expect, test } from "vitest";
import { decideRemoval, type OwnThings } from "@/lib/demo/decide-removal";

const NOTHING: OwnThings = { people: 0, admins: 0, domains: 0, products: 0, policies: 0, terms: 0 };
const AN_ADMIN: OwnThings = { ...NOTHING, people: 1, admins: 1 };

const domain = (id: string, parentId: string | null = null) => ({ id, name: id, parentId });
const DEMO = [domain("sales"), domain("orders", "sales"), domain("returns", "orders"), domain("finance")];
const demoDomainIds = DEMO.map(({ id }) => id);
const decide = (own: OwnThings, facts: { held?: string[]; more?: ReturnType<typeof domain>[] } = {}) =>
  decideRemoval({
    demoDomainIds,
    domains: [...DEMO, ...(facts.more ?? [])],
    own,
    heldDomainIds: facts.held ?? [],
  });

test("where there is nothing but the demo, everything goes, sub-domains before their parents", () => {
  expect(decide(NOTHING)).toEqual({
    allowed: true,
    isEverything: true,
    goingDomainIds: ["returns", "orders", "sales", "finance"],
    stayingDomainIds: [],
  });
});

test.each(["people", "domains", "products", "policies"] as const)(
  "is refused when %s of one's own would stay without an admin",
  (what) => {
    expect(decide({ ...NOTHING, [what]: 1 })).toEqual({ allowed: false });
    expect(decide({ ...AN_ADMIN, [what]: 1 })).toMatchObject({ allowed: true, isEverything: false });
  },
);

describe("a demo domain stays", () => {
  test("while something of one's own is in it, and what is above it stays with it", () => {
    expect(decide(AN_ADMIN, { held: ["orders"] })).toMatchObject({
      goingDomainIds: ["returns", "finance"],
      stayingDomainIds: ["sales", "orders"],
    });
  });

  test("while a domain of one's own is below it", () => {
    expect(decide(AN_ADMIN, { more: [domain("mine", "returns")] })).toMatchObject({
      goingDomainIds: ["finance"],
      stayingDomainIds: ["sales", "orders", "returns"],
    });
  });

  test("not because of a domain of one's own beside it", () => {
    expect(decide(AN_ADMIN, { more: [domain("mine")], held: ["mine"] })).toMatchObject({
      stayingDomainIds: [],
    });
  });
});

test("a demo domain that somebody deleted before is in neither list", () => {
  const removal = decideRemoval({
    demoDomainIds: ["gone"],
    domains: [],
    own: NOTHING,
    heldDomainIds: [],
  });
  expect(removal).toMatchObject({ goingDomainIds: [], stayingDomainIds: [] });
});
