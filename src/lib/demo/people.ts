import type { DomainRole, OrgRole } from "@/lib/identity/model";
import file from "./people.json";

/** The people of the demo mesh, in a file of its own because the starter prints them without running the app. */
export const DEMO_PEOPLE = file.people;

export const ADMIN = "ada@agora.example";

/** A delegate's scope is the slug of the domain they speak for, a steward's the category. */
const ORG_ROLES: readonly { email: string; role: OrgRole; scope: string }[] = [
  { email: "olivia@agora.example", role: "governance-delegate", scope: "sales" },
  { email: "mara@agora.example", role: "governance-delegate", scope: "marketing" },
  { email: "finn@agora.example", role: "governance-delegate", scope: "finance" },
  { email: "priya@agora.example", role: "governance-delegate", scope: "product-development" },
  { email: "ingrid@agora.example", role: "category-steward", scope: "privacy" },
  { email: "nora@agora.example", role: "auditor", scope: "" },
];

export function orgRolesOf(email: string) {
  return ORG_ROLES.filter((assignment) => assignment.email === email);
}

export const DOMAIN_MEMBERS: readonly { domain: string; email: string; role: DomainRole }[] = [
  { domain: "sales", email: "olivia@agora.example", role: "owner" },
  { domain: "sales", email: "sam@agora.example", role: "steward" },
  { domain: "marketing", email: "mara@agora.example", role: "owner" },
  { domain: "marketing", email: "tom@agora.example", role: "contributor" },
  { domain: "finance", email: "finn@agora.example", role: "owner" },
  { domain: "finance", email: "grace@agora.example", role: "steward" },
  { domain: "product-development", email: "priya@agora.example", role: "owner" },
  { domain: "product-development", email: "leo@agora.example", role: "contributor" },
];
