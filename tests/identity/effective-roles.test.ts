import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DomainNode, effectiveRoles, type Membership } from "@/lib/identity/effective-roles";
import { DOMAIN_ROLES } from "@/lib/identity/model";

// company ─ sales ─ orders ─ returns, company ─ finance, and an unrelated tree.
const TREE: DomainNode[] = [
  { id: "company", parentId: null },
  { id: "sales", parentId: "company" },
  { id: "orders", parentId: "sales" },
  { id: "returns", parentId: "orders" },
  { id: "finance", parentId: "company" },
  { id: "elsewhere", parentId: null },
];

describe("a role in a domain", () => {
  test.each<[string, Membership[], Record<string, string>]>([
    ["holds nowhere without membership", [], {}],
    [
      "holds there and in everything below",
      [{ domainId: "orders", role: "steward" }],
      { orders: "steward", returns: "steward" },
    ],
    ["does not hold above or beside", [{ domainId: "returns", role: "owner" }], { returns: "owner" }],
    [
      "gives way to a stronger one from above",
      [
        { domainId: "sales", role: "owner" },
        { domainId: "orders", role: "contributor" },
      ],
      { sales: "owner", orders: "owner", returns: "owner" },
    ],
    [
      "gives way to a stronger one of its own",
      [
        { domainId: "sales", role: "contributor" },
        { domainId: "orders", role: "owner" },
      ],
      { sales: "contributor", orders: "owner", returns: "owner" },
    ],
    ["means nothing in a domain that is gone", [{ domainId: "gone", role: "owner" }], {}],
  ])("%s", (_case, memberships, expected) => {
    expect(effectiveRoles(TREE, memberships).domainRoles).toEqual(expected);
  });
});

describe("a person belongs to", () => {
  test.each<[string, string[], string[]]>([
    ["nothing without membership", [], []],
    ["their domain, all above it and all below it", ["orders"], ["company", "orders", "returns", "sales"]],
    ["everything below a root", ["company"], ["company", "finance", "orders", "returns", "sales"]],
    ["the union of all their domains", ["finance", "elsewhere"], ["company", "elsewhere", "finance"]],
  ])("%s", (_case, domainIds, expected) => {
    const memberships = domainIds.map((domainId) => ({ domainId, role: "contributor" as const }));
    expect([...effectiveRoles(TREE, memberships).belongsTo].sort()).toEqual(expected);
  });
});

test("a ring of domains ends the walk instead of the process", () => {
  const ring = [
    { id: "a", parentId: "b" },
    { id: "b", parentId: "a" },
  ];
  expect(effectiveRoles(ring, [{ domainId: "a", role: "steward" }]).domainRoles).toEqual({
    a: "steward",
    b: "steward",
  });
});

/** Trees: every domain's parent is an earlier one, or none. */
const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((picks) =>
  picks.map((pick, index) => ({
    id: `d${index}`,
    parentId: pick % (index + 1) === index ? null : `d${pick % (index + 1)}`,
  })),
);
const memberships = fc.array(
  fc.record({ domainId: fc.nat({ max: 13 }).map((n) => `d${n}`), role: fc.constantFrom(...DOMAIN_ROLES) }),
  { maxLength: 5 },
);

test("in every tree a child's role is at least its parent's, and roles grow with memberships", () => {
  fc.assert(
    fc.property(trees, memberships, memberships, (tree, some, more) => {
      const strength = (roles: Readonly<Record<string, (typeof DOMAIN_ROLES)[number]>>, id: string) => {
        const role = roles[id];
        return role ? DOMAIN_ROLES.indexOf(role) : -1;
      };
      const few = effectiveRoles(tree, some);
      const many = effectiveRoles(tree, [...some, ...more]);
      for (const { id, parentId } of tree) {
        if (parentId) {
          expect(strength(few.domainRoles, id)).toBeGreaterThanOrEqual(strength(few.domainRoles, parentId));
        }
        expect(strength(many.domainRoles, id)).toBeGreaterThanOrEqual(strength(few.domainRoles, id));
      }
      for (const id of Object.keys(few.domainRoles)) expect(few.belongsTo).toContain(id);
      for (const id of few.belongsTo) expect(many.belongsTo).toContain(id);
    }),
  );
});

test("the order of domains and memberships does not matter", () => {
  fc.assert(
    fc.property(trees, memberships, (tree, some) => {
      const forwards = effectiveRoles(tree, some);
      const backwards = effectiveRoles([...tree].reverse(), [...some].reverse());
      expect(backwards.domainRoles).toEqual(forwards.domainRoles);
      expect([...backwards.belongsTo].sort()).toEqual([...forwards.belongsTo].sort());
    }),
  );
});
