import { mayWritePolicies } from "@/lib/governance/policy-access";
import type { Actor } from "@/lib/identity/model";
import { can, domainsWhere } from "@/lib/identity/permissions";
import type { PaletteAction } from "./palette";

/** What this person can do from anywhere, the likeliest first; whatever would be refused is not offered. */
export function paletteActionsFor(actor: Actor): PaletteAction[] {
  const mayRegister = domainsWhere(actor, "product.register").length > 0;
  const administers = can(actor, "people.manage");
  return [
    ...when(mayRegister, [
      { label: "Register a data product", words: "new create add publish", href: "/products/new" },
      {
        label: "Import a data product",
        words: "new odps odcs yaml contract",
        href: "/products/new?from=import",
      },
    ]),
    { label: "Search data products", words: "find browse all", href: "/search" },
    { label: "Request data", words: "demand missing need ask new", href: "/demand/new" },
    { label: "Demand", words: "requests missing data asked", href: "/demand" },
    { label: "Saved searches", words: "alerts mails bookmarks", href: "/searches" },
    { label: "My access", words: "grants requests renew give back", href: "/access" },
    { label: "Inbox", words: "access requests decide approve deny tasks", href: "/inbox" },
    { label: "My drafts", words: "unpublished edit changes", href: "/drafts" },
    { label: "Domains", words: "teams tree areas", href: "/domains" },
    { label: "Mesh map", words: "lineage graph flows upstream downstream path", href: "/map" },
    { label: "Glossary", words: "terms business definitions vocabulary", href: "/glossary" },
    ...when(domainsWhere(actor, "term.manage").length > 0, [
      { label: "Define a term", words: "glossary new add business definition", href: "/glossary/new" },
    ]),
    { label: "Tags", words: "labels topics browse", href: "/tags" },
    { label: "Compare products", words: "side by side differences", href: "/compare" },
    { label: "Policies", words: "governance rules", href: "/governance" },
    { label: "Proposals and votes", words: "governance decide", href: "/governance/proposals" },
    { label: "Waivers", words: "governance exceptions", href: "/governance/waivers" },
    { label: "Compliance", words: "governance score trend badges", href: "/governance/compliance" },
    ...when(can(actor, "audit.read"), [
      { label: "Audit log", words: "governance history events", href: "/governance/audit" },
    ]),
    ...when(mayWritePolicies(actor), [
      { label: "Write a policy", words: "new create rule", href: "/governance/policies/new" },
    ]),
    ...when(can(actor, "domain.create"), [
      { label: "Create a domain", words: "new add", href: "/domains/new" },
    ]),
    ...when(administers, [
      { label: "Invite a person", words: "user add member", href: "/admin/people/invite" },
      { label: "People", words: "admin users roles", href: "/admin/people" },
    ]),
    ...when(can(actor, "search.manage"), [
      { label: "Search index", words: "admin rebuild reindex", href: "/admin/search" },
    ]),
    { label: "My account", words: "profile name password settings", href: "/account" },
    { label: "Use the light theme", words: "appearance bright day", theme: "light" },
    { label: "Use the dark theme", words: "appearance night", theme: "dark" },
    { label: "Follow the system's theme", words: "appearance light dark", theme: "system" },
  ];
}

function when(isAllowed: boolean, actions: PaletteAction[]): PaletteAction[] {
  return isAllowed ? actions : [];
}
