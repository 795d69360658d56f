import { AppError } from "@/lib/platform/errors";
import { type Actor, DOMAIN_ROLES, type DomainRole, type OrgRole, type TokenScope } from "./model";

/** What the whole organisation's roles may do. Every role and every action appears: a new one does not compile. */
export const ORG_PERMISSIONS = {
  "people.manage": ["admin"],
  // What others made: to see that there is one, and to end it.
  "token.manage-any": ["admin"],
  "mail.read": ["admin"],
  "settings.manage": ["admin"],
  "search.manage": ["admin"],
  "domain.create": ["admin"],
  "domain.delete": ["admin"],
  "policy.read": ["admin", "governance-delegate", "category-steward", "auditor", "member"],
  "policy.read-drafts": ["admin", "governance-delegate", "category-steward", "auditor"],
  // Delegates write and propose; a policy of the whole organisation binds by a vote, or by an admin's decision.
  "policy.write-global": ["admin", "governance-delegate"],
  // To be told whom a policy would hit; whoever may write one may.
  "policy.try-global": ["admin", "governance-delegate"],
  "policy.activate-global": ["admin"],
  "policy.propose": ["admin", "governance-delegate"],
  "policy.activate-emergency": ["admin", "governance-delegate"],
  // Everybody who reads policies may say what they think of a proposal, and take their own words back.
  "comment.write": ["admin", "governance-delegate", "category-steward", "auditor", "member"],
  "comment.remove-any": ["admin"],
  // Questions, answers and reviews of products one sees, and what one follows.
  "discussion.write": ["admin", "governance-delegate", "category-steward", "auditor", "member"],
  "discussion.moderate-any": ["admin"],
  "waiver.decide-any": ["admin"],
  "audit.read": ["admin", "auditor"],
  "evaluation.read-all": ["admin", "auditor"],
  "demand.moderate": ["admin"],
  "product.see-all": ["admin", "auditor"],
  // Who has access to what; those who decide about a product or answer for it read of theirs without this.
  "access.read-all": ["admin", "auditor"],
  "purpose.manage": ["admin"],
  // Whom Agora tells what happens: receivers learn who has access to what.
  "webhook.manage": ["admin"],
  // Whether databases do what was granted.
  "provisioning.manage": ["admin"],
} as const satisfies Record<string, readonly OrgRole[]>;
export type OrgAction = keyof typeof ORG_PERMISSIONS;

/** What a role in a domain allows there and in its sub-domains: the weakest role that suffices. */
export const DOMAIN_PERMISSIONS = {
  "product.register": "contributor",
  "product.edit": "contributor",
  "product.read-drafts": "contributor",
  "product.publish": "steward",
  "product.change-lifecycle": "steward",
  "product.delete": "owner",
  "product.move": "owner",
  "domain.edit": "owner",
  "domain.manage-members": "owner",
  "term.manage": "steward",
  "demand.claim": "steward",
  // To answer as the team that owns the product, and to say which answer is right.
  "discussion.speak-for": "contributor",
  // To answer reviews, and to take away what should not stand there.
  "discussion.moderate": "owner",
  "announcement.make": "steward",
  "policy.write-local": "owner",
  "policy.try-local": "owner",
  "waiver.request": "steward",
  "waiver.decide": "owner",
  // For the team of the domain, or one of its products.
  "access.request": "contributor",
  // To see who has access, to end it, and to say who decides and for how long.
  "access.manage": "steward",
  // To say what was found of a promise, and what is wrong with a product.
  "evidence.record": "contributor",
  "incident.manage": "contributor",
} as const satisfies Record<string, DomainRole>;
export type DomainAction = keyof typeof DOMAIN_PERMISSIONS;

/** Domain actions an admin may do everywhere. What a product says is its domain's: an admin neither edits nor publishes. */
export const ADMIN_IN_EVERY_DOMAIN = [
  "domain.edit",
  "domain.manage-members",
  "product.read-drafts",
  "product.move",
] as const satisfies readonly DomainAction[];

const SEEING = [
  "policy.read",
  "policy.read-drafts",
  "product.see-all",
  "product.read-drafts",
] as const satisfies readonly (OrgAction | DomainAction)[];

/** What an access token may do of what its person may; everything else is for people who signed in. */
export const TOKEN_PERMISSIONS = {
  read: SEEING,
  check: [...SEEING, "policy.try-global", "policy.try-local"],
  publish: [...SEEING, "product.publish"],
  evidence: [...SEEING, "evidence.record"],
} as const satisfies Record<TokenScope, readonly (OrgAction | DomainAction)[]>;

function isInScope({ tokenScopes }: Actor, action: OrgAction | DomainAction): boolean {
  if (tokenScopes === null) return true;
  return tokenScopes.some((scope) => {
    const actions: readonly (OrgAction | DomainAction)[] = TOKEN_PERMISSIONS[scope];
    return actions.includes(action);
  });
}

export function can(actor: Actor, action: OrgAction): boolean {
  if (!isInScope(actor, action)) return false;
  const roles: readonly OrgRole[] = ORG_PERMISSIONS[action];
  return actor.orgRoles.some((role) => roles.includes(role));
}

export function canInDomain(actor: Actor, action: DomainAction, domainId: string): boolean {
  if (!isInScope(actor, action)) return false;
  const held = Object.hasOwn(actor.domainRoles, domainId) ? actor.domainRoles[domainId] : undefined;
  if (held && DOMAIN_ROLES.indexOf(held) >= DOMAIN_ROLES.indexOf(DOMAIN_PERMISSIONS[action])) return true;
  const everywhere: readonly DomainAction[] = ADMIN_IN_EVERY_DOMAIN;
  return actor.orgRoles.includes("admin") && everywhere.includes(action);
}

/** The domains in which the actor may do this; "all" for those who may do it everywhere. */
export function domainsWhere(actor: Actor, action: DomainAction): "all" | string[] {
  if (!isInScope(actor, action)) return [];
  const everywhere: readonly DomainAction[] = ADMIN_IN_EVERY_DOMAIN;
  if (actor.orgRoles.includes("admin") && everywhere.includes(action)) return "all";
  return Object.keys(actor.domainRoles).filter((id) => canInDomain(actor, action, id));
}

export function requireCan(actor: Actor, action: OrgAction): void {
  if (!can(actor, action)) throw new AppError("forbidden", "Your role does not allow this.");
}

export function requireInDomain(actor: Actor, action: DomainAction, domainId: string): void {
  if (canInDomain(actor, action, domainId)) return;
  throw new AppError("forbidden", `This needs the role of ${DOMAIN_PERMISSIONS[action]} in the domain.`);
}
