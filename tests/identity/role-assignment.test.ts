import { expect, test } from "vitest";
import { InvitePerson } from "@/lib/identity/inputs";
import { RoleAssignment } from "@/lib/identity/role-assignment";
import { toRoleText } from "@/lib/identity/role-text";

test.each(["admin", "auditor", "governance-delegate:3f2a", "category-steward:privacy"])(
  "%s is read and written back unchanged",
  (text) => {
    expect(toRoleText(RoleAssignment.parse(text))).toBe(text);
  },
);

test.each(["", "member", "root", "admin:sales", "governance-delegate", "category-steward:"])(
  "%j is no role that can be given",
  (text) => {
    expect(RoleAssignment.safeParse(text).success).toBe(false);
  },
);

const ANA = { email: " Ana@Example.com ", name: " Ana " };

test("a form may send no role, one or several", () => {
  expect(InvitePerson.parse(ANA)).toEqual({
    email: "ana@example.com",
    name: "Ana",
    orgRoles: [],
    domainRoles: [],
  });
  expect(InvitePerson.parse({ ...ANA, orgRoles: "admin", domainRoles: "steward:d1" })).toMatchObject({
    orgRoles: [{ role: "admin", scope: "" }],
    domainRoles: [{ role: "steward", domainId: "d1" }],
  });
  expect(InvitePerson.parse({ ...ANA, orgRoles: ["admin", "auditor"] }).orgRoles).toHaveLength(2);
  expect(InvitePerson.safeParse({ ...ANA, domainRoles: "king:d1" }).success).toBe(false);
});
