import { describe, expect, test } from "vitest";
import { DOMAIN_ROLES, type DomainRole, OrgRole, TOKEN_SCOPES, type TokenScope } from "@/lib/identity/model";
import {
  can,
  canInDomain,
  DOMAIN_PERMISSIONS,
  type DomainAction,
  domainsWhere,
  ORG_PERMISSIONS,
  type OrgAction,
  requireCan,
  requireInDomain,
} from "@/lib/identity/permissions";
import { AppError } from "@/lib/platform/errors";
import { anActor } from "../builders";

// Written by hand on purpose: a table derived from the code would agree with any mistake in it.
const YES = true;
const no = false;

// biome-ignore format: a table is read by its columns.
const EXPECTED_ORG: Record<OrgAction, Record<OrgRole, boolean>> = {
  "people.manage":       { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "token.manage-any":    { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "mail.read":           { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "settings.manage":     { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "search.manage":       { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "domain.create":       { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "domain.delete":       { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "policy.read":         { admin: YES, "governance-delegate": YES, "category-steward": YES, auditor: YES, member: YES },
  "policy.read-drafts":  { admin: YES, "governance-delegate": YES, "category-steward": YES, auditor: YES, member: no },
  "policy.write-global": { admin: YES, "governance-delegate": YES, "category-steward": no,  auditor: no,  member: no },
  "policy.try-global":   { admin: YES, "governance-delegate": YES, "category-steward": no,  auditor: no,  member: no },
  "policy.activate-global": { admin: YES, "governance-delegate": no, "category-steward": no, auditor: no, member: no },
  "policy.propose":      { admin: YES, "governance-delegate": YES, "category-steward": no,  auditor: no,  member: no },
  "comment.write":       { admin: YES, "governance-delegate": YES, "category-steward": YES, auditor: YES, member: YES },
  "comment.remove-any":  { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "policy.activate-emergency": { admin: YES, "governance-delegate": YES, "category-steward": no, auditor: no, member: no },
  "discussion.write":    { admin: YES, "governance-delegate": YES, "category-steward": YES, auditor: YES, member: YES },
  "discussion.moderate-any": { admin: YES, "governance-delegate": no, "category-steward": no, auditor: no, member: no },
  "waiver.decide-any":   { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "audit.read":          { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: YES, member: no },
  "evaluation.read-all": { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: YES, member: no },
  "demand.moderate":     { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "product.see-all":     { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: YES, member: no },
  "access.read-all":     { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: YES, member: no },
  "purpose.manage":      { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "webhook.manage":      { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
  "provisioning.manage": { admin: YES, "governance-delegate": no,  "category-steward": no,  auditor: no,  member: no },
};

/** `none` is a person without a role in the domain, `admin` an admin without one. */
type Standing = DomainRole | "none" | "admin";

// biome-ignore format: a table is read by its columns.
const EXPECTED_DOMAIN: Record<DomainAction, Record<Standing, boolean>> = {
  "product.register":         { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
  "product.edit":             { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
  "product.read-drafts":      { none: no, contributor: YES, steward: YES, owner: YES, admin: YES },
  "product.publish":          { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "product.change-lifecycle": { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "product.delete":           { none: no, contributor: no,  steward: no,  owner: YES, admin: no },
  "product.move":             { none: no, contributor: no,  steward: no,  owner: YES, admin: YES },
  "domain.edit":              { none: no, contributor: no,  steward: no,  owner: YES, admin: YES },
  "domain.manage-members":    { none: no, contributor: no,  steward: no,  owner: YES, admin: YES },
  "term.manage":              { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "demand.claim":             { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "discussion.speak-for":     { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
  "discussion.moderate":      { none: no, contributor: no,  steward: no,  owner: YES, admin: no },
  "announcement.make":        { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "policy.write-local":       { none: no, contributor: no,  steward: no,  owner: YES, admin: no },
  "policy.try-local":         { none: no, contributor: no,  steward: no,  owner: YES, admin: no },
  "waiver.request":           { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "waiver.decide":            { none: no, contributor: no,  steward: no,  owner: YES, admin: no },
  "access.request":           { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
  "access.manage":            { none: no, contributor: no,  steward: YES, owner: YES, admin: no },
  "evidence.record":          { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
  "incident.manage":          { none: no, contributor: YES, steward: YES, owner: YES, admin: no },
};

function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  // Object.keys forgets which keys the type allows.
  return Object.keys(table) as K[];
}

describe("the tables are complete", () => {
  test("for the organisation", () => {
    expect(keysOf(EXPECTED_ORG).sort()).toEqual(keysOf(ORG_PERMISSIONS).sort());
  });
  test("for domains", () => {
    expect(keysOf(EXPECTED_DOMAIN).sort()).toEqual(keysOf(DOMAIN_PERMISSIONS).sort());
  });
});

describe.each(OrgRole.options)("in the organisation, a person who is %s", (role) => {
  test.each(keysOf(EXPECTED_ORG))("%s", (action) => {
    const actor = anActor({ orgRoles: [role] });
    const allowed = EXPECTED_ORG[action][role];
    expect(can(actor, action)).toBe(allowed);
    expectRefusal(() => requireCan(actor, action), !allowed);
  });
});

test("several roles add up, and no role at all allows nothing", () => {
  for (const action of keysOf(EXPECTED_ORG)) {
    expect(can(anActor({ orgRoles: [] }), action)).toBe(false);
    const both = can(anActor({ orgRoles: ["member", "auditor"] }), action);
    expect(both).toBe(EXPECTED_ORG[action].member || EXPECTED_ORG[action].auditor);
  }
});

const STANDINGS: Standing[] = ["none", ...DOMAIN_ROLES, "admin"];

describe.each(STANDINGS)("in a domain, a person who is %s there", (standing) => {
  const actor = anActor({
    orgRoles:
      standing === "admin" ? ["admin"] : ["member", "governance-delegate", "category-steward", "auditor"],
    domainRoles: standing === "none" || standing === "admin" ? { other: "owner" } : { here: standing },
  });

  test.each(keysOf(EXPECTED_DOMAIN))("%s", (action) => {
    const allowed = EXPECTED_DOMAIN[action][standing];
    expect(canInDomain(actor, action, "here")).toBe(allowed);
    expectRefusal(() => requireInDomain(actor, action, "here"), !allowed);
    const everywhere = domainsWhere(actor, action);
    expect(everywhere === "all" || everywhere.includes("here")).toBe(allowed);
  });
});

test.each(["__proto__", "constructor", "toString"])("a domain called %s gives nobody a role", (id) => {
  expect(canInDomain(anActor(), "product.register", id)).toBe(false);
});

// biome-ignore format: a table is read by its columns.
const IN_SCOPE: Partial<Record<OrgAction | DomainAction, Record<TokenScope, boolean>>> = {
  "policy.read":         { read: YES, check: YES, publish: YES, evidence: YES },
  "policy.read-drafts":  { read: YES, check: YES, publish: YES, evidence: YES },
  "product.see-all":     { read: YES, check: YES, publish: YES, evidence: YES },
  "product.read-drafts": { read: YES, check: YES, publish: YES, evidence: YES },
  "policy.try-global":   { read: no,  check: YES, publish: no, evidence: no },
  "policy.try-local":    { read: no,  check: YES, publish: no, evidence: no },
  "product.publish":     { read: no,  check: no,  publish: YES, evidence: no },
  "evidence.record":     { read: no,  check: no,  publish: no, evidence: YES },
};

describe.each(TOKEN_SCOPES)("an access token made to %s", (scope) => {
  const person = anActor({ orgRoles: [...OrgRole.options], domainRoles: { here: "owner" } });
  const token = { ...person, tokenScopes: [scope] };
  const none = { ...person, tokenScopes: [] };

  test.each(keysOf(EXPECTED_ORG))("%s: never more than its scope, nor than its person", (action) => {
    expect(can(person, action)).toBe(true);
    expect(can(token, action)).toBe(IN_SCOPE[action]?.[scope] ?? false);
    expect(can(none, action)).toBe(false);
    expect(can({ ...token, orgRoles: [] }, action)).toBe(false);
  });

  test.each(keysOf(EXPECTED_DOMAIN))("%s: never more than its scope, nor than its person", (action) => {
    expect(canInDomain(person, action, "here")).toBe(true);
    const allowed = IN_SCOPE[action]?.[scope] ?? false;
    expect(canInDomain(token, action, "here")).toBe(allowed);
    const everywhere = domainsWhere(token, action);
    expect(everywhere === "all" || everywhere.includes("here")).toBe(allowed);
    expect(canInDomain(none, action, "here")).toBe(false);
    expect(canInDomain({ ...token, orgRoles: [], domainRoles: {} }, action, "here")).toBe(false);
  });
});

function expectRefusal(run: () => void, isRefused: boolean): void {
  if (isRefused) expect(run).toThrow(expect.objectContaining({ name: AppError.name, code: "forbidden" }));
  else expect(run).not.toThrow();
}
